package org.polyfeed.site;

/** A syntax for feeds. */
public enum FeedFormat {
  RSS("RSS", "application/rss+xml"),
  ATOM("Atom", "application/atom+xml"),
  JSON("JSON Feed", "application/feed+json");

  private final String title;
  private final String mediaType;

  FeedFormat(String title, String mediaType) {
    this.title = title;
    this.mediaType = mediaType;
  }

  /** What people call it. */
  public String title() {
    return title;
  }

  /** What links to such a feed say that it is. */
  public String mediaType() {
    return mediaType;
  }
}
