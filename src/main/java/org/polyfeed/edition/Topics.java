package org.polyfeed.edition;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.polyfeed.article.Article;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.locale.SlugStyle;
import org.polyfeed.locale.Transliteration;
import org.polyfeed.site.LocalizedText;
import org.polyfeed.site.Site;
import org.polyfeed.site.SiteLocale;

/** Topics as articles name them, found again under one slug and by their names in each locale. */
final class Topics {

  private final Site site;
  private final Transliteration transliteration;
  private final Map<String, String> keys = new HashMap<>();
  private final Map<String, String> slugs = new HashMap<>();
  private final Map<String, Optional<String>> names = new HashMap<>();

  Topics(Site site, Transliteration transliteration) {
    this.site = site;
    this.transliteration = transliteration;
    site.topics()
        .forEach(
            (key, names) -> {
              names.byLocale().values().forEach(name -> keys.putIfAbsent(folded(name), key));
              names.forAll().ifPresent(name -> keys.putIfAbsent(folded(name), key));
            });
    site.topics().keySet().forEach(key -> keys.put(folded(key), key));
  }

  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** The topics of an article as an edition shows them, each once, in the order of the article. */
  List<Topic> of(Article article, SiteLocale edition) {
    Map<String, Topic> found = new LinkedHashMap<>();
    // A topic is the same one in either script.
    LocaleTag locale =
        article.converted().map(made -> made.original().locale()).orElse(article.locale());
    UnaryOperator<String> shown =
        article
            .converted()
            .<UnaryOperator<String>>map(made -> made.conversion()::convert)
            .orElse(UnaryOperator.identity());
    for (String written : article.topics()) {
      String key = keys.getOrDefault(folded(written), written);
      Topic topic = new Topic(slug(key, locale), name(key, edition).orElse(shown.apply(key)));
      found.putIfAbsent(topic.slug(), topic);
    }
    return List.copyOf(found.values());
  }

  private Optional<String> name(String key, SiteLocale edition) {
    return names.computeIfAbsent(edition.tag() + "\n" + key, any -> found(key, edition));
  }

  private Optional<String> found(String key, SiteLocale edition) {
    LocalizedText known = Optional.ofNullable(site.topics().get(key)).orElse(LocalizedText.none());
    return site.text(known, edition);
  }

  private String slug(String key, LocaleTag locale) {
    // A topic that site.yaml knows has one slug, whichever locale's article names it.
    LocaleTag reader = site.topics().containsKey(key) ? site.defaultLocale() : locale;
    return slugs.computeIfAbsent(
        reader + "\n" + key,
        any -> {
          // Who gives a topic a plain key wants it in its address, whatever articles have there.
          SlugStyle style = isAscii(key) ? SlugStyle.ROMANISED : site.slugs(reader);
          String slug = transliteration.words(style, reader, key);
          return slug.isEmpty() ? "t-" + Slugs.hash(key) : slug;
        });
  }

  private static boolean isAscii(String key) {
    return key.chars().allMatch(letter -> letter < 128);
  }
}
