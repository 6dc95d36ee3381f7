package org.polyfeed.edition;

/** How an entry's article came to be in an edition. */
public enum Kind {
  /** Written in the edition's language. */
  ORIGINAL,
  /** Made from an article in the other script of the edition's language. */
  CONVERTED,
  /** Written in another, because nobody has translated it. */
  FALLBACK
}
