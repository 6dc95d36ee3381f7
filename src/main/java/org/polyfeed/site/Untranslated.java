package org.polyfeed.site;

/** What an edition does with a story that nobody has written in its language. */
public enum Untranslated {
  /** The edition does not have it. */
  OMIT,
  /** Home and topic pages list it, marked with its language; the link leads to the original. */
  LIST,
  /** It also gets a page in the edition's own words, and enters its feeds. */
  SHOW
}
