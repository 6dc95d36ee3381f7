package org.polyfeed.feed;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.polyfeed.edition.Entry;

/**
 * How all that was ever syndicated is shared out between a feed and the archives behind it (RFC
 * 5005 section 4), so that who follows them meets every entry once.
 *
 * @param archives oldest first; each full, and not changed by what is published later
 * @param current what is in no archive yet, newest first
 */
record History(List<List<Entry>> archives, List<Entry> current) {

  /** By when they came, not by their dates: what is dated back must not move what is archived. */
  private static final Comparator<Entry> BY_ARRIVAL =
      Comparator.comparing(Entry::firstSeen).thenComparing(Entry.NEWEST_FIRST.reversed());

  History {
    archives = archives.stream().map(List::copyOf).toList();
    current = List.copyOf(current);
  }

  /**
   * @param entries all, in any order
   * @param room how many of the last to come a feed can hold, at least 1
   * @param share how many an archive holds, at least 1
   */
  static History of(List<Entry> entries, int room, int share) {
    List<Entry> all = entries.stream().sorted(BY_ARRIVAL).toList();
    List<List<Entry>> archives = new ArrayList<>();
    int archived = 0;
    while (all.size() - archived > Math.max(room, share)) {
      archives.add(newestFirst(all.subList(archived, archived + share)));
      archived += share;
    }
    return new History(archives, newestFirst(all.subList(archived, all.size())));
  }

  private static List<Entry> newestFirst(List<Entry> entries) {
    return entries.stream().sorted(Entry.NEWEST_FIRST).toList();
  }
}
