package org.polyfeed.publish;

/**
 * What becomes of files at a destination that Polyfeed did not put there, or that somebody has
 * changed since, where the site has files of their names.
 */
public enum Foreign {
  /** Nothing is published as long as they are there. */
  STAYS,
  /** They are taken for Polyfeed's own, and so replaced. */
  IS_ADOPTED
}
