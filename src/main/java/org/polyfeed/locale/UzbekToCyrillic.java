package org.polyfeed.locale;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Uzbek from the Latin letters of 1995 into Cyrillic ones, with any of the signs that people type
 * for ʻ and ʼ. What Latin does not tell (ь, ц, ъ in foreign words) is in a list.
 */
final class UzbekToCyrillic {

  private static final Map<Character, Character> LETTERS =
      Map.ofEntries(
          Map.entry('a', 'а'),
          Map.entry('b', 'б'),
          Map.entry('d', 'д'),
          Map.entry('e', 'е'),
          Map.entry('f', 'ф'),
          Map.entry('g', 'г'),
          Map.entry('h', 'ҳ'),
          Map.entry('i', 'и'),
          Map.entry('j', 'ж'),
          Map.entry('k', 'к'),
          Map.entry('l', 'л'),
          Map.entry('m', 'м'),
          Map.entry('n', 'н'),
          Map.entry('o', 'о'),
          Map.entry('p', 'п'),
          Map.entry('q', 'қ'),
          Map.entry('r', 'р'),
          Map.entry('s', 'с'),
          Map.entry('t', 'т'),
          Map.entry('u', 'у'),
          Map.entry('v', 'в'),
          Map.entry('x', 'х'),
          Map.entry('y', 'й'),
          Map.entry('z', 'з'));

  private static final String VOWELS = "aeiou";

  /** Beginnings of words that letters alone do not tell, and what they are. */
  private static final Map<String, String> WORDS = words();

  /** Longer than any in the list. */
  private static final int LONGEST =
      WORDS.keySet().stream().mapToInt(String::length).max().orElse(0);

  private static final Pattern ENDINGS =
      Pattern.compile(
          "(?:lar|ning|ni|ga|ka|qa|dan|dagi|da|gacha|cha|i|si|im|ing|miz|ngiz|lik|ligi|li|siz|chi"
              + "|mi|dir|ham|lashtir\\p{L}*|dek|day|mas|ku){0,8}");

  /** Wi-Fi-da, Facebook-chi? */
  private static final Pattern AFTER_HYPHEN =
      Pattern.compile("(?=\\p{Ll})(?:y?[au]|" + ENDINGS.pattern() + ")");

  private static final Map<String, String> UNITS =
      UzbekToLatin.UNITS.entrySet().stream()
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

  private static final List<String> COUNTED =
      List.of(
          "asr",
          "jahon",
          "bosqich",
          "guruh",
          "bob",
          "qism",
          "tur",
          "chorak",
          "toifa",
          "daraja",
          "sinf",
          "darajali",
          "ming",
          "davr",
          "liga",
          "oʻrin");

  private static final Pattern YEAR = Pattern.compile("yil(?!lik).*");

  private static final Pattern MONTH =
      Pattern.compile(
          "(?:yanvar|fevral|mart|aprel|may|iyun|iyul|avgust|sentabr|oktabr|noyabr|dekabr).*");

  private UzbekToCyrillic() {}

  static String convert(String text) {
    Passage passage = Passage.withApostrophes(text);
    StringBuilder converted = new StringBuilder(text.length());
    BitSet kept = passage.joined(leading(passage), AFTER_HYPHEN);
    boolean quoted = false;
    for (int i = 0; i < passage.size(); i++) {
      String gap = passage.gap(i);
      quoted |= !gap.isEmpty() && Passage.APOSTROPHES.indexOf(gap.charAt(gap.length() - 1)) >= 0;
      String word = passage.word(i);
      int end = end(word, quoted);
      quoted &= end == word.length();
      converted.append(gap.equals("-") && isOrdinal(passage, i) ? " " : gap);
      converted.append(
          kept.get(i) ? word.substring(0, end) : word(passage, i, word.substring(0, end)));
      converted.append(word, end, word.length());
    }
    return converted.append(passage.gap(passage.size())).toString();
  }

  /** The foreign words that keep what is joined to them, such as the Wi of Wi-Fi. */
  private static BitSet leading(Passage passage) {
    BitSet leading = new BitSet();
    for (int i = 0; i < passage.size(); i++) {
      String word = passage.word(i);
      boolean foreign =
          word.length() > 1
              && passage.isLatin(i)
              && !UNITS.containsKey(word)
              && (isForeign(word) || !isUzbek(Phrases.folded(word)));
      leading.set(i, foreign || passage.isProgrammingLanguage(i));
    }
    return leading;
  }

  /** Where the word ends and closing quotation marks begin. */
  private static int end(String word, boolean quoted) {
    int end = word.length();
    while (end > 0 && Passage.APOSTROPHES.indexOf(word.charAt(end - 1)) >= 0) {
      end--;
    }
    if (end == word.length()) {
      return end;
    }
    char last = Character.toLowerCase(word.charAt(end - 1));
    boolean letter =
        last == 'g'
            || (last == 'o' && !quoted)
            || word.charAt(end) == 'ʻ'
            || word.charAt(end) == 'ʼ';
    return letter ? end + 1 : end;
  }

  private static boolean isOrdinal(Passage passage, int place) {
    String number = passage.word(place - 1);
    String counted = passage.word(place).toLowerCase(Locale.ROOT);
    return (number.matches("[12]\\d{3}") && YEAR.matcher(counted).matches())
        || (number.matches("\\d{1,2}") && MONTH.matcher(counted).matches())
        || (RomanNumeral.isNumeral(number) && counted.startsWith("asr"));
  }

