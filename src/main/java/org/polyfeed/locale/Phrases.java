package org.polyfeed.locale;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Words and phrases with what is written for them, found in a text: the longest first. */
final class Phrases {

  record Found(int start, int end, String written) {}

  private final Map<Character, List<Map.Entry<String, String>>> byFirst = new HashMap<>();
  private final boolean whole;

  /**
   * @param whole whether they count only where no other letter stands beside them
   */
  Phrases(Map<String, String> phrases, boolean whole) {
    this.whole = whole;
    phrases.entrySet().stream()
        .sorted(Comparator.comparing(entry -> -entry.getKey().length()))
        .forEach(
            entry ->
                byFirst
                    .computeIfAbsent(entry.getKey().charAt(0), first -> new ArrayList<>())
                    .add(Map.entry(entry.getKey(), entry.getValue())));
  }

  /** As words are compared: in one case and with one form of the apostrophe. */
  static String folded(String word) {
    StringBuilder folded = new StringBuilder(word.length());
    word.toLowerCase(Locale.ROOT).chars().forEach(letter -> folded.append(plain((char) letter)));
    return folded.toString();
  }

  private static char plain(char letter) {
    return Passage.APOSTROPHES.indexOf(letter) < 0 ? letter : '\'';
  }

  List<Found> in(String text) {
    List<Found> all = new ArrayList<>();
    for (int i = 0; !byFirst.isEmpty() && i < text.length(); i++) {
      for (Map.Entry<String, String> phrase : byFirst.getOrDefault(text.charAt(i), List.of())) {
        int end = i + phrase.getKey().length();
        if (stands(phrase.getKey(), text, i) && (!whole || isWhole(text, i, end))) {
          all.add(new Found(i, end, phrase.getValue()));
          i = end - 1;
          break;
        }
      }
    }
    return all;
  }

  private static boolean stands(String phrase, String text, int start) {
    if (start + phrase.length() > text.length()) {
      return false;
    }
    for (int i = 0; i < phrase.length(); i++) {
      if (plain(phrase.charAt(i)) != plain(text.charAt(start + i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isWhole(String text, int start, int end) {
    return !belongs(text, start - 1, -1) && !belongs(text, end, 1);
  }

  /** Whether a letter stands there, or an apostrophe with a letter behind it. */
  private static boolean belongs(String text, int at, int way) {
    if (at < 0 || at >= text.length()) {
      return false;
    }
    if (plain(text.charAt(at)) == '\'') {
      return belongs(text, at + way, way);
    }
    int type = Character.getType(text.charAt(at));
    return Character.isLetterOrDigit(text.charAt(at))
        || Character.isSurrogate(text.charAt(at))
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }
}
