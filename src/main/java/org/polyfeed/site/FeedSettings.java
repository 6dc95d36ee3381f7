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

  /** What holds where site.yaml says nothing. */
  public static FeedSettings standard() {
    return new FeedSettings(
        List.of(FeedFormat.values()), 50, 500_000, FeedContent.FULL, Optional.empty());
  }
}
