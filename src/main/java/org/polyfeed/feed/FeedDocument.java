package org.polyfeed.feed;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A feed with all that it says, ready to be written in any format.
 *
 * @param locale a BCP 47 tag
 * @param self the URL of this feed in this format
 * @param others the same feed in other formats
 */
record FeedDocument(
    String id,
    String title,
    String description,
    String locale,
    String home,
    String self,
    String site,
    List<Other> others,
    Optional<String> hub,
    List<FeedItem> items) {

  FeedDocument {
    others = List.copyOf(others);
    items = List.copyOf(items);
  }

  /** The same feed in another format. */
  record Other(String type, String url) {}

  /** When anything in it last changed: a function of its entries, not of the clock. */
  Instant updated() {
    return items.stream().map(FeedItem::updated).max(Comparator.naturalOrder()).orElseThrow();
  }
}
