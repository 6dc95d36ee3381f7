package org.polyfeed.problem;

/** How bad a problem is, worst first. */
public enum Severity {
  /** Nothing is generated while it stands. */
  ERROR,
  /** The site is generated, but somebody should look. */
  WARNING,
  /** What was done to a seed, for those who ask with {@code -v}. */
  NOTE
}
