package org.polyfeed.sitemap;

/**
 * The most that a sitemap may hold.
 *
 * @param bytes before it is compressed
 */
record Limits(int urls, long bytes) {

  /** By sitemaps.org/protocol.html; it counts 1,024 bytes to a kilobyte. */
  static final Limits OF_THE_PROTOCOL = new Limits(50_000, 50L * 1024 * 1024);

  /** Of those for Google News, where 1,000 articles is the most. */
  static final int NEWS = 1_000;
}
