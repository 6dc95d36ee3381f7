package org.polyfeed.locale;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.NumberingSystem;
import com.ibm.icu.util.IllformedLocaleException;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A BCP 47 language tag in canonical form, such as {@code fa-AF} or {@code ar-EG-u-nu-arab}.
 *
 * <p>Chinese always names its script, because its readers ask first which of the two it is: {@code
 * zh-CN} becomes {@code zh-Hans-CN}.
 */
public record LocaleTag(String value) implements Comparable<LocaleTag> {

  /** Codes that people write and for which CLDR keeps its data under another. */
  private static final Map<String, String> ALIASES = Map.of("prs", "fa-AF", "kmr", "ku");

  /** Parents that a shorter tag does not show: CLDR's parentLocales, where people write in them. */
  private static final Map<String, Set<String>> REGIONAL_PARENTS =
      Map.of(
          "es-419",
          Set.of(
              "AR", "BO", "BR", "BZ", "CL", "CO", "CR", "CU", "DO", "EC", "GT", "HN", "MX", "NI",
              "PA", "PE", "PR", "PY", "SV", "US", "UY", "VE"),
          "pt-PT",
          Set.of("AO", "CH", "CV", "FR", "GQ", "GW", "LU", "MO", "MZ", "ST", "TL"),
          "zh-Hant-HK",
          Set.of("MO"));

  private static final Set<String> LANGUAGES =
      Arrays.stream(ULocale.getAvailableLocales())
          .map(ULocale::getLanguage)
          .collect(Collectors.toUnmodifiableSet());

  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  /** The root of the fallback chain, with the data of no language. */
  public static final LocaleTag ROOT = new LocaleTag("und");

  /**
   * Reads a tag as people write it: in any case, with hyphens or underscores, with old codes.
   * Nothing where it is not well formed or its language has no data in CLDR.
   */
  public static Optional<LocaleTag> parse(String text) {
    return wellFormed(text).filter(LocaleTag::isInCldr);
  }

  /**
   * Reads a tag where nothing but a locale can be meant. Other than by {@link #parse}, its language
   * need not be in CLDR; but its script must be known, since that says which way it is written.
   */
  public static Optional<LocaleTag> declared(String text) {
    return wellFormed(text).filter(tag -> tag.isInCldr() || !tag.script().isEmpty());
  }

  /** Whether the text has the form of a tag that begins with a two- or three-letter language. */
  public static boolean resembles(String text) {
    return text.matches("[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*") && wellFormed(text).isPresent();
  }

  /** Why a text that {@link #declared} does not take is no locale, and what would be. */
  public static String fault(String text) {
    Optional<LocaleTag> meant = meant(text.strip());
    String cure = meant.map(tag -> "; did you mean '" + tag + "'?").orElse("");
    return resembles(text)
        ? "CLDR does not know the language of the locale '"
            + text
            + "'"
            + (cure.isEmpty() ? "; name another, or its script too: '" + text + "-Latn'" : cure)
        : "'" + text + "' is no locale; it must be a BCP 47 tag such as fr or zh-Hant" + cure;
  }

  /** The locale that somebody probably meant who wrote a language's name, or a country's code. */
  private static Optional<LocaleTag> meant(String text) {
    String name = text.toLowerCase(Locale.ROOT);
    Optional<String> named =
        LANGUAGES.stream()
            .sorted()
            .filter(
                language ->
                    Stream.of(ULocale.ENGLISH, new ULocale(language))
                        .map(in -> ULocale.getDisplayLanguage(language, in))
                        .anyMatch(known -> known.toLowerCase(Locale.ROOT).equals(name)))
            .findFirst();
    Optional<String> spoken =
        Optional.of(name)
            .filter(code -> COUNTRIES.contains(code.toUpperCase(Locale.ROOT)))
            .map(code -> ULocale.addLikelySubtags(ULocale.forLanguageTag("und-" + code)))
            .map(ULocale::getLanguage);
    return named.or(() -> spoken).filter(LANGUAGES::contains).map(ULocale::new).map(LocaleTag::of);
  }

