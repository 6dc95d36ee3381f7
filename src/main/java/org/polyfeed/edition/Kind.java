package org.polyfeed.edition;

/** How an entry's article came to be in an edition. */
public enum Kind {
  /** Written in the edition's language. */
  ORIGINAL,
  /** Written in another, because nobody has translated it. */
  FALLBACK
}
