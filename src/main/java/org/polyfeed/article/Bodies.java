package org.polyfeed.article;

import java.lang.ref.SoftReference;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Bodies of articles, parsed when something shows them. They are held as long as memory allows, and
 * read again after that. Safe to share between threads.
 */
public final class Bodies {

  private final ArticleParser parser;
  private final Map<String, SoftReference<Html>> held = new ConcurrentHashMap<>();

  public Bodies(ArticleParser parser) {
    this.parser = parser;
  }

  /**
   * Safe markup without title and dateline, with absolute URLs.
   *
   * @param base the article's URL, against which those in the text are resolved
   */
  public Html of(Article article, URI base) {
    String key = article.seed().name() + "\n" + base;
    SoftReference<Html> reference = held.get(key);
    Html body = reference == null ? null : reference.get();
    if (body == null) {
      body = parser.body(article, base);
      held.put(key, new SoftReference<>(body));
    }
    return body;
  }
}
