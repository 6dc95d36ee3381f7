package org.polyfeed.locale;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
          "az-Latn az-Cyrl", Pair.AZERBAIJANI_TO_CYRILLIC,
          "az-Cyrl az-Latn", Pair.AZERBAIJANI_TO_LATIN,
          "sr-Latn sr-Cyrl", Pair.SERBIAN_TO_CYRILLIC,
          "sr-Cyrl sr-Latn", Pair.SERBIAN_TO_LATIN,
          "uz-Latn uz-Cyrl", Pair.UZBEK_TO_CYRILLIC,
          "uz-Cyrl uz-Latn", Pair.UZBEK_TO_LATIN,
          "zh-Hans zh-Hant", Pair.TO_TRADITIONAL_HAN,
          "zh-Hans zh-Hant-TW", Pair.TO_TAIWANESE_HAN,
          "zh-Hant zh-Hans", Pair.TO_SIMPLIFIED_HAN);

  private final LocaleTag from;
  private final Pair pair;
  private final ConversionWords words;
  private final Phrases phrases;
  private final String shown;

  private ScriptConversion(LocaleTag from, Pair pair, ConversionWords words) {
    this.from = from;
    this.pair = pair;
    this.words = words;
    this.phrases = words.phrases(pair.hasWords());
    this.shown = from + " " + pair + " " + words.digest();
  }

  /**
   * The conversion between two scripts of one language, whatever their regions; but Chinese for
   * Taiwan gets its words too. Bosnian is written by the rules of Serbian here.
   *
   * @return nothing where the pair is not one that Polyfeed converts well
   */
  public static Optional<ScriptConversion> between(LocaleTag from, LocaleTag to) {
    return Optional.ofNullable(pair(inScript(from) + " " + inScript(to), to.region()))
        .filter(pair -> from.language().equals(to.language()))
        .map(pair -> new ScriptConversion(from, pair, new ConversionWords(Map.of())));
  }

  /** Every conversion that there is, such as {@code sr-Cyrl to sr-Latn}, in order. */
  public static List<String> pairs() {
    return PAIRS.keySet().stream().sorted().map(pair -> pair.replace(" ", " to ")).toList();
  }

  /** The locale whose texts it takes. */
  public LocaleTag from() {
    return from;
  }

  private static @Nullable Pair pair(String scripts, String region) {
    Pair regional = PAIRS.get(scripts + "-" + region);
    return regional == null ? PAIRS.get(scripts) : regional;
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
   * @throws IllegalArgumentException with the first of {@link ConversionWords#faults}, if there is
   *     one
   */
  public ScriptConversion with(Map<String, String> overrides) {
    Map<String, String> all = new HashMap<>(this.words.written());
    all.putAll(overrides);
    ConversionWords words = new ConversionWords(all, this.words.stems());
    List<String> faults = words.faults();
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(faults.get(0));
    }
    return new ScriptConversion(from, pair, words);
  }

  /**
   * The same conversion with words that count where those given before say nothing.
   *
   * @throws IllegalArgumentException with the first of {@link #faults}, if there is one
   */
  public ScriptConversion under(ConversionWords more) {
    List<String> faults = faults(more);
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(faults.get(0));
    }
    return new ScriptConversion(from, pair, words.over(more));
  }

  /** What would be wrong with words together with those given before. */
  public List<String> faults(ConversionWords more) {
    return words.over(more).faults();
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
      converted.append(ending(text, found, rules));
      done = found.wordEnd();
    }
    converted.append(done == text.length() ? "" : rules.apply(text.substring(done)));
  }

  /**
   * What follows a stem: the rules are asked for the whole word, for they go by neighbours; but not
   * where they would leave it as it is, as a foreign one.
   */
  private static String ending(String text, Phrases.Found found, UnaryOperator<String> rules) {
    if (found.end() == found.wordEnd()) {
      return "";
    }
    String written = text.substring(found.start(), found.end());
    String stem = rules.apply(written);
    String word = rules.apply(text.substring(found.start(), found.wordEnd()));
    return word.startsWith(stem) && !stem.equals(written)
        ? word.substring(stem.length())
        : rules.apply(text.substring(found.end(), found.wordEnd()));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ScriptConversion that
        && from.equals(that.from)
        && pair == that.pair
        && words.equals(that.words);
  }

  @Override
  public int hashCode() {
    return Objects.hash(from, pair, words);
  }

  /** All that decides what it makes of a text. */
  @Override
  public String toString() {
    return shown;
  }

  /** The rules are classes that read their lists when they are first asked for. */
  private enum Pair {
    AZERBAIJANI_TO_CYRILLIC,
    AZERBAIJANI_TO_LATIN,
    SERBIAN_TO_CYRILLIC,
    SERBIAN_TO_LATIN,
    UZBEK_TO_CYRILLIC,
    UZBEK_TO_LATIN,
    TO_TRADITIONAL_HAN,
    TO_TAIWANESE_HAN,
    TO_SIMPLIFIED_HAN;

    UnaryOperator<String> rules() {
      return switch (this) {
        case AZERBAIJANI_TO_CYRILLIC -> AzerbaijaniToCyrillic::convert;
        case AZERBAIJANI_TO_LATIN -> AzerbaijaniToLatin::convert;
        case SERBIAN_TO_CYRILLIC -> SerbianToCyrillic::convert;
        case SERBIAN_TO_LATIN -> SerbianToLatin::convert;
        case UZBEK_TO_CYRILLIC -> UzbekToCyrillic::convert;
        case UZBEK_TO_LATIN -> UzbekToLatin::convert;
        case TO_TRADITIONAL_HAN -> HanVariants::traditional;
        case TO_TAIWANESE_HAN -> HanVariants::taiwanese;
        case TO_SIMPLIFIED_HAN -> HanVariants::simplified;
      };
    }

    boolean hasWords() {
      return this != TO_TRADITIONAL_HAN && this != TO_TAIWANESE_HAN && this != TO_SIMPLIFIED_HAN;
    }

    Verbatim verbatim() {
      return hasWords() ? Verbatim.AMONG_WORDS : Verbatim.AMONG_HAN;
    }
  }
}
