package org.polyfeed.feed;

import java.util.List;
import org.polyfeed.edition.Address;
import org.polyfeed.edition.Edition;
import org.polyfeed.edition.Entry;

/**
 * What one edition, or one topic of it, syndicates. All formats are written from it, so that they
 * say the same.
 *
 * @param id a tag: URI that outlives changes of address and title
 * @param home the page of what it syndicates, below which its feeds stand
 * @param entries at least one, newest first
 */
public record Feed(Edition edition, String id, String title, Address home, List<Entry> entries) {

  public Feed {
    entries = List.copyOf(entries);
    if (entries.isEmpty()) {
      throw new IllegalArgumentException("a feed without entries helps nobody");
    }
  }
}
