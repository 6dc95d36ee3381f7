package org.polyfeed.edition;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.polyfeed.article.Article;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.locale.Transliteration;
import org.polyfeed.site.LocalizedText;
import org.polyfeed.site.Site;
import org.polyfeed.site.SiteLocale;

/** Topics as articles name them, by their slugs and their names in each locale. */
final class Topics {

  private final Site site;
  private final Names names;
  private final Map<String, Optional<String>> shown = new HashMap<>();

  Topics(Site site, Transliteration transliteration) {
    this.site = site;
    this.names = new Names(site, site.topics(), "t-", transliteration);
  }

  /** The topics of an article as an edition shows them, each once, in the order of the article. */
  List<Topic> of(Article article, SiteLocale edition) {
    Map<String, Topic> found = new LinkedHashMap<>();
    LocaleTag locale = reader(article);
    UnaryOperator<String> converted =
        article
            .converted()
            .<UnaryOperator<String>>map(made -> made.conversion()::convert)
            .orElse(UnaryOperator.identity());
    for (String written : article.topics()) {
      String key = names.key(written);
      Topic topic =
          new Topic(
              names.used(written, locale),
              name(key, edition).orElseGet(() -> converted.apply(key)));
      found.putIfAbsent(topic.slug(), topic);
    }
    return List.copyOf(found.values());
  }

  /** The topics of an article as it names them, a converted one's as the original does. */
  static Stream<Names.Written> written(Article article) {
    return article.topics().stream().map(topic -> new Names.Written(topic, reader(article)));
  }

  /** A topic is the same one in either script. */
  private static LocaleTag reader(Article article) {
    return article.converted().map(made -> made.original().locale()).orElse(article.locale());
  }

  Names names() {
    return names;
  }

  /** The slug of a topic as {@code site.yaml} names it. */
  String slug(String written) {
    return names.slug(names.key(written), site.defaultLocale());
  }

  private Optional<String> name(String key, SiteLocale edition) {
    return shown.computeIfAbsent(edition.tag() + "\n" + key, any -> found(key, edition));
  }

  private Optional<String> found(String key, SiteLocale edition) {
    LocalizedText known = Optional.ofNullable(site.topics().get(key)).orElse(LocalizedText.none());
    return site.text(known, edition);
  }
}
