package org.polyfeed.locale;

import com.ibm.icu.util.ULocale;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which of a site's locales a reader's language tag leads to. The tag's longest beginning that is a
 * range decides (RFC 4647, section 3.4): {@code zh-TW} by {@code zh-tw}, {@code ru-KZ} by {@code
 * ru}.
 *
 * <p>A tag leads to a locale of its own language alone, in a script that its readers read: who asks
 * for Ukrainian is never sent to Russian, nor who asks for Catalan to Spanish. They may ask for it
 * next.
 */
public final class LanguageRanges {

  /** Languages that are one to negotiators, beside the locale that their first code stands for. */
  private static final List<Set<String>> ONE =
      List.of(Set.of("no", "nb", "nn"), Set.of("zh", "yue"));

  /** Other codes that browsers send. */
  private static final Map<String, String> OTHER_CODES =
      Map.ofEntries(
          Map.entry("iw", "he"),
          Map.entry("in", "id"),
          Map.entry("ji", "yi"),
          Map.entry("mo", "ro"),
          Map.entry("tl", "fil"),
          Map.entry("sh", "sr-Latn"),
          Map.entry("prs", "fa-AF"),
          Map.entry("kmr", "ku"));

  private final Map<Set<String>, List<LocaleTag>> byLanguage;
  private final SortedMap<String, Optional<LocaleTag>> ranges = new TreeMap<>();

  private LanguageRanges(List<LocaleTag> locales) {
    this.byLanguage =
        locales.stream().collect(Collectors.groupingBy(locale -> one(locale.language())));
  }

  /**
   * Those that lead to the locales.
   *
   * @param locales of the site, the one first that wins where two are as good
   */
  public static LanguageRanges to(List<LocaleTag> locales) {
    LanguageRanges made = new LanguageRanges(locales);
    SortedMap<String, LocaleTag> candidates = new TreeMap<>();
    locales.forEach(locale -> candidates.put(small(locale.value()), locale));
    made.byLanguage.forEach(
        (languages, own) ->
            languages.stream()
                .flatMap(language -> written(language, own.size() > 1).stream())
                .forEach(
                    range ->
                        LocaleTag.parse(range)
                            .ifPresent(tag -> candidates.putIfAbsent(small(range), tag))));
    new TreeMap<>(candidates).forEach((range, tag) -> candidates.putAll(inOtherCodes(range, tag)));
    candidates.entrySet().stream()
        .sorted(Comparator.comparing(candidate -> candidate.getKey().length()))
        .forEach(candidate -> made.add(candidate.getKey(), made.best(candidate.getValue())));
    return made;
  }

  private static Map<String, LocaleTag> inOtherCodes(String range, LocaleTag tag) {
    Map<String, LocaleTag> others = new TreeMap<>();
    OTHER_CODES.forEach(
        (code, meant) -> {
          if (range.equals(small(meant)) || range.startsWith(small(meant) + "-")) {
            others.put(code + range.substring(meant.length()), tag);
          }
        });
    return others;
  }

  private static String small(String range) {
    return range.toLowerCase(Locale.ROOT);
  }

  /** The tags of a language that may lead elsewhere than the language alone. */
  private static Set<String> written(String language, boolean severalLocales) {
    Set<String> tags = new TreeSet<>(Set.of(language));
    String usual = script(language);
    Set<String> scripts = new TreeSet<>(Set.of(usual));
    for (ULocale known : ULocale.getAvailableLocales()) {
      if (known.getLanguage().equals(language)) {
        String tag = known.toLanguageTag();
        scripts.add(script(tag));
        if (severalLocales) {
          tags.add(tag);
          // zh-TW is zh-Hant-TW in CLDR, and browsers send both.
          tags.add(tag.replaceFirst("-[A-Z][a-z]{3}(?=-|$)", ""));
        }
      }
    }
    for (String region : ULocale.getISOCountries()) {
      // Emigrants may write another script than those at home.
      String script = script(language + "-" + region);
      if (!script.equals(usual)) {
        scripts.add(script);
        tags.add(language + "-" + region);
      }
    }
    scripts.forEach(script -> tags.add(language + "-" + script));
    OTHER_CODES.values().stream().filter(tag -> tag.startsWith(language + "-")).forEach(tags::add);
    return tags;
  }

  private static String script(String tag) {
    return ULocale.addLikelySubtags(ULocale.forLanguageTag(tag)).getScript();
  }

  private Optional<LocaleTag> best(LocaleTag tag) {
    List<LocaleTag> own = byLanguage.getOrDefault(one(tag.language()), List.of());
    return Stream.of(
            own.stream().filter(tag::equals),
            own.stream().filter(tag::sameAs),
            own.stream()
                .filter(locale -> locale.isParentOf(tag))
                .sorted(Comparator.comparing(LanguageRanges::isGeneral)),
            Stream.of(tag).flatMap(wanted -> NearLanguages.among(own, wanted).stream()))
        .flatMap(some -> some)
        .findFirst();
  }

  /** Whether it is for all regions: pt-BR, which is pt, less than pt-PT for those near Portugal. */
  private static boolean isGeneral(LocaleTag locale) {
    return locale.sameAs(new LocaleTag(locale.language() + "-" + locale.script()));
  }

  private static Set<String> one(String language) {
    return ONE.stream().filter(one -> one.contains(language)).findFirst().orElse(Set.of(language));
  }

  /** What a shorter range says already need not be said again. */
  private void add(String range, Optional<LocaleTag> locale) {
    if (!match(range).equals(locale)) {
      ranges.put(range, locale);
    }
  }

  /** Ranges in small letters, each with the locale that it leads to, or none. */
  public SortedMap<String, Optional<LocaleTag>> ranges() {
    return Collections.unmodifiableSortedMap(ranges);
  }

  /** The locale that a tag leads to, if any. */
  public Optional<LocaleTag> match(String tag) {
    String range = small(tag);
    while (!ranges.containsKey(range) && range.contains("-")) {
      range = range.substring(0, range.lastIndexOf('-'));
    }
    return ranges.getOrDefault(range, Optional.empty());
  }
}
