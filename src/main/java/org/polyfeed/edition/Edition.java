package org.polyfeed.edition;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.polyfeed.locale.LocaleFormat;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.locale.Words;
import org.polyfeed.site.SiteLocale;

/**
 * All that one locale publishes.
 *
 * @param title the site's name in this locale
 * @param description what the site says of itself, or the words' own sentence
 * @param entries newest of its own language first, then fallbacks
 * @param topics in the order of its dictionaries
 * @param authors in the same order
 * @param selections in the order of the site's
 * @param months that have entries, newest first
 * @param volumes what was in its feed before, oldest first
 * @param newest entry, in whichever language; nothing where the edition is empty
 * @param hasFeeds whether anybody can subscribe to it: a feed without entries helps nobody
 * @param moved old addresses of its articles, topics and authors
 * @param withdrawn the addresses of articles that were taken back
 */
public record Edition(
    SiteLocale locale,
    String title,
    String description,
    LocaleFormat format,
    Words words,
    List<Entry> entries,
    List<Section> topics,
    List<Section> authors,
    List<Section> selections,
    List<Month> months,
    List<Volume> volumes,
    Optional<Entry> newest,
    boolean hasFeeds,
    List<Moved> moved,
    List<Withdrawn> withdrawn) {

  public Edition {
    entries = List.copyOf(entries);
    topics = List.copyOf(topics);
    authors = List.copyOf(authors);
    selections = List.copyOf(selections);
    months = List.copyOf(months);
    volumes = List.copyOf(volumes);
    moved = List.copyOf(moved);
    withdrawn = List.copyOf(withdrawn);
  }

  /**
   * An address that a page had, and where it leads now.
   *
   * @param canonical the address under which what is there wants to be known
   */
  public record Moved(Address from, Address to, Address canonical) {}

  /**
   * An address at which an article stood that was taken back.
   *
   * @param locale of the article
   * @param reason why, in its language; may be empty
   */
  public record Withdrawn(Address address, LocaleTag locale, String reason) {}

  /** Every part of it that has feeds of its own, or could have. */
  public List<Section> sections() {
    return Stream.of(topics, authors, selections).flatMap(List::stream).toList();
  }

  public LocaleTag tag() {
    return locale.tag();
  }

  /** Whether it has pages of its months. */
  public boolean hasArchive() {
    return !months.isEmpty();
  }

  /** The entries that have pages of their own here, newest first. */
  public List<Entry> withPages() {
    return entries.stream().filter(Entry::page).sorted(Entry.NEWEST_FIRST).toList();
  }

  /** The entries that its feed and the archives of it hold, newest first. */
  public List<Entry> syndicated() {
    return syndicated(entries);
  }

  static List<Entry> syndicated(List<Entry> entries) {
    return entries.stream().filter(Entry::isSyndicated).sorted(Entry.NEWEST_FIRST).toList();
  }

  /** Those in the feed that readers subscribe to: what is in none of its volumes, newest first. */
  public List<Entry> current() {
    Set<String> bound =
        volumes.stream()
            .flatMap(volume -> volume.entries().stream())
            .map(Entry::id)
            .collect(Collectors.toSet());
    return syndicated().stream().filter(entry -> !bound.contains(entry.id())).toList();
  }

  /** What the feeds of a part of it are called. */
  public String titleOf(Section section) {
    return words.say("feed.topic", Map.of("site", title, "topic", section.name()));
  }
}
