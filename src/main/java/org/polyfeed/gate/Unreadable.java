package org.polyfeed.gate;

/** A file is not what its kind must be. */
final class Unreadable extends Exception {

  private final String fault;

  Unreadable(String fault) {
    super(fault);
    this.fault = fault;
  }

  /** What is wrong with it. */
  String fault() {
    return fault;
  }
}
