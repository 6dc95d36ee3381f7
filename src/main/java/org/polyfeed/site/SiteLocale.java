package org.polyfeed.site;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.locale.NearLanguages;
import org.polyfeed.locale.ScriptConversion;
import org.polyfeed.locale.SlugStyle;

/**
 * A locale that the site publishes in.
 *
 * @param tag without {@code -u-} keys: its name in addresses and seeds
 * @param name what it calls itself, where the site says so
 * @param formats the same with the keys that say how it writes dates and digits
 * @param fallback whose articles it shows where it has none, best first
 * @param conversion how it makes articles that it lacks of those in the other script of its
 *     language, if it does
 * @param slugs what its addresses are made of, where the site says so for this locale
 */
public record SiteLocale(
    LocaleTag tag,
    Optional<String> name,
    LocaleTag formats,
    List<LocaleTag> fallback,
    Untranslated untranslated,
    Optional<ScriptConversion> conversion,
    Optional<SlugStyle> slugs) {

  public SiteLocale {
    fallback = List.copyOf(fallback);
  }

  /**
   * Whose articles a locale shows where the site does not say: those of the languages that its
   * readers can read, and then those of the site's default locale.
   *
   * @param locales of the site; no other can have articles
   */
  static List<LocaleTag> standardFallback(
      LocaleTag tag, Collection<LocaleTag> locales, LocaleTag standard) {
    Set<LocaleTag> chain = new LinkedHashSet<>(NearLanguages.among(locales, tag));
    if (!tag.equals(standard)) {
      chain.add(standard);
    }
    return List.copyOf(chain);
  }
}
