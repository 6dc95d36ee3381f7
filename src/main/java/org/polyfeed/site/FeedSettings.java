package org.polyfeed.site;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What the site says of its feeds.
 *
 * @param entries the most that a feed holds
 * @param bytes the most that a feed weighs, in bytes of UTF-8; it always holds at least one entry
 * @param hub a WebSub hub that tells readers of news, if there is one
 */
public record FeedSettings(
    List<FeedFormat> formats, int entries, int bytes, FeedContent content, Optional<URI> hub) {

  public FeedSettings {
    formats = List.copyOf(formats);
  }

  /**
   * How many entries a feed has room for, at least 1, if of each there is but the summary.
   *
   * @param locales of the site: each entry links to its translations
   */
  public int room(int locales) {
    return Math.max(1, Math.min(entries, bytes / usualHead(locales)));
  }

  /** How many entries leave a feed together, at least 1: about half, so that it stays half full. */
  public int share(int locales) {
    return Math.max(1, Math.min((entries + 1) / 2, bytes / 2 / usualHead(locales)));
  }

  /** What an entry weighs without its text, in bytes, if it is like most. */
  private static int usualHead(int locales) {
    return 3_000 + 250 * locales;
  }

  /** What holds where site.yaml says nothing. */
  public static FeedSettings standard() {
    return new FeedSettings(
        List.of(FeedFormat.values()), 50, 500_000, FeedContent.FULL, Optional.empty());
  }
}
