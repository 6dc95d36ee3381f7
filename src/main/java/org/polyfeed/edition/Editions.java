package org.polyfeed.edition;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.locale.Words;
import org.polyfeed.site.Site;

/**
 * All that a site publishes.
 *
 * @param list in the order of the site's locales
 * @param byStory every entry of a story, in the order of the editions
 * @param byTopic the topic of a slug as each edition has it that does, in the order of the editions
 */
public record Editions(
    Site site,
    List<Edition> list,
    Map<String, List<Entry>> byStory,
    Map<String, Map<LocaleTag, TopicEntries>> byTopic) {

  public Editions {
    list = List.copyOf(list);
    byStory = Collections.unmodifiableMap(byStory);
    byTopic = Collections.unmodifiableMap(byTopic);
  }

  static Editions of(Site site, List<Edition> list) {
    Map<String, List<Entry>> byStory = new HashMap<>();
    Map<String, Map<LocaleTag, TopicEntries>> byTopic = new HashMap<>();
    for (Edition edition : list) {
      for (Entry entry : edition.entries()) {
        byStory.computeIfAbsent(entry.article().story(), story -> new ArrayList<>()).add(entry);
      }
      for (TopicEntries topic : edition.topics()) {
        byTopic
            .computeIfAbsent(topic.topic().slug(), slug -> new LinkedHashMap<>())
            .put(edition.tag(), topic);
      }
    }
    return new Editions(site, list, byStory, byTopic);
  }

  /** Whether the site syndicates all its languages together: not where it has but one. */
  public boolean hasFeeds() {
    return list.size() > 1 && canonical().findAny().isPresent();
  }

  /** What the site syndicates in all its languages together, newest first. */
  public List<Entry> syndicated() {
    return canonical().sorted(Entry.NEWEST_FIRST).toList();
  }

  private Stream<Entry> canonical() {
    return list.stream().flatMap(edition -> edition.entries().stream()).filter(Entry::isCanonical);
  }

  /** What the feed of all languages is called: the site's name and the word for languages. */
  public String titleOfAll() {
    Words words = standard().words();
    return words.say(
        "feed.topic", Map.of("site", standard().title(), "topic", words.say("frame.languages")));
  }

  /** The edition of the site's default locale; the first where that has none. */
  public Edition standard() {
    return in(site.defaultLocale()).orElse(list.get(0));
  }

  public Optional<Edition> in(LocaleTag locale) {
    return list.stream().filter(edition -> edition.tag().equals(locale)).findFirst();
  }

  /** The editions that have a topic, with what each has of it. */
  public Map<LocaleTag, TopicEntries> having(Topic topic) {
    return byTopic.getOrDefault(topic.slug(), Map.of());
  }

  /** The pages of a story in its own languages, converted ones among them: one a language. */
  public List<Entry> translations(Entry entry) {
    return byStory.getOrDefault(entry.article().story(), List.of()).stream()
        .filter(other -> !other.isFallback() && other.isCanonical())
        .toList();
  }
}
