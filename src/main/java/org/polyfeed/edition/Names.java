package org.polyfeed.edition;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.locale.SlugStyle;
import org.polyfeed.locale.Transliteration;
import org.polyfeed.site.LocalizedText;
import org.polyfeed.site.Site;

/** Names that articles use, found again under one key and slug in whichever locale they stand. */
final class Names {

  private static final Pattern SPACES = Pattern.compile("[\\p{Z}\\p{Pd}_]+");

  /** What names are written with or without; not signs such as those of C++ and C#. */
  private static final Pattern PUNCTUATION = Pattern.compile("[\\p{P}&&[^\\p{Pd}_#&%@*]]+");

  private static final Pattern VOWELS = Pattern.compile("[\\p{Mn}&&[\\p{InArabic}\\p{InHebrew}]]+");

  private final Site site;
  private final Map<String, LocalizedText> known;
  private final String prefix;
  private final Transliteration transliteration;
  private final Map<String, String> keys = new HashMap<>();
  private final Map<String, String> slugs = new HashMap<>();
  private final Map<String, String> told = new HashMap<>();
  private final NavigableMap<String, NavigableSet<String>> used = new TreeMap<>();

  /**
   * @param known those that {@code site.yaml} lists, by their keys
   * @param prefix of the slugs of names that have no words for an address
   */
  Names(
      Site site, Map<String, LocalizedText> known, String prefix, Transliteration transliteration) {
    this.site = site;
    this.known = known;
    this.prefix = prefix;
    this.transliteration = transliteration;
    known.forEach(
        (key, name) -> {
          name.byLocale().values().forEach(text -> keys.putIfAbsent(folded(text), key));
          name.forAll().ifPresent(text -> keys.putIfAbsent(folded(text), key));
        });
    known.keySet().forEach(key -> keys.put(folded(key), key));
  }

  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /**
   * Tells names apart that would have one slug in one language: those that come later get a number,
   * and keep it. What different languages call alike stays together.
   *
   * @param writing as articles name them, each with the locale of its article, the oldest first
   * @param kept the names that led to each slug before, in lower case
   */
  void tellApart(Collection<Written> writing, Map<String, Set<String>> kept) {
    Map<Place, Map<String, Set<String>>> alike = new LinkedHashMap<>();
    Set<String> present = new HashSet<>();
    for (Written one : writing) {
      String key = key(one.name());
      Place place = new Place(reader(key, one.locale()), made(key, reader(key, one.locale())));
      present.add(likeness(key));
      alike
          .computeIfAbsent(place, any -> new LinkedHashMap<>())
          .computeIfAbsent(likeness(key), any -> new LinkedHashSet<>())
          .add(key);
    }
    alike.forEach(
        (place, names) -> {
          Set<String> taken = new HashSet<>();
          Map<String, Set<String>> fresh = new LinkedHashMap<>(names);
          names.forEach(
              (likeness, keys) ->
                  numbered(place.slug())
                      .takeWhile(slug -> slug.equals(place.slug()) || kept.containsKey(slug))
                      .filter(slug -> likenesses(kept.get(slug)).contains(likeness))
                      .filter(taken::add)
                      .findFirst()
                      .ifPresent(
                          slug -> {
                            tell(keys, place, slug);
                            fresh.remove(likeness);
                          }));
          fresh.forEach(
              (likeness, keys) ->
                  tell(
                      keys,
                      place,
                      numbered(place.slug())
                          .filter(
                              slug ->
                                  slug.equals(place.slug())
                                      ? !isOfOthers(keys, kept.get(slug), present)
                                      : !kept.containsKey(slug)
                                          && !alike.containsKey(new Place(place.reader(), slug)))
                          .filter(taken::add)
                          .findFirst()
                          .orElseThrow()));
        });
  }

  /**
   * A name in an article.
   *
   * @param locale of the article
   */
  record Written(String name, LocaleTag locale) {}

  /** A slug among those of one language. */
  private record Place(LocaleTag reader, String slug) {}

  /**
   * Whether a slug was that of a name in the same script that nobody uses any more: who subscribed
   * to its feed did not subscribe to this.
   */
  private boolean isOfOthers(Set<String> keys, @Nullable Set<String> names, Set<String> present) {
    return names != null
        && names.stream()
            .map(this::key)
            .filter(name -> !present.contains(likeness(name)))
            .anyMatch(name -> keys.stream().anyMatch(key -> script(key) == script(name)));
  }

  private static Character.UnicodeScript script(String name) {
    return name.codePoints()
        .filter(Character::isLetter)
        .mapToObj(Character.UnicodeScript::of)
        .findFirst()
        .orElse(Character.UnicodeScript.COMMON);
  }

  private Set<String> likenesses(@Nullable Set<String> names) {
    return names == null
        ? Set.of()
        : names.stream().map(name -> likeness(key(name))).collect(Collectors.toSet());
  }

  private void tell(Set<String> keys, Place place, String slug) {
    keys.forEach(key -> told.put(place.reader() + "\n" + key, slug));
  }

  private static Stream<String> numbered(String slug) {
    return Stream.concat(
        Stream.of(slug), IntStream.iterate(2, i -> i + 1).mapToObj(i -> slug + "-" + i));
  }

  /**
   * What two ways to write a name have in common: all but case, spaces, punctuation, and the vowels
   * that Arabic and Hebrew may leave out.
   */
  private static String likeness(String key) {
    String plain = Normalizer.normalize(folded(key), Form.NFKC);
    String bare = VOWELS.matcher(PUNCTUATION.matcher(plain).replaceAll("")).replaceAll("");
    return SPACES.matcher(bare).replaceAll(" ").strip();
  }

  /** The key of a name: the site's where it lists it, else the name itself. */
  String key(String written) {
    return keys.getOrDefault(folded(written), written);
  }

  /**
   * What stands in addresses for a name that an article uses.
   *
   * @param locale of the article
   */
  String used(String written, LocaleTag locale) {
    String slug = slug(key(written), locale);
    used.computeIfAbsent(folded(written), name -> new TreeSet<>()).add(slug);
    return slug;
  }

  /**
   * The names that articles use, in lower case, with their slugs, of which there are several where
   * locales spell a name in their own ways.
   */
  NavigableMap<String, NavigableSet<String>> used() {
    return Collections.unmodifiableNavigableMap(used);
  }

  /**
   * What stands for a key in addresses.
   *
   * @param locale of the article that uses it
   */
  String slug(String key, LocaleTag locale) {
    LocaleTag reader = reader(key, locale);
    String slug = told.get(reader + "\n" + key);
    return slug == null ? made(key, reader) : slug;
  }

  /** What site.yaml lists has one slug, whichever locale's article names it. */
  private LocaleTag reader(String key, LocaleTag locale) {
    return known.containsKey(key) ? site.defaultLocale() : locale;
  }

  private String made(String key, LocaleTag reader) {
    return slugs.computeIfAbsent(
        reader + "\n" + key,
        any -> {
          // Who gives a plain key wants it in the address, whatever articles have there.
          SlugStyle style = isAscii(key) ? SlugStyle.ROMANISED : site.slugs(reader);
          String slug = transliteration.words(style, reader, key);
          return slug.isEmpty() ? prefix + Slugs.hash(key) : slug;
        });
  }

  private static boolean isAscii(String key) {
    return key.chars().allMatch(letter -> letter < 128);
  }
}
