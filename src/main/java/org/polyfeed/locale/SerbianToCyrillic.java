package org.polyfeed.locale;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Serbian from Latin into Cyrillic letters. The doubts are in lists: where nj and dž are two
 * letters, and which words are foreign and keep their Latin letters.
 */
final class SerbianToCyrillic {

  private static final Map<String, Character> LETTERS = letters();

  /** The bar stands between two letters; ^ and ! are told of in the list. */
  private static final List<String> SPLITS = Lists.lines("sr-split.txt");

  private static final Map<String, String> WORDS = words();

  /** Serbian does not double these, nor write them side by side. */
  private static final Pattern FOREIGN =
      Pattern.compile("ll|ss|ff|pp|cc|zz|kk|gg|mm|bb|hh|tt|ch|gh|ph");

  private static final Pattern NUMBER_WITH_ENDING =
      Pattern.compile("\\d+(?:ih|im|ima|og|oga|om|oj|e|a|i|u|ti|te|ta|tih|tog|toj|tom)");

  /** After a hyphen: CNN-a, YouTube-om, USB-ova; not the English in and on. */
  private static final Pattern ENDINGS =
      Pattern.compile(
          "[aeiou]|j[aeiu]|j?[eo]m|[aio]ma|ima|og|oj|ih|im|j?[eo]v(?:[aeiu]|i[hm]|ima|o[gjm])?"
              + "|j?(?:[eo]v)?sk(?:[aeiou]|i[hm]|ima|o[gjm])"
              + "|(?:[eo]v)?(?:ac|c[aeiu]|cem|cima|k[aeou]|kom)");

  /** After these a number with a full stop is an ordinal. */
  private static final Set<String> PREPOSITIONS =
      Set.of("od", "do", "u", "pre", "prije", "posle", "poslije", "za", "iz");

  private static final Set<String> CONJUNCTIONS = Set.of("i", "ili", "do");

  private static final List<String> COUNTED =
      List.of(
          "vek",
          "vijek",
          "svetsk",
          "svjetsk",
          "razred",
          "deo",
          "dela",
          "delu",
          "tom",
          "stepen",
          "kategorij",
          "klas",
          "lig",
          "kol",
          "faz",
          "odelj",
          "sprat",
          "grup",
          "mest",
          "krug",
          "armij",
          "korpus",
          "diviz",
          "republik",
          "internacional",
          "poziv",
          "osnovn",
          "opštinsk");

  private static final Set<String> UNITS =
      Set.of(
          "km", "cm", "mm", "dm", "nm", "kg", "mg", "dag", "ml", "dl", "cl", "hl", "kW", "MW", "GW",
          "TW", "kWh", "MWh", "GWh", "kV", "mV", "mA", "Hz", "kHz", "MHz", "GHz", "dB", "hPa",
          "kPa", "MPa", "kJ", "kcal", "kB", "MB", "GB", "TB", "EUR", "USD", "RSD", "GBP", "CHF",
          "JPY", "CNY", "RUB", "BAM");

  /** These are units only after a number: they may be words or initials elsewhere. */
  private static final Set<String> SHORT_UNITS =
      Set.of("m", "g", "l", "t", "h", "ha", "V", "W", "A", "K", "N", "J", "Pa", "C", "F");

  private SerbianToCyrillic() {}

  static String convert(String text) {
    Passage passage = Passage.of(text);
    StringBuilder converted = new StringBuilder(text.length());
    BitSet kept = kept(passage);
    for (int i = 0; i < passage.size(); i++) {
      String word = passage.word(i);
      converted.append(passage.gap(i));
      converted.append(kept.get(i) ? word : WORDS.getOrDefault(word, cyrillic(word)));
    }
    return converted.append(passage.gap(passage.size())).toString();
  }

  private static BitSet kept(Passage passage) {
    BitSet kept = new BitSet();
    BitSet leading = new BitSet();
    for (int i = 0; i < passage.size(); i++) {
      boolean keptBefore = i > 0 && kept.get(i - 1);
      kept.set(i, !WORDS.containsKey(passage.word(i)) && keeps(passage, i, keptBefore));
      leading.set(i, kept.get(i) && leads(passage, i));
    }
    kept.or(passage.joined(leading, ENDINGS));
    return kept;
  }

  /** Dinara/kg, VI/2, 3D-štampa and X-zraci are Serbian for all that; X-Men is not. */
  private static boolean leads(Passage passage, int place) {
    String word = passage.word(place);
    if (passage.isProgrammingLanguage(place)) {
      return true;
    }
    String next = passage.word(place + 1);
    boolean letter =
        "QWXYqwxy".contains(word) && (next.isEmpty() || !Character.isUpperCase(next.charAt(0)));
    return !letter
        && passage.isLatin(place)
        && isForeign(word)
        && !isUnit(passage, place)
        && (word.length() == 1 || LatinNames.has(word) || !RomanNumeral.isNumeral(word));
  }

  private static boolean keeps(Passage passage, int place, boolean keptBefore) {
    String word = passage.word(place);
    if (word.chars().anyMatch(Character::isDigit)) {
      return !NUMBER_WITH_ENDING.matcher(word).matches();
    }
    return isUnit(passage, place)
        || RomanNumeral.stands(passage, place, COUNTED)
        || isOrdinal(passage, place)
        || passage.isProgrammingLanguage(place)
        || isForeign(word)
        || (keptBefore && isBound(passage, place, place - 1))
        || (isBound(passage, place, place + 1) && isForeignWord(passage.word(place + 1)));
  }

