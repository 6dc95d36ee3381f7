package org.polyfeed.importer;

/** What was given cannot be imported: it is something else, or broken. */
final class Unusable extends Exception {

  private final int line;

  /**
   * @param line where it cannot, or 0 where all of it is meant
   */
  Unusable(int line, String message) {
    super(message);
    this.line = line;
  }

  int line() {
    return line;
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
