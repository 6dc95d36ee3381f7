package org.polyfeed.article;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.seed.MediaFile;

/**
 * Bodies of articles, parsed when something shows them. The last used are held, up to a fixed size,
 * so that memory does not grow with the length of articles. Safe to share between threads.
 */
public final class Bodies {

  /** In UTF-16 units: some thousands of articles of usual length. */
  private static final long MOST_HELD = 24_000_000;

  private final ArticleParser parser;
  private final Function<MediaFile, String> urls;
  private final Map<Key, Html> held = new LinkedHashMap<>(256, 0.75f, true);
  private long size;

  /**
   * @param urls of files beside the seeds, as articles show them
   */
  public Bodies(ArticleParser parser, Function<MediaFile, String> urls) {
    this.parser = parser;
    this.urls = urls;
  }

  private record Key(String seed, LocaleTag locale, URI base, Shown shown) {}

  /** By what a body is shown. */
  private enum Shown {
    ON_PAGES,
    IN_FEEDS
  }

  /**
   * Safe markup without title and dateline, with absolute URLs.
   *
   * @param base the article's URL, against which those in the text are resolved
   */
  public Html of(Article article, URI base) {
    return held(article, base, Shown.ON_PAGES, () -> read(article, base));
  }

  /**
   * The same as feeds carry it: in simple HTML that needs no style sheet, opening with the place
   * from which the article reports.
   */
  public Html syndicated(Article article, URI base) {
    SyndicatedBody body = new SyndicatedBody(article.locale(), article.dateline());
    return held(article, base, Shown.IN_FEEDS, () -> body.of(of(article, base)));
  }

  private Html held(Article article, URI base, Shown shown, Supplier<Html> made) {
    Key key = new Key(article.seed().name(), article.locale(), base, shown);
    synchronized (held) {
      Html known = held.get(key);
      if (known != null) {
        return known;
      }
    }
    Html body = made.get();
    hold(key, body);
    return body;
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

  private void hold(Key key, Html body) {
    synchronized (held) {
      if (held.putIfAbsent(key, body) == null) {
        size += body.markup().length();
      }
      var eldest = held.entrySet().iterator();
      while (size > MOST_HELD && eldest.hasNext()) {
        size -= eldest.next().getValue().markup().length();
        eldest.remove();
      }
    }
  }
}
