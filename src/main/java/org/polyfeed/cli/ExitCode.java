package org.polyfeed.cli;

/** What the command tells the shell; numbers of sysexits.h where it has one. */
final class ExitCode {

  static final int DONE = 0;

  /** The sources have problems, and nothing was changed. */
  static final int PROBLEMS = 1;

  static final int USAGE = 2;

  /** A fault of Polyfeed's own. */
  static final int BUG = 70;

  /** The disk or network failed, and the old site stands. */
  static final int DISK = 74;

  /** Another run holds the lock. */
  static final int BUSY = 75;

  private ExitCode() {}
}
