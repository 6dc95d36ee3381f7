package org.polyfeed.site;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.polyfeed.media.Source;

/**
 * What the site says of itself to directories of podcasts.
 *
 * @param categories of Apple's, which the others take too
 * @param explicit whether it is for adults
 * @param image square
 * @param author who is behind it; none where it is the site
 * @param copyright a line of text
 * @param funding where listeners can give money
 * @param locked whether other hosts must not take it over, where the site says so
 */
public record Podcast(
    List<Category> categories,
    boolean explicit,
    Optional<Source> image,
    LocalizedText author,
    Optional<Owner> owner,
    Type type,
    Optional<String> copyright,
    Optional<Funding> funding,
    Optional<Boolean> locked) {

  public Podcast {
    categories = List.copyOf(categories);
  }

  /** Whom directories write to. They alone need to know the address, but feeds are public. */
  public record Owner(String name, String email) {}

  /** Where listeners can give money, and what the link to it says. */
  public record Funding(URI url, String text) {}

  /**
   * What a podcast is about.
   *
   * @param below a part of it, where one is named
   */
  public record Category(String name, Optional<String> below) {}

  /** Whether episodes are best heard from the newest or from the first on. */
  public enum Type {
    EPISODIC,
    SERIAL
  }
}
