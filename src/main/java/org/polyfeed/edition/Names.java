package org.polyfeed.edition;

import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.locale.SlugStyle;
import org.polyfeed.locale.Transliteration;
import org.polyfeed.site.LocalizedText;
import org.polyfeed.site.Site;

/** Names that articles use, found again under one key and slug in whichever locale they stand. */
final class Names {

  private final Site site;
  private final Map<String, LocalizedText> known;
  private final String prefix;
  private final Transliteration transliteration;
  private final Map<String, String> keys = new HashMap<>();
  private final Map<String, String> slugs = new HashMap<>();
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
    // What site.yaml lists has one slug, whichever locale's article names it.
    LocaleTag reader = known.containsKey(key) ? site.defaultLocale() : locale;
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