  private static String word(Passage passage, int place, String word) {
    if (UNITS.containsKey(word)) {
      return UNITS.getOrDefault(word, word);
    }
    String lower = Phrases.folded(word);
    boolean degrees = passage.gap(place).endsWith("°");
    if (degrees || !isUzbek(lower) || isForeign(word)) {
      return word;
    }
    if (RomanNumeral.stands(passage, place, COUNTED) || passage.isProgrammingLanguage(place)) {
      return word;
    }
    String stem = stem(lower);
    if (stem.isEmpty()) {
      return letters(word, lower, 0);
    }
    String cyrillic = WORDS.getOrDefault(stem, WORDS.getOrDefault(stem + "*", stem));
    boolean sign = cyrillic.endsWith("ь") && stem.length() < word.length();
    // The soft sign goes where an ending comes: модель, моделлар.
    String shown = sign ? cyrillic.substring(0, cyrillic.length() - 1) : cyrillic;
    String model = word.substring(0, stem.length());
    return Casing.like(model, shown) + letters(word, lower, stem.length());
  }

  private static boolean isForeign(String word) {
    // OʻzA, OʻzLiDeP and kVt are Uzbek.
    boolean ours = Phrases.folded(word).startsWith("o'z") || word.equals("kVt");
    return LatinNames.has(word) || (LatinNames.isCamelCase(word) && !ours);
  }

  private static boolean isUzbek(String lower) {
    for (int i = 0; i < lower.length(); i++) {
      char letter = lower.charAt(i);
      boolean known =
          letter == '\''
              || LETTERS.containsKey(letter)
              || (letter == 'c' && at(lower, i + 1) == 'h');
      if (!known) {
        return false;
      }
    }
    return true;
  }

  /** The longest beginning of the word that is in the list and leaves only endings. */
  private static String stem(String lower) {
    for (int end = Math.min(lower.length(), LONGEST); end > 1; end--) {
      String beginning = lower.substring(0, end);
      if (WORDS.containsKey(beginning + "*")
          || (WORDS.containsKey(beginning) && ENDINGS.matcher(lower.substring(end)).matches())) {
        return beginning;
      }
    }
    return "";
  }

  private static String letters(String word, String lower, int start) {
    StringBuilder converted = new StringBuilder(word.length());
    for (int i = start; i < lower.length(); ) {
      int length = length(lower, i);
      String small = small(lower, i, length);
      boolean capital = Character.isUpperCase(word.charAt(i));
      converted.append(capital ? small.toUpperCase(Locale.ROOT) : small);
      i += length;
    }
    return converted.toString();
  }

  /** How many of the Latin letters from here on are one Cyrillic letter, or are told together. */
  private static int length(String word, int place) {
    return switch (word.charAt(place)) {
      case 's', 'c' -> at(word, place + 1) == 'h' ? 2 : 1;
      case 'o', 'g' -> at(word, place + 1) == '\'' ? 2 : 1;
      case 'y' -> isYotated(word, place) ? 2 : 1;
      case 't' -> isTs(word, place) ? 2 : 1;
      default -> 1;
    };
  }

  private static boolean isYotated(String word, int place) {
    char next = at(word, place + 1);
    return "uae".indexOf(next) >= 0 || (next == 'o' && at(word, place + 2) != '\'');
  }

  /** Konstitutsiya, tsar; but ketsa, aytsin. */
  private static boolean isTs(String word, int place) {
    return (place == 0 && word.startsWith("ts"))
        || word.startsWith("tsiy", place)
        || word.startsWith("tsio", place);
  }

  private static String small(String word, int place, int length) {
    char letter = word.charAt(place);
    char before = at(word, place - 1);
    char after = at(word, place + 1);
    if (length == 2) {
      return switch (letter) {
        case 's' -> "ш";
        case 'c' -> "ч";
        case 'o' -> "ў";
        case 'g' -> "ғ";
        case 't' -> "ц";
        default ->
            switch (after) {
              case 'o' -> "ё";
              case 'u' -> "ю";
              case 'a' -> "я";
              default -> place == 0 || isVowel(before) || before == '\'' ? "е" : "ье";
            };
      };
    }
    if (letter == 'e') {
      return place == 0 || isVowel(before) || (before == '\'' && isVowelBefore(word, place))
          ? "э"
          : "е";
    }
    if (letter == '\'') {
      return before == 's' && after == 'h' ? "" : "ъ";
    }
    return Character.toString(LETTERS.getOrDefault(letter, letter));
  }

  /** Oʻ is a vowel: {@code e} after it is э; after gʻ it is е. */
  private static boolean isVowelBefore(String word, int place) {
    return at(word, place - 2) == 'o';
  }

  private static boolean isVowel(char letter) {
    return VOWELS.indexOf(letter) >= 0;
  }

  private static char at(String word, int place) {
    return place >= 0 && place < word.length() ? word.charAt(place) : ' ';
  }

  private static Map<String, String> words() {
    Map<String, String> words = new HashMap<>();
    for (String line : Lists.lines("uz-words.txt")) {
      int space = line.indexOf(' ');
      words.put(line.substring(0, space), line.substring(space + 1).strip());
    }
    return Map.copyOf(words);
  }
}
