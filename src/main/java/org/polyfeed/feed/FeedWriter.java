package org.polyfeed.feed;

/** Writes feeds in one format. Safe to share between threads. */
interface FeedWriter {

  /** The bytes of a feed, in UTF-8. */
  byte[] write(FeedDocument feed);
}
