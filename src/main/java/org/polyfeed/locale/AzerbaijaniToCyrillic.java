package org.polyfeed.locale;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Azerbaijani from the Latin alphabet of 1991 into the Cyrillic one of 1958: letter by letter. What
 * is foreign stays in Latin letters.
 */
final class AzerbaijaniToCyrillic {

  private static final List<String> COUNTED =
      List.of("əsr", "yüzil", "dünya", "müharibə", "fəsil", "bölmə", "hissə", "dərəcə", "qrup");

  private static final Map<String, String> WRITTEN = Map.of("kg", "кг");

  /** That never became Cyrillic. */
  private static final Set<String> UNITS = Set.of("Hz", "kHz", "MHz", "GHz");

  private AzerbaijaniToCyrillic() {}

  static String convert(String text) {
    Passage passage = Passage.of(text);
    StringBuilder converted = new StringBuilder(text.length());
    for (int i = 0; i < passage.size(); i++) {
      boolean degrees = passage.gap(i).endsWith("°") && passage.word(i).equals("C");
      converted.append(passage.gap(i)).append(degrees ? "С" : word(passage, i));
    }
    return converted.append(passage.gap(passage.size())).toString();
  }

  private static String word(Passage passage, int place) {
    String word = passage.word(place);
    if (WRITTEN.containsKey(word)) {
      return WRITTEN.getOrDefault(word, word);
    }
    if (isForeign(word) || isNumeral(passage, place)) {
      return word;
    }
    StringBuilder converted = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); i++) {
      converted.append(letter(word.charAt(i)));
    }
    return converted.toString();
  }

  /** No Azerbaijani word begins with ı: a capital that stands alone is the number one. */
  private static boolean isNumeral(Passage passage, int place) {
    return passage.word(place).equals("I") || RomanNumeral.stands(passage, place, COUNTED);
  }

  private static boolean isForeign(String word) {
    return UNITS.contains(word)
        || LatinNames.isCamelCase(word)
        || LatinNames.has(word)
        || word.chars()
            .anyMatch(
                letter ->
                    Character.isLetter(letter)
                        && AzerbaijaniToLatin.LATIN.indexOf(small((char) letter)) < 0);
  }

  private static char letter(char latin) {
    int known = AzerbaijaniToLatin.LATIN.indexOf(small(latin));
    if (known < 0) {
      return latin;
    }
    char cyrillic = AzerbaijaniToLatin.CYRILLIC.charAt(known);
    return Character.isUpperCase(latin) ? Character.toUpperCase(cyrillic) : cyrillic;
  }

  /** I is the capital of ı, and İ that of i. */
  private static char small(char latin) {
    return switch (latin) {
      case 'I' -> 'ı';
      case 'İ' -> 'i';
      default -> Character.toLowerCase(latin);
    };
  }
}
