package org.polyfeed.locale;

import java.util.Locale;

/** The case of letters that become two, and of words from a list. */
final class Casing {

  private Casing() {}

  /**
   * Several letters for one: small for a small one, LJ among capitals, Lj elsewhere.
   *
   * @param place where the letter stands in the word
   * @param initial whether a word of this letter alone counts as standing among capitals
   */
  static String digraph(String small, String word, int place, boolean initial) {
    if (!Character.isUpperCase(word.charAt(place))) {
      return small;
    }
    boolean alone = word.length() == 1;
    boolean capitals = alone ? initial : isCapital(word, place + 1) || isCapital(word, place - 1);
    return capitals ? small.toUpperCase(Locale.ROOT) : capitalised(small);
  }

  private static boolean isCapital(String word, int place) {
    return place >= 0 && place < word.length() && Character.isUpperCase(word.charAt(place));
  }

  /** A word from a list, in the case of the one that it stands for. */
  static String like(String model, String word) {
    if (model.length() > 1 && model.equals(model.toUpperCase(Locale.ROOT))) {
      return word.toUpperCase(Locale.ROOT);
    }
    return Character.isUpperCase(model.charAt(0)) ? capitalised(word) : word;
  }

  static String capitalised(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
