package org.polyfeed.edition;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
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
