package org.polyfeed.locale;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * Azerbaijani from the Cyrillic alphabet of 1958 into the Latin one of 1991: letter by letter, and
 * the Russian letters that stand in names alone.
 */
final class AzerbaijaniToLatin {

  static final String CYRILLIC = "абвгғдеәжзиыјкҝлмноөпрстуүфхһчҹш";

  static final String LATIN = "abvqğdeəjziıykglmnoöprstuüfxhçcş";

  /** Other than one letter for one; щ and ё depend on their neighbours. */
  private static final Map<Character, String> RUSSIAN =
      Map.of(
          'э', "e", 'й', "y", 'ё', "yo", 'ю', "yu", 'я', "ya", 'ц', "ts", 'щ', "ş", 'ь', "", 'ъ',
          "");

  private static final String VOWELS = "аеәиыоөуүэёюя";

  private static final Map<String, String> UNITS =
      Map.of("Гц", "Hs", "кГц", "kHs", "МГц", "MHs", "ГГц", "GHs");

  /** Typed in the letters of either alphabet. */
  private static final Pattern NUMERAL = Pattern.compile("[ХІXIV]{2,}");

  private AzerbaijaniToLatin() {}

  static String convert(String text) {
    Passage passage = Passage.withApostrophes(text);
    StringBuilder converted = new StringBuilder(text.length() + text.length() / 16);
    for (int i = 0; i < passage.size(); i++) {
      boolean degrees = passage.gap(i).endsWith("°") && passage.word(i).equals("С");
      converted.append(passage.gap(i)).append(degrees ? "C" : word(passage, i));
    }
    return converted.append(passage.gap(passage.size())).toString();
  }

  private static String word(Passage passage, int place) {
    String word = passage.word(place);
    if (UNITS.containsKey(word)) {
      return UNITS.getOrDefault(word, word);
    }
    if (NUMERAL.matcher(word).matches() && RomanNumeral.isNumeral(RomanNumeral.inLatin(word))) {
      return RomanNumeral.inLatin(word);
    }
    if (!isAzerbaijani(word)) {
      return word;
    }
    boolean initial = word.length() == 1 && passage.isShoutedInitial(place);
    StringBuilder converted = new StringBuilder(word.length() + 2);
    for (int i = 0; i < word.length(); i++) {
      converted.append(letter(word, i, initial));
    }
    return converted.toString();
  }

  /** A word of another language or with letters of two alphabets is not for us to spell. */
  private static boolean isAzerbaijani(String word) {
    return word.chars()
        .map(Character::toLowerCase)
        .allMatch(
            letter ->
                !Character.isLetter(letter)
                    || CYRILLIC.indexOf(letter) >= 0
                    || RUSSIAN.containsKey((char) letter)
                    || Passage.APOSTROPHES.indexOf(letter) >= 0);
  }

  private static String letter(String word, int place, boolean initial) {
    char letter = word.charAt(place);
    int known = CYRILLIC.indexOf(Character.toLowerCase(letter));
    if (known >= 0) {
      char latin = LATIN.charAt(known);
      return Character.toString(Character.isUpperCase(letter) ? capital(latin) : latin);
    }
    if (Passage.APOSTROPHES.indexOf(letter) >= 0) {
      // The spelling of today has none inside words: мәʼна is məna.
      return isInside(word, place) ? "" : Character.toString(letter);
    }
    String small = Character.isLetter(letter) ? russian(word, place) : Character.toString(letter);
    return small.isEmpty() ? "" : Casing.digraph(small, word, place, initial);
  }

  private static String russian(String word, int place) {
    char letter = Character.toLowerCase(word.charAt(place));
    char before = at(word, place - 1);
    if (letter == 'щ' && isVowel(before) && isVowel(at(word, place + 1))) {
      return "şş";
    }
    if (letter == 'ё' && "чшщж".indexOf(before) >= 0) {
      return "o";
    }
    return RUSSIAN.getOrDefault(letter, "");
  }

  private static boolean isInside(String word, int place) {
    return Character.isLetter(at(word, place - 1)) && Character.isLetter(at(word, place + 1));
  }

  private static boolean isVowel(char letter) {
    return VOWELS.indexOf(letter) >= 0;
  }

  private static char at(String word, int place) {
    return place >= 0 && place < word.length() ? Character.toLowerCase(word.charAt(place)) : ' ';
  }

  /** With a dot over the capital of i, and none over that of ı. */
  private static char capital(char latin) {
    return switch (latin) {
      case 'i' -> 'İ';
      case 'ı' -> 'I';
      default -> Character.toUpperCase(latin);
    };
  }
}
