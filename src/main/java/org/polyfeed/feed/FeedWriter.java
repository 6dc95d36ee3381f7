package org.polyfeed.feed;

import java.util.List;
import org.polyfeed.target.Composed;

/** Writes feeds in one format. Safe to share between threads. */
interface FeedWriter {

  /**
   * An item, for any feed of one language.
   *
   * @param locale of the feed, a BCP 47 tag
   */
  WrittenItem item(FeedItem item, String locale);

  /** A feed with items that were written for it. */
  Composed feed(FeedDocument feed, List<WrittenItem> items);
}
