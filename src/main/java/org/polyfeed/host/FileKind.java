package org.polyfeed.host;

import java.util.List;
import org.polyfeed.target.MediaTypes;

/**
 * Files that hosts know by their names, and send alike.
 *
 * @param name such as {@code rss}; archives are {@code rss-1} and so on
 * @param ending such as {@code xml}
 * @param mediaType with the charset, where the type has one
 */
record FileKind(String name, String ending, String mediaType) {

  /** Feeds and lists of them, which other sites' scripts may read too. */
  static final List<FileKind> FEEDS =
      List.of(of("rss", "xml"), of("atom", "xml"), of("feed", "json"), of("feeds", "opml"));

  /** How long, in seconds, caches may keep pages and feeds without asking again. */
  static final int SHORT = 300;

  /** The same for files of the theme, whose names stay when they change. */
  static final int ASSETS = 3_600;

  /** The same for pictures and sound. */
  static final int MEDIA = 86_400;

  private static FileKind of(String name, String ending) {
    return new FileKind(name, ending, MediaTypes.sent(name + "." + ending).orElseThrow());
  }

  /** The value of {@code Cache-Control}. */
  static String cached(int seconds) {
    return "public, max-age=" + seconds + ", must-revalidate";
  }
}
