package org.polyfeed.feed;

import java.util.List;
import java.util.Optional;
import org.polyfeed.edition.Address;
import org.polyfeed.edition.Edition;
import org.polyfeed.edition.Entry;
import org.polyfeed.edition.Permalinks;
import org.polyfeed.site.FeedFormat;

/**
 * What one edition, or one topic of it, or the whole site syndicates. All formats are written from
 * it, so that they say the same.
 *
 * @param edition in whose language the feed speaks of itself
 * @param id a tag: URI that outlives changes of address and title
 * @param home the page of what it syndicates, below which its feeds stand
 * @param entries at least one, newest first
 * @param volume which of the archives it is, from 1; one more than there are for the feed that
 *     readers subscribe to
 * @param archives how many archives there are
 * @param translations the same feed in other editions
 */
public record Feed(
    Edition edition,
    String id,
    String title,
    Address home,
    List<Entry> entries,
    int volume,
    int archives,
    List<Translation> translations) {

  public Feed {
    entries = List.copyOf(entries);
    translations = List.copyOf(translations);
    if (entries.isEmpty()) {
      throw new IllegalArgumentException("a feed without entries helps nobody");
    }
  }

  /**
   * The same feed in another edition.
   *
   * @param locale a BCP 47 tag
   * @param home of that feed
   */
  record Translation(String locale, Address home) {}

  /** Where it stands in a format. */
  Address address(Permalinks permalinks, FeedFormat format) {
    return address(permalinks, format, volume);
  }

  /** Where one of its volumes stands in a format. */
  Address address(Permalinks permalinks, FeedFormat format, int other) {
    return other > archives
        ? permalinks.feed(home, format)
        : permalinks.archive(home, format, other);
  }

  /** The archive before it. */
  Optional<Integer> older() {
    return Optional.of(volume - 1).filter(number -> number > 0);
  }

  /** The archive after it, which is never the feed that readers subscribe to. */
  Optional<Integer> newer() {
    return Optional.of(volume + 1).filter(number -> number <= archives);
  }

  /** Whether it is an archive, and not the feed that readers subscribe to. */
  boolean isArchive() {
    return volume <= archives;
  }
}
