package org.polyfeed.locale;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Uzbek from Cyrillic into Latin letters, by the alphabet of 1995: oʻ gʻ sh ch, and ʼ. */
final class UzbekToLatin {

  private static final Map<Character, String> LETTERS =
      Map.ofEntries(
          Map.entry('а', "a"),
          Map.entry('б', "b"),
          Map.entry('в', "v"),
          Map.entry('г', "g"),
          Map.entry('д', "d"),
          Map.entry('е', "e"),
          Map.entry('ё', "yo"),
          Map.entry('ж', "j"),
          Map.entry('з', "z"),
          Map.entry('и', "i"),
          Map.entry('й', "y"),
          Map.entry('к', "k"),
          Map.entry('л', "l"),
          Map.entry('м', "m"),
          Map.entry('н', "n"),
          Map.entry('о', "o"),
          Map.entry('п', "p"),
          Map.entry('р', "r"),
          Map.entry('с', "s"),
          Map.entry('т', "t"),
          Map.entry('у', "u"),
          Map.entry('ф', "f"),
          Map.entry('х', "x"),
          Map.entry('ц', "s"),
          Map.entry('ч', "ch"),
          Map.entry('ш', "sh"),
          Map.entry('щ', "sh"),
          Map.entry('ъ', "ʼ"),
          Map.entry('ы', "i"),
          Map.entry('ь', ""),
          Map.entry('э', "e"),
          Map.entry('ю', "yu"),
          Map.entry('я', "ya"),
          Map.entry('ў', "oʻ"),
          Map.entry('қ', "q"),
          Map.entry('ғ', "gʻ"),
          Map.entry('ҳ', "h"));

  private static final String VOWELS = "аеёиоуўэюяы";

  /** Those whose Latin spelling the law gives by itself. */
  private static final Map<String, String> IRREGULAR =
      Map.of("сентябр", "sentabr", "октябр", "oktabr", "бюджет", "budjet");

  static final Map<String, String> UNITS =
      Map.of("Гц", "Hz", "кГц", "kHz", "МГц", "MHz", "ГГц", "GHz");

  private static final List<String> COUNTED = List.of("аср");

  /** Latin puts a hyphen after the number of a year or a day, Cyrillic a space. */
  private static final Pattern YEAR = Pattern.compile("йил(?!лик).*");

  private static final Pattern MONTH =
      Pattern.compile(
          "(?:январ|феврал|март|апрел|май|июн|июл|август|сентябр|октябр|ноябр|декабр).*");

  private UzbekToLatin() {}

  static String convert(String text) {
    Passage passage = Passage.of(text);
    StringBuilder converted = new StringBuilder(text.length() + text.length() / 8);
    for (int i = 0; i < passage.size(); i++) {
      String word = word(passage, i);
      boolean hyphen = passage.gap(i).equals(" ") && isOrdinal(passage, i);
      boolean degrees = passage.gap(i).endsWith("°") && word.equals("S");
      converted.append(hyphen ? "-" : passage.gap(i)).append(degrees ? "C" : word);
    }
    return converted.append(passage.gap(passage.size())).toString();
  }

  private static boolean isOrdinal(Passage passage, int place) {
    String number = passage.word(place - 1);
    String counted = passage.word(place).toLowerCase(Locale.ROOT);
    return (number.matches("[12]\\d{3}") && YEAR.matcher(counted).matches())
        || (number.matches("\\d{1,2}") && MONTH.matcher(counted).matches());
  }

  private static String word(Passage passage, int place) {
    String word = passage.word(place);
    if (UNITS.containsKey(word)) {
      return UNITS.getOrDefault(word, word);
    }
    if (word.indexOf('Х') >= 0
        && RomanNumeral.isNumeral(RomanNumeral.inLatin(word))
        && COUNTED.stream().anyMatch(passage.word(place + 1)::startsWith)) {
      return RomanNumeral.inLatin(word);
    }
    String lower = word.toLowerCase(Locale.ROOT);
    if (!isUzbek(lower)) {
      return word;
    }
    for (Map.Entry<String, String> irregular : IRREGULAR.entrySet()) {
      if (lower.startsWith(irregular.getKey())) {
        int end = irregular.getKey().length();
        return Casing.like(word.substring(0, end), irregular.getValue())
            + letters(word, lower, end, false);
      }
    }
    return letters(word, lower, 0, word.length() == 1 && passage.isShoutedInitial(place));
  }

  private static boolean isUzbek(String lower) {
    return lower
        .chars()
        .allMatch(letter -> !Character.isLetter(letter) || LETTERS.containsKey((char) letter));
  }

  private static String letters(String word, String lower, int start, boolean initial) {
    StringBuilder converted = new StringBuilder(word.length() + 4);
    for (int i = start; i < word.length(); i++) {
      String small = small(lower, i);
      converted.append(small.isEmpty() ? "" : Casing.digraph(small, word, i, initial));
    }
    return converted.toString();
  }

  private static String small(String word, int place) {
    char letter = word.charAt(place);
    char before = place == 0 ? ' ' : word.charAt(place - 1);
    char after = place + 1 == word.length() ? ' ' : word.charAt(place + 1);
    String plain = LETTERS.getOrDefault(letter, Character.toString(letter));
    return switch (letter) {
      case 'е' -> !Character.isLetter(before) || isVowel(before) || isSign(before) ? "ye" : plain;
      case 'о' -> before == 'ь' ? "yo" : plain;
      case 'ц' ->
          after == 'ц'
              ? ""
              : isVowel(after) && (isVowel(before) || before == letter) ? "ts" : plain;
      // The law writes no sign after oʻ, nor before the y of ye, yo, yu, ya.
      case 'ъ' -> before == 'ў' || "еёюя".indexOf(after) >= 0 ? "" : plain;
      case 'ҳ' -> before == 'с' ? "ʼh" : plain;
      default -> plain;
    };
  }

  private static boolean isVowel(char letter) {
    return VOWELS.indexOf(letter) >= 0;
  }

  private static boolean isSign(char letter) {
    return letter == 'ъ' || letter == 'ь';
  }
}
