package org.polyfeed.translation;

/** A file that is none of those that translators send back. */
final class Unusable extends Exception {

  private static final long serialVersionUID = 1;

  private final int line;

  /**
   * @param line where, or 0
   */
  Unusable(int line, String reason) {
    super(reason);
    this.line = line;
  }

  int line() {
    return line;
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
