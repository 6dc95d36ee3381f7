package org.polyfeed.feed;

import java.util.List;
import java.util.Optional;
import org.polyfeed.edition.Address;
import org.polyfeed.edition.Edition;
import org.polyfeed.edition.Entry;
import org.polyfeed.edition.Permalinks;
import org.polyfeed.site.FeedFormat;
import org.polyfeed.site.FeedShape;

/**
 * What one edition, a section of it, or the whole site syndicates. All formats are written from it,
 * so that they say the same.
 *
 * @param edition in whose language the feed speaks of itself
 * @param id a tag: URI that outlives changes of address and title
 * @param home the page of what it syndicates
 * @param folder below which it stands in each format
 * @param former folders below which it stood, and stands still for who subscribed to it there
 * @param shape how much of its entries it says, and in which formats
 * @param entries at least one, newest first
 * @param volume the number of the archive that it is; none for the feed that readers subscribe to
 * @param older the archive before it
 * @param newer the archive after it, which is never the feed that readers subscribe to
 * @param translations the same feed in other editions
 */
public record Feed(
    Edition edition,
    String id,
    String title,
    Address home,
    Address folder,
    List<Address> former,
    FeedShape shape,
    List<Entry> entries,
    Optional<Integer> volume,
    Optional<Integer> older,
    Optional<Integer> newer,
    List<Translation> translations) {

  public Feed {
    former = List.copyOf(former);
    entries = List.copyOf(entries);
    translations = List.copyOf(translations);
    if (entries.isEmpty()) {
      throw new IllegalArgumentException("a feed without entries helps nobody");
    }
  }

  /** Where it stands in a format. */
  Address address(Permalinks permalinks, FeedFormat format) {
    return volume
        .map(number -> permalinks.volume(folder, format, number))
        .orElseGet(() -> permalinks.feed(folder, format));
  }

  /** Whether it is an archive, and not the feed that readers subscribe to. */
  boolean isArchive() {
    return volume.isPresent();
  }

  /** A feed that has no archives. */
  static Feed alone(
      Edition edition,
      String id,
      String title,
      Address home,
      Address folder,
      List<Address> former,
      FeedShape shape,
      List<Entry> entries,
      List<Translation> translations) {
    Optional<Integer> none = Optional.empty();
    return new Feed(
        edition, id, title, home, folder, former, shape, entries, none, none, none, translations);
  }

  /**
   * The same feed in another edition.
   *
   * @param locale a BCP 47 tag
   * @param folder of that feed
   */
  record Translation(String locale, Address folder) {}
}
