package org.polyfeed.article;

import java.net.URI;
import java.util.Optional;

/**
 * The picture of an article.
 *
 * @param src as written: absolute, or relative to the article's address
 * @param alt what it shows, for those who cannot see it; may be empty
 */
public record Image(String src, String alt) {

  /**
   * Where it is; nothing where that is no place to show a picture from.
   *
   * @param base the article's URL
   */
  public Optional<String> url(URI base) {
    return new Links(base).toShow(src);
  }
}
