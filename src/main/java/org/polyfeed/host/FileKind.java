package org.polyfeed.host;

import java.util.List;
import org.polyfeed.site.FeedFormat;

/**
 * Files that hosts know by their names, and send alike.
 *
 * @param name such as {@code rss}; archives are {@code rss-1} and so on
 * @param ending such as {@code xml}
 * @param mediaType with the charset, where the type has one
 */
record FileKind(String name, String ending, String mediaType) {

  /**
   * What browsers show with its style sheet: sent as {@code application/rss+xml} or {@code
   * application/atom+xml}, Chromium shows a feed as source. Readers take feeds as any XML.
   */
  private static final String XML = "application/xml; charset=utf-8";

  /** Feeds and lists of them, which other sites' scripts may read too. */
  static final List<FileKind> FEEDS =
      List.of(
          new FileKind("rss", "xml", XML),
          new FileKind("atom", "xml", XML),
          // RFC 8259 section 11: JSON has no charset parameter.
          new FileKind("feed", "json", FeedFormat.JSON.mediaType()),
          new FileKind("feeds", "opml", "text/x-opml; charset=utf-8"));

  /** How long, in seconds, caches may keep pages and feeds without asking again. */
  static final int SHORT = 300;

  /** The same for files of the theme, whose names stay when they change. */
  static final int ASSETS = 3_600;

  /** The same for pictures and sound. */
  static final int MEDIA = 86_400;

  /** The value of {@code Cache-Control}. */
  static String cached(int seconds) {
    return "public, max-age=" + seconds + ", must-revalidate";
  }
}
