package org.polyfeed.article;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.site.Site;
import org.polyfeed.site.SiteLocale;

/**
 * Articles that are translations of each other.
 *
 * @param key its name
 */
public record Story(String key, Map<LocaleTag, Article> articles) {

  public Story {
    articles = Collections.unmodifiableMap(new TreeMap<>(articles));
  }

  /** The article in exactly this locale. */
  public Optional<Article> in(LocaleTag locale) {
    return Optional.ofNullable(articles.get(locale));
  }

  /**
   * The article that the others translate: the one in the site's own locale, else the one that was
   * published first.
   *
   * @param own the site's default locale
   */
  public Article source(LocaleTag own) {
    return in(own)
        .map(article -> article.converted().map(Converted::original).orElse(article))
        .orElseGet(
            () ->
                articles.values().stream()
                    .filter(article -> article.converted().isEmpty())
                    .min(
                        Comparator.comparing(
                                (Article article) ->
                                    article
                                        .published()
                                        .map(OffsetDateTime::toInstant)
                                        .orElse(Instant.MAX))
                            .thenComparing(Article::locale))
                    .orElseThrow());
  }

  /** The article in the locale itself, else in the nearest parent of the same script. */
  public Optional<Article> own(LocaleTag locale) {
    return in(locale)
        .or(() -> locale.chain().stream().flatMap(this::writtenAs).findFirst())
        .or(
            () ->
                articles.values().stream()
                    .filter(article -> article.locale().isParentOf(locale))
                    .findFirst());
  }

  /** The article in the locale, however much of it is written out. */
  public Optional<Article> as(LocaleTag locale) {
    return writtenAs(locale).findFirst();
  }

  private Stream<Article> writtenAs(LocaleTag locale) {
    return articles.values().stream().filter(article -> article.locale().sameAs(locale));
  }

  /**
   * The same story with the articles that locales lack and make of the other script.
   *
   * @param withdrawn articles that were taken back: in their place none is made
   * @param leftOut nor in place of these
   */
  public Story converted(Site site, Collection<Article> withdrawn, Collection<LeftOut> leftOut) {
    Map<LocaleTag, Article> all = new TreeMap<>(articles);
    for (SiteLocale locale : site.locales()) {
      boolean takenBack =
          withdrawn.stream()
              .anyMatch(one -> one.story().equals(key) && one.locale().sameAs(locale.tag()));
      boolean broken = leftOut.stream().anyMatch(one -> one.isOf(key, locale.tag()));
      if (locale.conversion().isPresent() && own(locale.tag()).isEmpty() && !takenBack && !broken) {
        locale
            .conversion()
            .flatMap(one -> as(one.from()).map(original -> new Converted(original, one)))
            .ifPresent(made -> all.put(locale.tag(), made.article(locale.tag(), site.glossary())));
      }
    }
    return new Story(key, all);
  }

  /** Stories in the order of their keys. There is one article to a story and locale. */
  public static List<Story> group(Collection<Article> articles) {
    Map<String, Map<LocaleTag, Article>> stories =
        articles.stream()
            .collect(
                Collectors.groupingBy(
                    Article::story,
                    TreeMap::new,
                    Collectors.toMap(Article::locale, Function.identity())));
    return stories.entrySet().stream()
        .map(entry -> new Story(entry.getKey(), entry.getValue()))
        .toList();
  }
}
