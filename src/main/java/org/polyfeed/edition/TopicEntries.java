package org.polyfeed.edition;

import java.util.List;

/** The entries of one topic in one edition, newest of its own language first, then fallbacks. */
public record TopicEntries(Topic topic, List<Entry> entries) {

  public TopicEntries {
    entries = List.copyOf(entries);
  }

  /** Whether anybody can subscribe to it. */
  public boolean hasFeeds() {
    return entries.stream().anyMatch(Entry::page);
  }

  /** Those that its feeds hold, newest first. */
  public List<Entry> syndicated() {
    return entries.stream().filter(Entry::page).sorted(Entry.NEWEST_FIRST).toList();
  }
}
