package org.polyfeed.locale;

import com.ibm.icu.lang.UScript;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a language writes with a stop that may not end a sentence, from {@code sentences.txt}. */
final class Abbreviations {

  /** What a stop after a word means for the sentence. */
  enum Kind {
    /** It goes on: {@code Dr. Who}. */
    NEVER,
    /** It goes on where a number follows: {@code No. 5}. */
    NUMBER,
    /** It ends only before a word with which sentences begin: {@code in the U.S. The}. */
    MAYBE,
    /** It ends. */
    LAST
  }

  private static final Map<String, Abbreviations> BY_LANGUAGE = read();

  private static final Abbreviations NONE = new Abbreviations();

  /** Scripts in which a word may be one letter long, and often is. */
  private static final Set<Integer> SYLLABLES =
      Set.of(UScript.HAN, UScript.HANGUL, UScript.HIRAGANA, UScript.KATAKANA);

  private final Map<Kind, Set<String>> words = new EnumMap<>(Kind.class);
  private final Set<String> beginnings = new HashSet<>();
  private final List<String> continuations = new ArrayList<>();
  private final List<String> stops = new ArrayList<>();
  private boolean ordinals;
  private boolean stopless;

  private Abbreviations() {}

  static Abbreviations of(String language) {
    return BY_LANGUAGE.getOrDefault(language, NONE);
  }

  static Set<String> languages() {
    return BY_LANGUAGE.keySet();
  }

  private static Map<String, Abbreviations> read() {
    Map<String, Abbreviations> all = new HashMap<>();
    for (String line : Lists.lines("sentences.txt")) {
      List<String> parts = List.of(line.split("\\s+", -1));
      for (String language : parts.get(0).split(",", -1)) {
        all.computeIfAbsent(language, any -> new Abbreviations())
            .add(parts.get(1), parts.subList(2, parts.size()));
      }
    }
    return Map.copyOf(all);
  }

  private void add(String kind, List<String> listed) {
    switch (kind) {
      case "begin" -> beginnings.addAll(listed);
      case "on" -> continuations.addAll(listed);
      case "stop" -> stops.addAll(listed);
      case "ordinals" -> ordinals = true;
      case "stopless" -> stopless = true;
      default ->
          words
              .computeIfAbsent(Kind.valueOf(kind.toUpperCase(Locale.ROOT)), any -> new HashSet<>())
              .addAll(listed);
    }
  }

  /** Whether a full stop only ever abbreviates. */
  boolean isStopless() {
    return stopless;
  }

  /** What ends sentences here and not elsewhere. */
  List<String> stops() {
    return stops;
  }

  /** Whether a sentence begins with the word, so that what stands before it has ended. */
  boolean begins(String word) {
    return beginnings.contains(word);
  }

  /** Whether what follows a quotation belongs to the sentence that quotes it. */
  boolean goesOn(String rest) {
    return continuations.stream().anyMatch(rest::startsWith);
  }

  /** What a stop means after a word, which may hold stops itself: {@code U.S}. */
  Kind kind(String word) {
    // A capital alone is somebody's initial, whatever the small letter abbreviates.
    String small = word.length() == 1 ? word : uncapitalised(word);
    for (Map.Entry<Kind, Set<String>> listed : words.entrySet()) {
      if (listed.getValue().contains(word) || listed.getValue().contains(small)) {
        return listed.getKey();
      }
    }
    return isUnsure(word) ? Kind.MAYBE : Kind.LAST;
  }

  /** Whether a word that is not listed may be abbreviated: an initial, an ordinal, letters. */
  boolean isUnsure(String word) {
    return word.indexOf('.') > 0
        || isInitial(word)
        || (ordinals && (word.matches("\\d{1,3}") || isRomanOrdinal(word)));
  }

  private static boolean isRomanOrdinal(String word) {
    return word.length() < 6 && RomanNumeral.isNumeral(word);
  }

  /** A letter alone, with its marks. */
  private static boolean isInitial(String word) {
    String last = word.substring(word.lastIndexOf('-') + 1);
    return last.codePoints().filter(Character::isLetter).count() == 1
        && last.codePoints().noneMatch(Character::isDigit)
        && !SYLLABLES.contains(UScript.getScript(last.codePointAt(0)));
  }

  private static String uncapitalised(String word) {
    return word.isEmpty()
        ? word
        : word.substring(0, 1).toLowerCase(Locale.ROOT) + word.substring(1);
  }
}
