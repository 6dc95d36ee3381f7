package org.polyfeed.locale;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Numbers such as XXI, which stay in Latin letters in every script. */
final class RomanNumeral {

  private static final Pattern FORM =
      Pattern.compile("(?=.)M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})");

  /** Numbers that are also words, and rarely numbers. */
  private static final Set<String> WORDS =
      Set.of("MI", "LI", "DI", "DIV", "LIV", "C", "D", "L", "M");

  private RomanNumeral() {}

  static boolean isNumeral(String word) {
    return FORM.matcher(word).matches();
  }

  /**
   * Whether the word in this place is a number rather than a word or an initial.
   *
   * @param counted beginnings of what such numbers count: centuries, wars, classes
   */
  static boolean stands(Passage text, int place, List<String> counted) {
    String word = text.word(place);
    if (!isNumeral(word) || WORDS.contains(word)) {
      return false;
    }
    if (isCounted(text.word(place + 1), counted) && text.gap(place + 1).isBlank()) {
      return true;
    }
    if (word.equals("VI")) {
      return !text.isShouted(place);
    }
    return word.length() > 1
        || followsName(text, place)
        || (isNumeral(text.word(place - 2)) && text.word(place - 2).length() > 1);
  }

  private static boolean isCounted(String next, List<String> counted) {
    String lower = next.toLowerCase(Locale.ROOT);
    return counted.stream().anyMatch(lower::startsWith);
  }

  /** As in {@code Petar I}; {@code Petar V.} may be an initial. */
  private static boolean followsName(Passage text, int place) {
    String name = text.word(place - 1);
    boolean capitalised =
        name.length() > 2
            && Character.isUpperCase(name.charAt(0))
            && name.chars().skip(1).allMatch(Character::isLowerCase);
    boolean initial = text.gap(place + 1).startsWith(".") && !text.word(place).equals("I");
    return capitalised && text.gap(place).equals(" ") && !initial;
  }

  /** The number in Latin letters where it was typed in Cyrillic ones that look the same. */
  static String inLatin(String word) {
    return word.replace('Х', 'X').replace('І', 'I').replace('С', 'C').replace('М', 'M');
  }
}
