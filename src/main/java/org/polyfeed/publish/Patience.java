package org.polyfeed.publish;

import java.io.IOException;
import java.time.Duration;

/** Waits before something is tried again. */
public interface Patience {

  /**
   * Waits.
   *
   * @throws IOException where somebody wants the waiting to end
   */
  void wait(Duration time) throws IOException;
}
