package org.polyfeed.output;

import java.util.Optional;
import org.polyfeed.target.Target;

/** Makes what targets hold. Safe to share between threads. */
public interface Renderer {

  /** The content; nothing, and a problem, where it cannot be made. */
  Optional<Content> render(Target target);
}
