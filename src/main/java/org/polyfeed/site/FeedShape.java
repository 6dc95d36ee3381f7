package org.polyfeed.site;

import java.util.List;

/**
 * How feeds of one kind look.
 *
 * @param formats none where there are to be no such feeds
 * @param entries the most that a feed holds, at least 1
 * @param bytes the most that a feed weighs, in bytes of UTF-8; it always holds at least one entry
 */
public record FeedShape(List<FeedFormat> formats, int entries, int bytes, FeedContent content) {

  public FeedShape {
    formats = List.copyOf(formats);
  }

  /** Whether there are feeds of this kind at all. */
  public boolean isPublished() {
    return !formats.isEmpty();
  }

  /**
   * How many entries a feed has room for, at least 1, if of each there is but the summary.
   *
   * @param locales of the site: each entry links to its translations
   */
  public int room(int locales) {
    return Math.max(1, Math.min(entries, bytes / usualHead(locales)));
  }

  /** How many entries leave a feed together, at least 1: about half, so that it stays half full. */
  public int share(int locales) {
    return Math.max(1, Math.min((entries + 1) / 2, bytes / 2 / usualHead(locales)));
  }

  /** What an entry weighs without its text, in bytes, if it is like most. */
  private static int usualHead(int locales) {
    return 3_000 + 250 * locales;
  }
}
