package org.polyfeed.edition;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
 * @param months that have entries, newest first
 * @param volumes what was in its feed before, oldest first
 * @param newest entry, in whichever language; nothing where the edition is empty
 * @param hasFeeds whether anybody can subscribe to it: a feed without entries helps nobody
 * @param moved old addresses of its articles, with the entries that are there now
 */
public record Edition(
    SiteLocale locale,
    String title,
    String description,
    LocaleFormat format,
    Words words,
    List<Entry> entries,
    List<TopicEntries> topics,
    List<Month> months,
    List<Volume> volumes,
    Optional<Entry> newest,
    boolean hasFeeds,
    List<Moved> moved) {

  public Edition {
    entries = List.copyOf(entries);
    topics = List.copyOf(topics);
    months = List.copyOf(months);
    volumes = List.copyOf(volumes);
    moved = List.copyOf(moved);
  }

  /** An address that an article had, and what it leads to now. */
  public record Moved(Address from, Entry to) {}

  public LocaleTag tag() {
    return locale.tag();
  }

  /** The entries that have pages of their own here and that its feeds hold, newest first. */
  public List<Entry> syndicated() {
    return syndicated(entries);
  }

  static List<Entry> syndicated(List<Entry> entries) {
    return entries.stream().filter(Entry::page).sorted(Entry.NEWEST_FIRST).toList();
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

  /** What a topic's feeds are called. */
  public String titleOf(Topic topic) {
    return words.say("feed.topic", Map.of("site", title, "topic", topic.name()));
  }
}
