package org.polyfeed.site;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A feed reader on the web that is handed a feed in a URL.
 *
 * @param name as people know it
 * @param pattern its URL, with {@link #PLACE} where that of the feed goes
 */
public record Reader(String name, String pattern) {

  /** What stands in a pattern for the URL of a feed. */
  static final String PLACE = "{url}";

  /** Those that pages offer where the site names none. */
  static final List<Reader> USUAL =
      List.of(
          new Reader("Feedly", "https://feedly.com/i/subscription/feed/{url}"),
          new Reader("Inoreader", "https://www.inoreader.com/?add_feed={url}"),
          new Reader("NewsBlur", "https://www.newsblur.com/?url={url}"),
          new Reader("The Old Reader", "https://theoldreader.com/feeds/subscribe?url={url}"));

  /** The URL at which it shows a feed, or offers to subscribe to it. */
  public String open(String feed) {
    return pattern.replace(PLACE, URLEncoder.encode(feed, StandardCharsets.UTF_8));
  }
}