  private static Optional<LocaleTag> wellFormed(String text) {
    try {
      String tag = text.strip().replace('_', '-');
      String alias = ALIASES.get(tag.toLowerCase(Locale.ROOT));
      ULocale locale = new ULocale.Builder().setLanguageTag(alias == null ? tag : alias).build();
      return locale.getLanguage().isEmpty()
          ? Optional.empty()
          : Optional.of(of(ULocale.createCanonical(locale)));
    } catch (IllformedLocaleException e) {
      return Optional.empty();
    }
  }

  private static LocaleTag of(ULocale locale) {
    if (locale.getLanguage().equals("zh") && locale.getScript().isEmpty()) {
      String script = ULocale.addLikelySubtags(locale).getScript();
      return new LocaleTag(
          new ULocale.Builder().setLocale(locale).setScript(script).build().toLanguageTag());
    }
    return new LocaleTag(locale.toLanguageTag());
  }

  /** The same locale with keys of {@code -u-}, such as {@code ca} and {@code persian}. */
  public LocaleTag with(Map<String, String> keys) {
    ULocale.Builder builder = new ULocale.Builder().setLocale(icu());
    new TreeMap<>(keys).forEach(builder::setUnicodeLocaleKeyword);
    return new LocaleTag(builder.build().toLanguageTag());
  }

  /** What a key of {@code -u-} says, such as {@code persian} for {@code ca}. */
  public Optional<String> key(String name) {
    return Optional.ofNullable(icu().getUnicodeLocaleType(name));
  }

  /** Without {@code -u-} keys: what addresses, {@code lang} and {@code hreflang} carry. */
  public LocaleTag plain() {
    int keys = value.indexOf("-u-");
    return keys < 0 ? this : new LocaleTag(value.substring(0, keys));
  }

  public String language() {
    int end = value.indexOf('-');
    String language = end < 0 ? value : value.substring(0, end);
    return language.equals(ROOT.value) ? "" : language;
  }

  /** Whether CLDR knows how its language writes dates, numbers and names. */
  public boolean isInCldr() {
    return LANGUAGES.contains(language());
  }

  /**
   * ISO 15924, such as {@code Cyrl}: as written in the tag, or the likely one; empty where nobody
   * knows.
   */
  public String script() {
    String script = icu().getScript();
    return script.isEmpty() ? ULocale.addLikelySubtags(icu()).getScript() : script;
  }

  /** ISO 3166, such as {@code TW}; empty where the tag names none. */
  String region() {
    return icu().getCountry();
  }

  /**
   * As Open Graph writes it (ogp.me): language and territory, the likely one where the tag names
   * none, such as {@code fa_AF}. Latin America is {@code LA} there; the language stands alone where
   * it is at home in no single country.
   */
  public String territorial() {
    String region = ULocale.addLikelySubtags(plain().icu()).getCountry();
    if (region.equals("419")) {
      return language() + "_LA";
    }
    if (isPartOfTheWorld(region)) {
      region = ULocale.addLikelySubtags(new ULocale(language())).getCountry();
    }
    return isPartOfTheWorld(region) ? language() : language() + "_" + region;
  }

  /** UN M.49, where ISO 3166 has countries. */
  private static boolean isPartOfTheWorld(String region) {
    return region.chars().allMatch(Character::isDigit);
  }

  /** Whether its punctuation is that of Chinese, Mandarin or Cantonese. */
  boolean isChinese() {
    return Set.of("zh", "yue").contains(language());
  }

  public boolean isRightToLeft() {
    return icu().isRightToLeft();
  }

  /** The same language in the same script in the same place, however much of it is written out. */
  public boolean sameAs(LocaleTag other) {
    return language().equals(other.language()) && maximal().equals(other.maximal());
  }

