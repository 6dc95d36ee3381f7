package org.polyfeed.publish;

import java.io.IOException;

/** A destination cannot be published to as things are; to try again would change nothing. */
public final class RefusedException extends IOException {

  /**
   * @param message what is wrong, and what would mend it
   */
  public RefusedException(String message) {
    super(message);
  }

  public RefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
