package org.polyfeed.locale;

import java.util.List;

/** Serbian from Cyrillic into Latin letters: letter by letter, for Vuk's alphabet has no doubts. */
final class SerbianToLatin {

  static final String CYRILLIC = "абвгдђежзијклљмнњопрстћуфхцчџш";

  static final List<String> LATIN =
      List.of(
          "a", "b", "v", "g", "d", "đ", "e", "ž", "z", "i", "j", "k", "l", "lj", "m", "n", "nj",
          "o", "p", "r", "s", "t", "ć", "u", "f", "h", "c", "č", "dž", "š");

  private static final List<String> COUNTED = List.of("век", "вијек", "светск", "свјетск");

  private SerbianToLatin() {}

  static String convert(String text) {
    Passage passage = Passage.of(text);
    StringBuilder converted = new StringBuilder(text.length() + text.length() / 8);
    for (int i = 0; i < passage.size(); i++) {
      converted.append(passage.gap(i)).append(word(passage, i));
    }
    return converted.append(passage.gap(passage.size())).toString();
  }

  private static String word(Passage passage, int place) {
    String word = passage.word(place);
    if (isLookalikeNumeral(passage, place)) {
      return RomanNumeral.inLatin(word);
    }
    if (!isSerbian(word)) {
      return word;
    }
    boolean initial = word.length() == 1 && passage.isShoutedInitial(place);
    StringBuilder converted = new StringBuilder(word.length() + 2);
    for (int i = 0; i < word.length(); i++) {
      int letter = CYRILLIC.indexOf(Character.toLowerCase(word.charAt(i)));
      converted.append(
          letter < 0 ? word.charAt(i) : Casing.digraph(LATIN.get(letter), word, i, initial));
    }
    return converted.toString();
  }

  /** A word of another language or with letters of two alphabets is not for us to spell. */
  private static boolean isSerbian(String word) {
    return word.chars()
        .allMatch(
            letter ->
                !Character.isLetter(letter)
                    || CYRILLIC.indexOf(Character.toLowerCase(letter)) >= 0);
  }

  private static boolean isLookalikeNumeral(Passage passage, int place) {
    String word = passage.word(place);
    return word.indexOf('Х') >= 0
        && RomanNumeral.isNumeral(RomanNumeral.inLatin(word))
        && COUNTED.stream().anyMatch(passage.word(place + 1)::startsWith);
  }
}