  /**
   * Whether readers of the other locale read this one as their own: the same language and script,
   * and less specific or the parent that CLDR gives, such as {@code pt} for {@code pt-BR}.
   */
  public boolean isParentOf(LocaleTag other) {
    if (!language().equals(other.language()) || !script().equals(other.script())) {
      return false;
    }
    for (ULocale up = other.plain().icu().getFallback();
        up != null && !up.getLanguage().isEmpty();
        up = up.getFallback()) {
      if (sameAs(new LocaleTag(up.toLanguageTag()))) {
        return true;
      }
    }
    String region = other.plain().icu().getCountry();
    return plain().icu().getCountry().isEmpty()
        || REGIONAL_PARENTS.getOrDefault(plain().value(), Set.of()).contains(region);
  }

  /**
   * Less and less specific in the same script, itself first: {@code fr-CA}, {@code fr}. Over {@code
   * sr-Latn} there is nothing, because {@code sr} is in Cyrillic.
   */
  public List<LocaleTag> chain() {
    List<LocaleTag> chain = new ArrayList<>();
    for (ULocale up = plain().icu();
        up != null && !up.getLanguage().isEmpty();
        up = up.getFallback()) {
      LocaleTag tag = new LocaleTag(up.toLanguageTag());
      if (tag.script().equals(script())) {
        chain.add(tag);
      }
    }
    return List.copyOf(chain);
  }

  /**
   * Those of some locales whose texts its readers take for their own, the nearest first: itself,
   * less specific ones of the same script, and parents that CLDR gives.
   */
  public List<LocaleTag> nearest(Collection<LocaleTag> locales) {
    Set<LocaleTag> nearest = new LinkedHashSet<>(chain());
    nearest.retainAll(locales);
    locales.stream()
        .sorted()
        .filter(other -> other.sameAs(this) || other.isParentOf(this))
        .forEach(nearest::add);
    return List.copyOf(nearest);
  }

  /**
   * The systems of digits that pages may use, as {@code -u-nu-} names them: CLDR's that have ten
   * digits of a language, and the letters by which two calendars are written.
   */
  public static Set<String> digits() {
    Set<String> digits = new TreeSet<>(Dates.NUMERALS.values());
    for (String name : NumberingSystem.getAvailableNames()) {
      NumberingSystem system = NumberingSystem.getInstanceByName(name);
      if (!system.isAlgorithmic() && !isStyled(system)) {
        digits.add(name);
      }
    }
    return digits;
  }

  /** Bold, wide or outlined forms of other digits, which Unicode decomposes into those. */
  private static boolean isStyled(NumberingSystem system) {
    return !Normalizer2.getNFKCInstance().isNormalized(system.getDescription());
  }

  /** The locale as it counts: letters that write dates count nothing. */
  ULocale counting() {
    return key("nu").filter(Dates.NUMERALS::containsValue).isPresent()
        ? with(Map.of("nu", "latn")).data()
        : data();
  }

  /**
   * The locale whose data hold for this one: itself, or of a language that CLDR lacks the root with
   * the same script and region. ICU would take the machine's own locale there.
   */
  ULocale data() {
    return isInCldr() ? icu() : new ULocale.Builder().setLocale(icu()).setLanguage("und").build();
  }

  /** Whether a text in this locale may be written in letters of the script. */
  boolean writes(int script) {
    int[] codes = UScript.getCode(icu());
    if (codes == null) {
      return true;
    }
    return Arrays.stream(codes).map(LocaleTag::ofLetters).anyMatch(code -> code == script);
  }

  /** Letters are marked Han, not simplified or traditional Han. */
  private static int ofLetters(int script) {
    return script == UScript.SIMPLIFIED_HAN || script == UScript.TRADITIONAL_HAN
        ? UScript.HAN
        : script;
  }

  private String maximal() {
    return ULocale.addLikelySubtags(plain().icu()).toLanguageTag();
  }

  ULocale icu() {
    return ULocale.forLanguageTag(value);
  }

  @Override
  public int compareTo(LocaleTag other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
