package org.polyfeed.edition;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.polyfeed.article.Article;
import org.polyfeed.article.ContentHash;
import org.polyfeed.article.Story;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.locale.Words;
import org.polyfeed.seed.MediaFile;
import org.polyfeed.site.Selection;
import org.polyfeed.site.Site;

/**
 * All that a site publishes.
 *
 * @param list in the order of the site's locales
 * @param byStory every entry of a story, in the order of the editions
 * @param bySection what each edition has that has it, in the order of the editions, by what the
 *     parts share
 * @param selections entries of several editions that the site wants in one feed
 * @param sectionsOfAll what has feeds of several languages together: authors who write in them, and
 *     what the site selects of them
 * @param hashes of each story, of what lists of all editions show of it
 */
public record Editions(
    Site site,
    List<Edition> list,
    Map<String, List<Entry>> byStory,
    Map<String, Map<LocaleTag, Section>> bySection,
    List<Section> selections,
    List<Section> sectionsOfAll,
    Map<String, ContentHash> hashes) {

  public Editions {
    list = List.copyOf(list);
    byStory = Collections.unmodifiableMap(byStory);
    bySection = Collections.unmodifiableMap(bySection);
    selections = List.copyOf(selections);
    sectionsOfAll = List.copyOf(sectionsOfAll);
    hashes = Collections.unmodifiableMap(hashes);
  }

  static Editions of(Site site, List<Edition> list, List<Section> selections) {
    Map<String, List<Entry>> byStory = new HashMap<>();
    Map<String, Map<LocaleTag, Section>> bySection = new TreeMap<>();
    for (Edition edition : list) {
      for (Entry entry : edition.entries()) {
        byStory.computeIfAbsent(entry.article().story(), story -> new ArrayList<>()).add(entry);
      }
      for (Section section : edition.sections()) {
        bySection
            .computeIfAbsent(section.key(), key -> new LinkedHashMap<>())
            .put(edition.tag(), section);
      }
    }
    List<Section> all = new ArrayList<>();
    bySection.values().stream()
        .filter(having -> having.size() > 1)
        .flatMap(having -> ofAll(having, site.defaultLocale()).stream())
        .forEach(all::add);
    selections.stream().filter(Section::hasFeeds).forEach(all::add);
    Map<String, ContentHash> hashes =
        byStory.entrySet().parallelStream()
            .collect(
                Collectors.toConcurrentMap(Map.Entry::getKey, story -> hash(story.getValue())));
    return new Editions(site, list, byStory, bySection, selections, all, hashes);
  }

  private static ContentHash hash(List<Entry> story) {
    return ContentHash.of(
        "", story.stream().map(entry -> entry.listed().value()).collect(Collectors.joining("\n")));
  }

  /** Whether the site syndicates all its languages together: not where it has but one. */
  public boolean hasFeeds() {
    return site.feeds().all().isPublished()
        && list.size() > 1
        && syndicatedAnywhere().findAny().isPresent();
  }

  /** What the site syndicates in all its languages together, newest first. */
  public List<Entry> syndicated() {
    return syndicatedAnywhere().sorted(Entry.NEWEST_FIRST).toList();
  }

  private Stream<Entry> syndicatedAnywhere() {
    return list.stream()
        .flatMap(edition -> edition.entries().stream())
        .filter(entry -> entry.isCanonical() && entry.isSyndicated());
  }

  /** What the feed of all languages is called: the site's name and the word for languages. */
  public String titleOfAll() {
    return titleOfAll(standard());
  }

  /** The same in the words of an edition. */
  public String titleOfAll(Edition edition) {
    Words words = edition.words();
    return words.say(
        "feed.topic", Map.of("site", edition.title(), "topic", words.say("frame.languages")));
  }

  /** Those that readers are led to. */
  public List<Edition> offered() {
    return list.stream().filter(this::offers).toList();
  }

  /** Whether readers are led to an edition: not while it has nothing for them and others have. */
  public boolean offers(Edition edition) {
    return !edition.entries().isEmpty()
        || list.stream().allMatch(other -> other.entries().isEmpty());
  }

  /**
   * The locales that readers may be led to unasked: with articles of their own, the default first,
   * which wins where two are as good.
   */
  public List<LocaleTag> spoken() {
    return list.stream()
        .filter(edition -> edition.entries().stream().anyMatch(entry -> !entry.isFallback()))
        .map(Edition::tag)
        .sorted(Comparator.comparing(tag -> !tag.equals(standard().tag())))
        .toList();
  }

  /** The edition of the site's default locale; the first where that has none. */
  public Edition standard() {
    return in(site.defaultLocale()).orElse(list.get(0));
  }

  public Optional<Edition> in(LocaleTag locale) {
    return list.stream().filter(edition -> edition.tag().equals(locale)).findFirst();
  }

  /** The editions that have what a section groups, with what each has of it. */
  public Map<LocaleTag, Section> having(Section section) {
    return bySection.getOrDefault(section.key(), Map.of());
  }

  /** Of an entry and all others of its story, as its page and feeds show them beside it. */
  public String hash(Entry entry) {
    return entry.hash().value() + ofStory(entry);
  }

  /** The same as lists show them. */
  public String listed(Entry entry) {
    return entry.listed().value() + ofStory(entry);
  }

  private String ofStory(Entry entry) {
    return Optional.ofNullable(hashes.get(entry.article().story()))
        .map(ContentHash::value)
        .orElse("");
  }

  /** What {@link #hash} is made of, by the seeds that it comes from. */
  public Map<String, String> hashesBySeed(Entry entry) {
    return bySeed(entry, entry.hash());
  }

  /** What {@link #listed} is made of, by the seeds that it comes from. */
  public Map<String, String> listedBySeed(Entry entry) {
    return bySeed(entry, entry.listed());
  }

  private Map<String, String> bySeed(Entry entry, ContentHash own) {
    Map<String, String> hashes = new TreeMap<>();
    hashes.put(entry.article().shown(), own.value());
    byStory.getOrDefault(entry.article().story(), List.of()).stream()
        .filter(one -> !one.equals(entry))
        .forEach(
            one ->
                hashes.merge(one.article().shown(), one.listed().value(), (a, b) -> a + "\n" + b));
    return hashes;
  }

  /** The site's selections that select nothing. */
  public List<Selection> emptySelections() {
    return site.feeds().selections().stream()
        .filter(
            selection ->
                Stream.concat(
                        selections.stream(),
                        list.stream().flatMap(edition -> edition.selections().stream()))
                    .filter(section -> section.slug().equals(selection.name()))
                    .allMatch(section -> section.entries().isEmpty()))
        .toList();
  }

  /** The edition in whose language a feed of several speaks of itself. */
  public Edition speaking(Section section) {
    LocaleTag own = standard().tag();
    LocaleTag speaking =
        switch (section.kind()) {
          case SELECTION -> site.feeds().selection(section.slug()).speaks(own);
          case TOPIC, AUTHOR -> first(having(section), own).getKey();
        };
    return in(speaking).orElseGet(this::standard);
  }

  /** That of the site's own locale, else of the first that has it. */
  private static Map.Entry<LocaleTag, Section> first(
      Map<LocaleTag, Section> having, LocaleTag own) {
    return having.entrySet().stream()
        .filter(one -> one.getKey().equals(own))
        .findFirst()
        .orElseGet(() -> having.entrySet().iterator().next());
  }

  private static Optional<Section> ofAll(Map<LocaleTag, Section> having, LocaleTag own) {
    Section first = first(having, own).getValue();
    List<Entry> entries =
        having.values().stream()
            .flatMap(section -> section.entries().stream())
            .filter(Entry::isCanonical)
            .sorted(Entry.NEWEST_FIRST)
            .toList();
    boolean several = entries.stream().map(Entry::edition).distinct().count() > 1;
    return first.kind() == Section.Kind.AUTHOR && several && first.hasFeeds()
        ? Optional.of(
            new Section(
                first.kind(), first.slug(), first.former(), first.name(), entries, first.shape()))
        : Optional.empty();
  }

  /** The files among the seeds that what is published shows or links to, each once. */
  public List<MediaFile> media() {
    Stream<MediaFile> ofEntries =
        list.stream()
            .flatMap(edition -> edition.entries().stream())
            .flatMap(entry -> entry.article().files().stream());
    Stream<MediaFile> ofPodcast =
        site.podcast().stream()
            .flatMap(podcast -> podcast.image().stream())
            .flatMap(image -> image.file().stream());
    return Stream.concat(ofEntries, ofPodcast)
        .distinct()
        .sorted(Comparator.comparing(MediaFile::file))
        .toList();
  }

  /** The pages of a story in its own languages, converted ones among them: one a language. */
  public List<Entry> translations(Entry entry) {
    return byStory.getOrDefault(entry.article().story(), List.of()).stream()
        .filter(other -> !other.isFallback() && other.isCanonical())
        .toList();
  }

  /**
   * The entry of the article that the others of its story translate, by {@link Story#source}; none
   * where that has no page.
   */
  public Optional<Entry> source(Entry entry) {
    List<Entry> pages = translations(entry);
    if (pages.stream().allMatch(page -> page.original().isPresent())) {
      return Optional.empty();
    }
    Map<LocaleTag, Article> articles = new TreeMap<>();
    pages.forEach(page -> articles.put(page.article().locale(), page.article()));
    Article source = new Story(entry.article().story(), articles).source(site.defaultLocale());
    return pages.stream().filter(page -> page.article().equals(source)).findFirst();
  }
}
