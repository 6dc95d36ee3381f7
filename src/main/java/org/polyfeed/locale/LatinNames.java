package org.polyfeed.locale;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Foreign words and names that keep their Latin letters in a Cyrillic text. */
final class LatinNames {

  private static final List<String> LINES = Lists.lines("latin-names.txt");

  /** With a capital in the list: only exactly so. Without: in any case. */
  private static final Set<String> WORDS = new HashSet<>(LINES);

  private static final List<String> BEGINNINGS =
      LINES.stream()
          .filter(line -> line.endsWith("*"))
          .map(line -> line.substring(0, line.length() - 1))
          .toList();

  private static final Set<String> COMPANIONS =
      LINES.stream()
          .filter(line -> line.startsWith("~"))
          .map(line -> line.substring(1))
          .collect(Collectors.toUnmodifiableSet());

  private LatinNames() {}

  static boolean has(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return WORDS.contains(word)
        || WORDS.contains(lower)
        || BEGINNINGS.stream().anyMatch(lower::startsWith);
  }

  /** Words that are foreign only beside a foreign word, such as Times beside New York. */
  static boolean hasCompanion(String word) {
    return COMPANIONS.contains(word.toLowerCase(Locale.ROOT));
  }

  /** KazanForum, iPhone: a capital after a small letter. */
  static boolean isCamelCase(String word) {
    for (int i = 1; i < word.length(); i++) {
      if (Character.isUpperCase(word.charAt(i)) && Character.isLowerCase(word.charAt(i - 1))) {
        return true;
      }
    }
    return false;
  }
}
