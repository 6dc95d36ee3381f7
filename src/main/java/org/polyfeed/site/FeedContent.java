package org.polyfeed.site;

/** How much of an article a feed carries. */
public enum FeedContent {
  /** Summary and body. */
  FULL,
  /** The summary alone. */
  SUMMARY
}
