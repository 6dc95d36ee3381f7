package org.polyfeed.locale;

import java.util.Set;

/** What the words of addresses are made of. */
public enum SlugStyle {
  /** Words in ASCII letters, as people spell the language in them. */
  ROMANISED,
  /** The title's own letters. */
  NATIVE,
  /** No words: a short name that says nothing and stays. */
  ID;

  /**
   * Scripts that leave out what Latin letters need to be read (vowels, tones, where words end), so
   * that a spelling in ASCII tells their readers less than their own letters do.
   */
  private static final Set<String> OWN_LETTERS =
      Set.of("Arab", "Hebr", "Khmr", "Laoo", "Mymr", "Syrc", "Thaa", "Thai", "Tibt");

  /** What addresses get where the site says nothing; docs/languages.md says why. */
  public static SlugStyle standardIn(LocaleTag locale) {
    if (locale.language().equals("ja")) {
      return ID;
    }
    // The romanisation of Chinese is that of Mandarin.
    boolean cantonese = locale.language().equals("yue");
    return cantonese || OWN_LETTERS.contains(locale.script()) ? NATIVE : ROMANISED;
  }
}
