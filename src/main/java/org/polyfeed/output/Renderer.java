package org.polyfeed.output;

import java.util.Optional;
import org.polyfeed.target.Target;

/** Makes the bytes of targets. Safe to share between threads. */
public interface Renderer {

  /** The bytes; nothing, and a problem, where they cannot be made. */
  Optional<byte[]> render(Target target);
}
