package org.polyfeed.edition;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.polyfeed.article.Article;
import org.polyfeed.article.Converted;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.locale.Transliteration;
import org.polyfeed.site.Author;
import org.polyfeed.site.Site;
import org.polyfeed.site.SiteLocale;

/** Authors as articles name them, by their slugs and their names in each locale. */
final class Bylines {

  private final Site site;
  private final Names names;

  Bylines(Site site, Transliteration transliteration) {
    this.site = site;
    this.names =
        new Names(
            site,
            site.authors().entrySet().stream()
                .collect(
                    Collectors.toMap(
                        Map.Entry::getKey,
                        author -> author.getValue().name(),
                        (one, other) -> one,
                        TreeMap::new)),
            "a-",
            transliteration);
  }

  /** The authors of an article as an edition names them, each once, in the order of the article. */
  List<Byline> of(Article article, SiteLocale edition) {
    Map<String, Byline> found = new LinkedHashMap<>();
    // Who wrote an article is the same in either script.
    Article written = article.converted().map(Converted::original).orElse(article);
    for (int i = 0; i < written.authors().size(); i++) {
      String name = name(written.authors().get(i), written.locale());
      String key = names.key(name);
      Author author = site.authors().getOrDefault(key, article.authors().get(i));
      String shown = site.text(author.name(), edition).orElse(name);
      Byline byline = new Byline(names.used(name, written.locale()), shown, author);
      found.putIfAbsent(byline.slug(), byline);
    }
    return List.copyOf(found.values());
  }

  /** The authors of an article as it names them, a converted one's as the original does. */
  static Stream<Names.Written> written(Article article) {
    Article written = article.converted().map(Converted::original).orElse(article);
    return written.authors().stream()
        .map(author -> new Names.Written(name(author, written.locale()), written.locale()));
  }

  Names names() {
    return names;
  }

  /** The slug of an author as {@code site.yaml} names them. */
  String slug(String written) {
    return names.slug(names.key(written), site.defaultLocale());
  }

  /** As the article has it. */
  private static String name(Author author, LocaleTag locale) {
    return author
        .name()
        .own(locale)
        .or(() -> author.name().forAll())
        .or(() -> author.name().byLocale().values().stream().findFirst())
        .orElse("");
  }
}
