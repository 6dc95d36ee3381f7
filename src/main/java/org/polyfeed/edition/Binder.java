package org.polyfeed.edition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.polyfeed.ledger.Ledger;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.site.Site;

/**
 * Binds what leaves an edition's feed into volumes. Who has read a volume never reads it again, so
 * the ledger keeps which an entry is in: what is withdrawn, dated anew or published later moves no
 * other.
 */
final class Binder {

  /** By when they came, not by their dates: what is dated back is news to subscribers. */
  private static final Comparator<Entry> BY_ARRIVAL =
      Comparator.comparing(Entry::firstSeen).thenComparing(Entry.NEWEST_FIRST.reversed());

  private final Ledger ledger;
  private final int room;
  private final int share;

  Binder(Site site, Ledger ledger) {
    this.ledger = ledger;
    this.room = site.feeds().editions().room(site.locales().size());
    this.share = site.feeds().editions().share(site.locales().size());
  }

  /**
   * The volumes of an edition, oldest first. What is in none of them is in the feed that readers
   * subscribe to, and that is never nothing.
   *
   * @param entries all that it syndicates
   */
  List<Volume> bind(LocaleTag edition, List<Entry> entries) {
    Map<Integer, List<Entry>> bound = new TreeMap<>();
    List<Entry> loose = new ArrayList<>();
    for (Entry entry : entries.stream().sorted(BY_ARRIVAL).toList()) {
      ledger
          .volume(entry.article(), edition)
          .ifPresentOrElse(number -> volume(bound, number).add(entry), () -> loose.add(entry));
    }
    int number = ledger.lastVolume(edition);
    while (loose.size() > Math.max(room, share)) {
      number++;
      List<Entry> oldest = loose.subList(0, share);
      for (Entry entry : oldest) {
        volume(bound, number).add(entry);
        ledger.keepVolume(entry.article(), edition, number);
      }
      oldest.clear();
    }
    List<Volume> volumes = new ArrayList<>();
    bound.forEach(
        (own, of) -> volumes.add(new Volume(own, of.stream().sorted(Entry.NEWEST_FIRST).toList())));
    if (loose.isEmpty() && !volumes.isEmpty()) {
      volumes.remove(volumes.size() - 1);
    }
    return volumes;
  }

  private static List<Entry> volume(Map<Integer, List<Entry>> bound, int number) {
    return bound.computeIfAbsent(number, any -> new ArrayList<>());
  }
}
