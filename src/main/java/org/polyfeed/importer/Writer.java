package org.polyfeed.importer;

import java.util.List;
import java.util.regex.Pattern;

/** Somebody who wrote an item; texts are empty where nothing is said. */
record Writer(String name, String email, String url) {

  /**
   * Those of a feed who wrote its items that name nobody (RFC 4287, section 4.2.1). Where a feed
   * names its site, it does so because it must name somebody.
   */
  static List<Writer> common(List<Writer> ofFeed, String title) {
    return ofFeed.stream().filter(one -> !one.isSite(title)).toList();
  }

  private boolean isSite(String title) {
    return Pattern.matches("(?s)" + Pattern.quote(name) + "(\\s*[:\uFF1A\u2013\u2014|].*)?", title);
  }
}
