package org.polyfeed.publish;

import java.io.IOException;

/** A destination cannot be published to as things are; to try again would change nothing. */
public final class RefusedException extends IOException {

  private final boolean midway;

  /**
   * @param message what is wrong, and what would mend it
   */
  public RefusedException(String message) {
    super(message);
    this.midway = false;
  }

  public RefusedException(String message, Throwable cause) {
    super(message, cause);
    this.midway = false;
  }

  private RefusedException(RefusedException why) {
    super(why.getMessage(), why);
    this.midway = true;
  }

  /** The same, where some files had gone before. */
  RefusedException midway() {
    return new RefusedException(this);
  }

  /** Whether some files had gone before. */
  public boolean isMidway() {
    return midway;
  }
}
