package org.polyfeed.importer;

import java.util.List;

/**
 * A feed or export as it was read; texts are empty where it says nothing.
 *
 * @param kind such as {@code Atom}
 * @param home the URL of the site that it syndicates
 * @param older the URLs of documents with what was in it before
 * @param feeds the URLs of feeds that it lists
 */
record FoundFeed(
    String kind,
    String title,
    String description,
    String home,
    String language,
    List<FoundItem> items,
    List<String> older,
    List<String> feeds) {

  /** Whether a folder holds it, and no feed. */
  boolean isContent() {
    return items.stream().anyMatch(item -> item.manuscript().isPresent());
  }

  FoundFeed {
    items = List.copyOf(items);
    older = List.copyOf(older);
    feeds = List.copyOf(feeds);
  }
}
