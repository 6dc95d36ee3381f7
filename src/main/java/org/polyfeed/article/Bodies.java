package org.polyfeed.article;

import java.net.URI;
import java.util.function.Function;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.seed.MediaFile;

/**
 * Bodies of articles, parsed when something shows them. The last used are held, up to a fixed size,
 * so that memory does not grow with the length of articles. Safe to share between threads.
 */
public final class Bodies {

  /** In UTF-16 units: some thousands of articles of usual length. */
  private static final long MOST_HELD = 12_000_000;

  private final ArticleParser parser;
  private final Function<MediaFile, String> urls;
  private final LastUsed<Key, Html> held =
      new LastUsed<>(MOST_HELD, body -> body.markup().length());

  /**
   * @param urls of files beside the seeds, as articles show them
   */
  public Bodies(ArticleParser parser, Function<MediaFile, String> urls) {
    this.parser = parser;
    this.urls = urls;
  }

  private record Key(String seed, LocaleTag locale, URI base) {}

  /**
   * Safe markup without title and dateline, with absolute URLs.
   *
   * @param base the article's URL, against which those in the text are resolved
   */
  public Html of(Article article, URI base) {
    Key key = new Key(article.seed().name(), article.locale(), base);
    return held.get(key, () -> read(article, base));
  }

  /**
   * The same as feeds carry it: in simple HTML that needs no style sheet, opening with the place
   * from which the article reports.
   */
  public Html syndicated(Article article, URI base) {
    return new SyndicatedBody(article.locale(), article.dateline()).of(of(article, base));
  }

  private Html read(Article article, URI base) {
    return article
        .converted()
        .map(
            made ->
                new ConvertedBody(made.conversion(), article.locale())
                    .of(parser.body(made.original(), base, urls)))
        .orElseGet(() -> parser.body(article, base, urls));
  }
}
