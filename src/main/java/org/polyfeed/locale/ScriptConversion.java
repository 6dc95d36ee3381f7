package org.polyfeed.locale;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Plain text from one script of a language into its other one, by the orthography in force. It has
 * no state and may be shared between threads.
 *
 * <p>The pairs are a fixed list, each measured in docs/languages.md. Addresses, e-mail addresses,
 * {@code @handles}, {@code #hashtags} and names of files stay as they are.
 */
public final class ScriptConversion {

  private static final Map<String, Pair> PAIRS =
      Map.of(
          "sr-Latn sr-Cyrl", Pair.SERBIAN_TO_CYRILLIC,
          "sr-Cyrl sr-Latn", Pair.SERBIAN_TO_LATIN,
          "uz-Latn uz-Cyrl", Pair.UZBEK_TO_CYRILLIC,
          "uz-Cyrl uz-Latn", Pair.UZBEK_TO_LATIN,
          "zh-Hans zh-Hant", Pair.TO_TRADITIONAL_HAN,
          "zh-Hant zh-Hans", Pair.TO_SIMPLIFIED_HAN);

  private final LocaleTag from;
  private final Pair pair;

  /** Sorted, so that what is said of them is the same each time. */
  private final Map<String, String> overrides;

  private final Phrases phrases;

  private ScriptConversion(LocaleTag from, Pair pair, Map<String, String> overrides) {
    this.from = from;
    this.pair = pair;
    this.overrides = new TreeMap<>(overrides);
    this.phrases = new Phrases(inEveryCase(overrides), pair.hasWords());
  }

  /**
   * The conversion between two scripts of one language, whatever their regions. Bosnian is written
   * by the rules of Serbian here.
   *
   * @return nothing where the pair is not one that Polyfeed converts well
   */
  public static Optional<ScriptConversion> between(LocaleTag from, LocaleTag to) {
    return Optional.ofNullable(PAIRS.get(inScript(from) + " " + inScript(to)))
        .filter(pair -> from.language().equals(to.language()))
        .map(pair -> new ScriptConversion(from, pair, Map.of()));
  }

  /** Every conversion that there is, such as {@code sr-Cyrl to sr-Latn}, in order. */
  public static List<String> pairs() {
    return PAIRS.keySet().stream().sorted().map(pair -> pair.replace(" ", " to ")).toList();
  }

  /** The locale whose texts it takes. */
  public LocaleTag from() {
    return from;
  }

  private static String inScript(LocaleTag locale) {
    String language = locale.language().equals("bs") ? "sr" : locale.language();
    return language + "-" + locale.script();
  }

  /**
   * The same conversion with words of the site's own, which are put in before any rule is asked:
   * whole words as given, Capitalised and in ALL CAPS. Chinese, which has no spaces, looks for them
   * anywhere. They are added to those given before, and win over them.
   *
   * @throws IllegalArgumentException if a word or what is to be written for it is blank, a word is
   *     given twice in different cases, or the list comes back to a word that it replaces
   */
  public ScriptConversion with(Map<String, String> overrides) {
    refuseBlanks(overrides);
    Map<String, String> all = new TreeMap<>(this.overrides);
    all.putAll(overrides);
    refuseDoubles(all);
    refuseCycles(all);
    return new ScriptConversion(from, pair, all);
  }

  private static void refuseBlanks(Map<String, String> overrides) {
    new TreeMap<>(overrides)
        .forEach(
            (word, written) -> {
              if (word.isBlank()) {
                throw new IllegalArgumentException(
                    "an empty word is to be written '" + written + "'; name the word");
              }
              if (written.isBlank()) {
                throw new IllegalArgumentException(
                    "the word '" + word + "' has nothing to be written for it");
              }
            });
  }

  private static void refuseDoubles(Map<String, String> overrides) {
    Map<String, String> seen = new HashMap<>();
    overrides
        .keySet()
        .forEach(
            word -> {
              String before = seen.put(Phrases.folded(word), word);
              if (before != null && isCapitalised(before, word)) {
                throw new IllegalArgumentException(
                    "the words '" + before + "' and '" + word + "' differ only in case; keep one");
              }
            });
  }

  /** Two words of which one is only a case of the other; {@code US} and {@code us} are two. */
  private static boolean isCapitalised(String one, String other) {
    return capitalised(one).equals(other) || capitalised(other).equals(one);
  }

  /** A word to be written as itself stays as it is: that is no cycle. */
  private static void refuseCycles(Map<String, String> overrides) {
    Map<String, String> next = new HashMap<>();
    overrides.forEach((word, written) -> next.put(Phrases.folded(word), written));
    for (String start : overrides.keySet()) {
      Set<String> way = new LinkedHashSet<>();
      List<String> shown = new ArrayList<>(List.of(start));
      String word = start;
      while (way.add(Phrases.folded(word))) {
        String written = next.get(Phrases.folded(word));
        if (written == null || Phrases.folded(written).equals(Phrases.folded(word))) {
          break;
        }
        shown.add(written);
        word = written;
        if (Phrases.folded(word).equals(Phrases.folded(start))) {
          throw new IllegalArgumentException(
              "the words " + String.join(" → ", shown) + " go round in a circle; leave one out");
        }
      }
    }
  }

  private static Map<String, String> inEveryCase(Map<String, String> overrides) {
    Map<String, String> all = new HashMap<>(overrides);
    overrides.forEach(
        (word, written) -> {
          all.putIfAbsent(capitalised(word), capitalised(written));
          all.putIfAbsent(upper(word), upper(written));
        });
    return all;
  }

  private static String capitalised(String word) {
    int first = word.offsetByCodePoints(0, 1);
    return upper(word.substring(0, first)) + word.substring(first);
  }

  private static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }

  /** Converts one run of plain text: no markup, and all of it in the language. */
  public String convert(String text) {
    StringBuilder converted = new StringBuilder(text.length() + text.length() / 8);
    int done = 0;
    for (Verbatim.Span kept : pair.verbatim().in(text)) {
      words(text.substring(done, kept.start()), converted);
      converted.append(text, kept.start(), kept.end());
      done = kept.end();
    }
    words(text.substring(done), converted);
    return converted.toString();
  }

  private void words(String text, StringBuilder converted) {
    UnaryOperator<String> rules = pair.rules();
    int done = 0;
    for (Phrases.Found found : phrases.in(text)) {
      converted.append(rules.apply(text.substring(done, found.start()))).append(found.written());
      done = found.end();
    }
    converted.append(done == text.length() ? "" : rules.apply(text.substring(done)));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ScriptConversion that
        && from.equals(that.from)
        && pair == that.pair
        && overrides.equals(that.overrides);
  }

  @Override
  public int hashCode() {
    return Objects.hash(from, pair, overrides);
  }

  /** All that decides what it makes of a text. */
  @Override
  public String toString() {
    return from + " " + pair + " " + overrides;
  }

  /** The rules are classes that read their lists when they are first asked for. */
  private enum Pair {
    SERBIAN_TO_CYRILLIC,
    SERBIAN_TO_LATIN,
    UZBEK_TO_CYRILLIC,
    UZBEK_TO_LATIN,
    TO_TRADITIONAL_HAN,
    TO_SIMPLIFIED_HAN;

    UnaryOperator<String> rules() {
      return switch (this) {
        case SERBIAN_TO_CYRILLIC -> SerbianToCyrillic::convert;
        case SERBIAN_TO_LATIN -> SerbianToLatin::convert;
        case UZBEK_TO_CYRILLIC -> UzbekToCyrillic::convert;
        case UZBEK_TO_LATIN -> UzbekToLatin::convert;
        case TO_TRADITIONAL_HAN -> HanVariants::traditional;
        case TO_SIMPLIFIED_HAN -> HanVariants::simplified;
      };
    }

    boolean hasWords() {
      return this != TO_TRADITIONAL_HAN && this != TO_SIMPLIFIED_HAN;
    }

    Verbatim verbatim() {
      return hasWords() ? Verbatim.AMONG_WORDS : Verbatim.AMONG_HAN;
    }
  }
}
