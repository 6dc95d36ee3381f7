package org.polyfeed.gate;

import java.util.Optional;
import java.util.function.BiConsumer;

/** How a file is read back. What it is, what is in it says. */
enum Kind {
  XML,
  JSON,
  PAGE,
  OTHER;

  /** By the end of its name, as hosts know it. */
  static Kind of(String path) {
    if (path.endsWith(".xml") || path.endsWith(".opml")) {
      return XML;
    }
    if (path.endsWith(".json")) {
      return JSON;
    }
    return path.endsWith(".html") ? PAGE : OTHER;
  }

  boolean mayBeFeed() {
    return this == XML || this == JSON;
  }

  /**
   * A feed, where it is one.
   *
   * @param listed takes each URL of a sitemap or an OPML list, after what names it there
   * @throws Unreadable if it is not what the name says
   */
  Optional<ParsedFeed> read(byte[] bytes, BiConsumer<String, String> listed) throws Unreadable {
    return switch (this) {
      case XML -> XmlReader.read(bytes, listed);
      case JSON -> JsonReader.read(bytes);
      case PAGE, OTHER -> Optional.empty();
    };
  }
}