  /** Od I. svetskog rata, u V. glavi; but an initial in od I. Andrića. */
  private static boolean isOrdinal(Passage passage, int place) {
    String word = passage.word(place);
    String after = passage.gap(place + 1);
    String next = passage.word(place + 1);
    boolean candidate = word.equals("I") || word.equals("V");
    if (!candidate || !after.startsWith(".") || !isInSentence(after, next)) {
      return false;
    }
    if (CONJUNCTIONS.contains(next)) {
      return RomanNumeral.isNumeral(passage.word(place + 2))
          && isInSentence(passage.gap(place + 3), passage.word(place + 3));
    }
    return PREPOSITIONS.contains(passage.word(place - 1).toLowerCase(Locale.ROOT))
        || COUNTED.stream().anyMatch(next::startsWith);
  }

  /** Whether a word in small letters follows after a space. */
  private static boolean isInSentence(String gap, String next) {
    return !next.isEmpty()
        && Character.isLowerCase(next.charAt(0))
        && gap.length() == (gap.startsWith(".") ? 2 : 1)
        && " \u00a0".indexOf(gap.charAt(gap.length() - 1)) >= 0;
  }

  /** Not a number, as in F-16. */
  private static boolean isForeignWord(String word) {
    return !word.isEmpty() && Character.isLetter(word.charAt(0)) && isForeign(word);
  }

  private static boolean isForeign(String word) {
    if (!isSpelledInSerbian(word) || LatinNames.isCamelCase(word) || LatinNames.has(word)) {
      return true;
    }
    boolean capitals = word.equals(word.toUpperCase(Locale.ROOT));
    return !capitals && FOREIGN.matcher(word.toLowerCase(Locale.ROOT)).find();
  }

  private static boolean isSpelledInSerbian(String word) {
    return Letters.composed(word)
        .toLowerCase(Locale.ROOT)
        .chars()
        .allMatch(letter -> LETTERS.containsKey(Character.toString(letter)));
  }

  /** Whether it goes with a foreign word beside it: Times with New York, Dolce with Gabbana. */
  private static boolean isBound(Passage passage, int place, int beside) {
    String gap = passage.gap(Math.max(place, beside));
    if (passage.word(place).length() == 1 && beside > place && gap.equals("-")) {
      return true; // e-mail
    }
    if (!Character.isUpperCase(passage.word(place).charAt(0))) {
      return false;
    }
    boolean near = gap.equals(" ") || gap.equals("-");
    boolean companions =
        LatinNames.hasCompanion(passage.word(place))
            || passage.word(beside).equalsIgnoreCase("the");
    return gap.equals(" & ") || (near && companions);
  }

  private static boolean isUnit(Passage passage, int place) {
    String word = passage.word(place);
    String gap = passage.gap(place);
    if (UNITS.contains(word) || gap.endsWith("°")) {
      return true;
    }
    String before = passage.word(place - 1);
    boolean counted =
        !before.isEmpty()
            && Character.isDigit(before.charAt(before.length() - 1))
            && (gap.equals(" ") || gap.equals("\u00a0") || gap.equals("\u202f"));
    boolean per = gap.equals("/") && (UNITS.contains(before) || SHORT_UNITS.contains(before));
    return (SHORT_UNITS.contains(word) && (counted || per)) || (word.equals("s") && per);
  }

  private static String cyrillic(String word) {
    String latin = Letters.composed(word);
    String lower = latin.toLowerCase(Locale.ROOT);
    BitSet splits = splits(lower);
    StringBuilder converted = new StringBuilder(latin.length());
    for (int i = 0; i < latin.length(); i++) {
      Character digraph =
          i + 1 < latin.length() && !splits.get(i + 1)
              ? LETTERS.get(lower.substring(i, i + 2))
              : null;
      Character letter = digraph == null ? LETTERS.get(lower.substring(i, i + 1)) : digraph;
      boolean capital = latin.charAt(i) != lower.charAt(i);
      if (letter == null) {
        converted.append(latin.charAt(i));
      } else {
        converted.append(capital ? Character.toUpperCase(letter) : letter);
      }
      i += digraph == null ? 0 : 1;
    }
    return converted.toString();
  }

  private static BitSet splits(String lower) {
    BitSet places = new BitSet();
    if (!lower.contains("nj") && !lower.contains("dž") && !lower.contains("lj")) {
      return places;
    }
    for (String entry : SPLITS) {
      if (entry.startsWith("!") && lower.startsWith(entry.substring(1))) {
        return new BitSet();
      }
      boolean first = entry.startsWith("^");
      int bar = entry.indexOf('|') - (first ? 1 : 0);
      String letters = entry.replaceAll("[\\^|]", "");
      int at = first ? beginning(lower, letters) : lower.indexOf(letters);
      if (at >= 0) {
        places.set(at + bar);
      }
    }
    return places;
  }

  private static int beginning(String word, String letters) {
    for (String prefix : List.of("", "ne", "naj", "po", "polu", "pre")) {
      if (word.startsWith(prefix + letters)) {
        return prefix.length();
      }
    }
    return -1;
  }

  private static Map<String, Character> letters() {
    Map<String, Character> letters = new HashMap<>();
    for (int i = 0; i < SerbianToLatin.CYRILLIC.length(); i++) {
      letters.put(SerbianToLatin.LATIN.get(i), SerbianToLatin.CYRILLIC.charAt(i));
    }
    // Unicode has the three as single letters too; lower case of both their capitals is these.
    letters.put("ǆ", 'џ');
    letters.put("ǉ", 'љ');
    letters.put("ǌ", 'њ');
    return Map.copyOf(letters);
  }

  private static Map<String, String> words() {
    Map<String, String> words = new HashMap<>();
    for (String line : Lists.lines("sr-words.txt")) {
      int space = line.indexOf(' ');
      words.put(line.substring(0, space), line.substring(space + 1).strip());
    }
    return Map.copyOf(words);
  }
}
