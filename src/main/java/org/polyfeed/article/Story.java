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
import org.polyfeed.locale.LocaleTag;

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
        .orElseGet(
            () ->
                articles.values().stream()
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
