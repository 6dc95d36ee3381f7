package org.polyfeed.page;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.polyfeed.edition.Address;
import org.polyfeed.edition.Byline;
import org.polyfeed.edition.Edition;
import org.polyfeed.edition.Editions;
import org.polyfeed.edition.Entry;
import org.polyfeed.edition.Permalinks;
import org.polyfeed.edition.Section;
import org.polyfeed.edition.Topic;
import org.polyfeed.locale.LocaleFormat;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.locale.Punctuation;
import org.polyfeed.site.FeedShape;
import org.polyfeed.site.Site;

/**
 * What stands on many pages, as newspapers call it: names of languages, dates, bylines, links to
 * topics and feeds. Safe to share between threads.
 */
final class Furniture {

  /** As many topics as the head of a page has room for. */
  private static final int MOST_SECTIONS = 12;

  private final Site site;
  private final Permalinks permalinks;
  private final Map<LocaleTag, Language> languages = new ConcurrentHashMap<>();
  private final Map<LocaleTag, LocaleFormat> formats = new ConcurrentHashMap<>();
  private final Map<LocaleTag, List<Link>> sections = new ConcurrentHashMap<>();
  private final Map<LocaleTag, List<FeedLink>> feeds = new ConcurrentHashMap<>();
  private final Map<LocaleTag, String> territorial = new ConcurrentHashMap<>();
  private final String standardTitle;
  private final List<Edition> byName;
  private final Editions editions;
  private final List<FeedLink> feedsOfAll;

  Furniture(Editions editions) {
    this.site = editions.site();
    this.permalinks = new Permalinks(site);
    // An edition has digits and a calendar that its locale alone does not tell.
    editions.list().forEach(edition -> formats.put(edition.tag(), edition.format()));
    this.standardTitle = editions.standard().title();
    this.editions = editions;
    this.feedsOfAll = feedsOfAll(editions.standard());
    Comparator<String> names = new LocaleFormat(LocaleTag.ROOT).order();
    this.byName =
        editions.offered().stream()
            .sorted(Comparator.comparing(edition -> language(edition.tag()).name(), names))
            .toList();
  }

  /**
   * Every edition that is offered, by the languages' own names in the order of CLDR's root
   * collation: script after script, beginning with Latin, Greek and Cyrillic, and each by its
   * letters. It belongs to no language, so it is the same on all pages.
   */
  List<Edition> byName() {
    return byName;
  }

  /** The entries on one page of a list. */
  List<Entry> listed(List<Entry> entries, int number) {
    int from = before(number);
    return entries.subList(from, Math.min(entries.size(), from + site.listed()));
  }

  /** How many entries of a list are on the pages before one. */
  int before(int number) {
    return (number - 1) * site.listed();
  }

  Language language(LocaleTag tag) {
    return languages.computeIfAbsent(
        tag,
        locale ->
            new Language(
                locale.value(),
                locale.isRightToLeft() ? "rtl" : "ltr",
                locale.script(),
                format(locale).counters(),
                format(locale).ownName()));
  }

  LocaleFormat format(LocaleTag tag) {
    return formats.computeIfAbsent(tag, own -> new LocaleFormat(own, site.called()));
  }

  static Moment moment(OffsetDateTime time, Edition edition) {
    return new Moment(iso(time), edition.format().date(time.toLocalDate()));
  }

  /** For machines: RFC 3339, to the second. */
  static String iso(OffsetDateTime time) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.withNano(0));
  }

  /** The topics that most entries are about, in the order of the edition's dictionaries. */
  List<Link> sections(Edition edition) {
    return sections.computeIfAbsent(
        edition.tag(),
        tag -> {
          Set<String> largest =
              edition.topics().stream()
                  .sorted(
                      Comparator.comparing((Section topic) -> -topic.entries().size())
                          .thenComparing(Section::slug))
                  .limit(MOST_SECTIONS)
                  .map(Section::slug)
                  .collect(Collectors.toSet());
          return edition.topics().stream()
              .filter(topic -> largest.contains(topic.slug()))
              .map(topic -> new Link(topic.name(), permalinks.section(tag, topic)))
              .toList();
        });
  }

  Link topicLink(Edition edition, Topic topic) {
    return new Link(topic.name(), permalinks.topic(edition.tag(), topic));
  }

  Link authorLink(Edition edition, Byline author) {
    return new Link(author.name(), permalinks.author(edition.tag(), author));
  }

  List<Translation> homes() {
    return byName.stream()
        .map(
            edition -> {
              Language language = language(edition.tag());
              return new Translation(
                  language.name(), permalinks.home(edition.tag()), language, false);
            })
        .toList();
  }

  /** The homes of all editions, with the site's title where it is another there. */
  List<Page.Choice> choices() {
    return byName.stream()
        .map(
            edition -> {
              Language language = language(edition.tag());
              return new Page.Choice(
                  language.name(),
                  permalinks.home(edition.tag()),
                  language,
                  edition.title().equals(standardTitle) ? "" : edition.title());
            })
        .toList();
  }

  /** The feeds of all languages together. */
  List<FeedLink> feedsOfAll() {
    return feedsOfAll;
  }

  /**
   * The same.
   *
   * @param edition in whose words they are named
   */
  List<FeedLink> feedsOfAll(Edition edition) {
    return editions.hasFeeds()
        ? feeds(edition, editions.titleOfAll(edition), permalinks.chooser(), site.feeds().all())
        : List.of();
  }

  /** Those of what several editions have, together. */
  List<FeedLink> feedsEverywhere(Edition speaking, Section section) {
    return feeds(
        speaking, speaking.titleOf(section), permalinks.everywhere(section), section.shape());
  }

  List<FeedLink> feeds(Edition edition) {
    return feeds.computeIfAbsent(
        edition.tag(),
        tag ->
            edition.hasFeeds()
                ? feeds(edition, edition.title(), permalinks.home(tag), site.feeds().editions())
                : List.of());
  }

  /** A locale as Open Graph has it. */
  String territorial(LocaleTag locale) {
    return territorial.computeIfAbsent(locale, LocaleTag::territorial);
  }

  List<FeedLink> feeds(Edition edition, Section section) {
    return section.hasFeeds()
        ? feeds(
            edition,
            edition.titleOf(section),
            permalinks.section(edition.tag(), section),
            section.shape())
        : List.of();
  }

  private List<FeedLink> feeds(Edition edition, String name, Address folder, FeedShape shape) {
    return shape.formats().stream()
        .map(
            format ->
                new FeedLink(
                    Punctuation.remarked(edition.tag(), name, format.title()),
                    format.title(),
                    format.mediaType(),
                    permalinks.url(permalinks.feed(folder, format))))
        .toList();
  }
}
