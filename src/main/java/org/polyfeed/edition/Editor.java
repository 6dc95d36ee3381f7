package org.polyfeed.edition;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.polyfeed.article.Article;
import org.polyfeed.article.ContentHash;
import org.polyfeed.article.Story;
import org.polyfeed.ledger.Ledger;
import org.polyfeed.locale.LocaleFormat;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.locale.Messages;
import org.polyfeed.locale.Romanisation;
import org.polyfeed.locale.Transliteration;
import org.polyfeed.locale.Words;
import org.polyfeed.site.Site;
import org.polyfeed.site.SiteLocale;
import org.polyfeed.site.Untranslated;

/**
 * Decides what each edition publishes of each story, and where. What it decides for the first time
 * it keeps in the ledger.
 */
public final class Editor {

  private final Site site;
  private final Ledger ledger;
  private final Messages messages;
  private final Function<Article, Instant> noticed;
  private final Permalinks permalinks;
  private final Slugs slugs;
  private final Topics topics;
  private final Bylines bylines;
  private final Sections sections;
  private final Binder binder;

  /**
   * @param noticed when an article, as it is now, was: the time of ids and changes
   */
  public Editor(
      Site site,
      Ledger ledger,
      Messages messages,
      Romanisation romanisation,
      Function<Article, Instant> noticed) {
    this.site = site;
    this.ledger = ledger;
    this.messages = messages;
    this.noticed = noticed;
    this.permalinks = new Permalinks(site);
    Transliteration transliteration = new Transliteration(romanisation);
    this.slugs = new Slugs(site, transliteration, ledger, permalinks);
    this.topics = new Topics(site, transliteration);
    this.bylines = new Bylines(site, transliteration);
    this.sections = new Sections(site, topics, bylines);
    this.binder = new Binder(site, ledger);
  }

  /** What is known of an article when editions are made. */
  private record Known(
      Story story,
      Article article,
      String id,
      Instant firstSeen,
      OffsetDateTime published,
      OffsetDateTime updated,
      boolean outdated) {

    /** Whether it is this article of its story. */
    boolean isOf(Article one) {
      return one.locale().equals(article.locale());
    }
  }

  /** An edition in the making: its entries so far, by story. */
  private record Desk(SiteLocale locale, Map<String, Entry> entries) {

    Optional<Entry> entry(Story story) {
      return Optional.ofNullable(entries.get(story.key()));
    }

    void take(Story story, Entry entry) {
      entries.put(story.key(), entry);
    }

    /** Hashes all entries: of a large site that is most of the work. */
    void hash() {
      entries.values().parallelStream()
          .map(Entry::hashed)
          .toList()
          .forEach(entry -> entries.put(entry.article().story(), entry));
    }
  }

  /**
   * What every edition publishes.
   *
   * @param withdrawn articles that were published and are taken back
   * @param held what cannot be read: nothing comes in its place
   */
  public Editions edit(List<Story> stories, List<Article> withdrawn, Held held) {
    List<Desk> desks =
        site.locales().stream().map(locale -> new Desk(locale, new TreeMap<>())).toList();
    // Who came first keeps the address that two would have.
    List<Known> oldestFirst =
        stories.stream()
            .flatMap(story -> story.articles().values().stream().map(one -> identify(story, one)))
            .sorted(
                Comparator.comparing((Known one) -> one.published().toInstant())
                    .thenComparing(one -> one.story().key())
                    .thenComparing(one -> one.article().locale()))
            .toList();
    List<Article> articles = oldestFirst.stream().map(Known::article).toList();
    topics
        .names()
        .tellApart(
            articles.stream().flatMap(Topics::written).distinct().toList(),
            Section.Kind.TOPIC.slugs(ledger.sections()));
    bylines
        .names()
        .tellApart(
            articles.stream().flatMap(Bylines::written).distinct().toList(),
            Section.Kind.AUTHOR.slugs(ledger.sections()));
    for (Known one : oldestFirst) {
      for (Desk desk : desks) {
        if (one.story().own(desk.locale().tag()).filter(one::isOf).isPresent()) {
          desk.take(one.story(), original(one, desk.locale()));
        }
      }
    }
    for (Known one : oldestFirst) {
      for (Desk desk : desks) {
        boolean missing =
            desk.entry(one.story()).isEmpty() && !held.holds(one.story(), desk.locale().tag());
        if (missing && fallback(one.story(), desk.locale(), held).filter(one::isOf).isPresent()) {
          desk.take(one.story(), fallbackEntry(one, desk.locale(), desks));
        }
      }
    }
    desks.forEach(Desk::hash);
    FormerAddresses former =
        new FormerAddresses(
            site,
            ledger,
            desks.stream().flatMap(desk -> desk.entries().values().stream()).toList(),
            withdrawn,
            held.addresses());
    FormerSections formerSections = new FormerSections(ledger, topics.names(), bylines.names());
    List<Edition> editions =
        desks.stream().map(desk -> edition(desk, former, formerSections)).toList();
    return Editions.of(site, editions, sections.together(editions));
  }

  private Known identify(Story story, Article article) {
    return article
        .converted()
        .map(made -> converted(identify(story, made.original()), article))
        .orElseGet(() -> written(story, article));
  }

  /**
   * An article that is made is as old as the one that it is made of, but never older than what its
   * place held before: somebody may have written it there, and taken it away.
   */
  private Known converted(Known original, Article article) {
    Ledger.Identity identity = ledger.identify(article, Optional.empty(), noticed.apply(article));
    OffsetDateTime updated =
        identity
            .changed()
            .filter(at -> article.updated().isEmpty())
            .map(at -> at.atZone(site.timezone()).toOffsetDateTime())
            .filter(at -> at.isAfter(original.updated()))
            .orElse(original.updated());
    return new Known(
        original.story(),
        article,
        identity.id(),
        identity.firstSeen(),
        original.published(),
        updated,
        false);
  }

  private Known written(Story story, Article article) {
    Article source = story.source(site.defaultLocale());
    Ledger.Identity identity =
        ledger.identify(
            article,
            article.equals(source) ? Optional.empty() : Optional.of(source),
            noticed.apply(article));
    ZoneId zone = site.timezone();
    // What was held back is news when it appears, whatever the date that it bears.
    OffsetDateTime published =
        Stream.of(article.published(), article.publishAt())
            .flatMap(Optional::stream)
            .max(Comparator.comparing(OffsetDateTime::toInstant))
            .orElseGet(() -> identity.firstSeen().atZone(zone).toOffsetDateTime());
    OffsetDateTime updated =
        article
            .updated()
            .or(() -> identity.changed().map(at -> at.atZone(zone).toOffsetDateTime()))
            .filter(at -> at.isAfter(published))
            .orElse(published);
    return new Known(
        story,
        article,
        identity.id(),
        identity.firstSeen(),
        published,
        updated,
        identity.outdated());
  }

  private static Optional<Article> fallback(Story story, SiteLocale locale, Held held) {
    return locale.untranslated() == Untranslated.OMIT
        ? Optional.empty()
        : locale.fallback().stream()
            .filter(tag -> story.as(tag).isPresent() || held.holds(story, tag))
            .findFirst()
            .flatMap(story::as);
  }

  private Entry original(Known one, SiteLocale locale) {
    Address address = address(one, locale.tag());
    boolean elsewhere =
        !one.article().locale().equals(locale.tag())
            && site.locales().stream()
                .anyMatch(other -> other.tag().equals(one.article().locale()));
    Address canonical = elsewhere ? address(one, one.article().locale()) : address;
    Kind kind = one.article().converted().isPresent() ? Kind.CONVERTED : Kind.ORIGINAL;
    return entry(one, locale, kind, address, true, canonical);
  }

  private Entry fallbackEntry(Known one, SiteLocale locale, List<Desk> desks) {
    Optional<Entry> original =
        desks.stream()
            .flatMap(desk -> desk.entry(one.story()).stream())
            .filter(entry -> entry.article().equals(one.article()) && entry.isCanonical())
            .findFirst();
    if (original.isPresent() && locale.untranslated() == Untranslated.LIST) {
      Address there = original.get().address();
      return entry(one, locale, Kind.FALLBACK, there, false, there);
    }
    Address address = address(one, locale.tag());
    Address canonical = original.map(Entry::address).orElse(address);
    return entry(one, locale, Kind.FALLBACK, address, true, canonical);
  }

  private Address address(Known one, LocaleTag edition) {
    return slugs.address(
        one.article(),
        edition,
        slug ->
            permalinks.article(
                edition, one.published(), Slugs.ofStory(one.article().story()), slug));
  }

  private Entry entry(
      Known one, SiteLocale locale, Kind kind, Address address, boolean page, Address canonical) {
    List<Topic> own = topics.of(one.article(), locale);
    List<Byline> authors = bylines.of(one.article(), locale);
    boolean kept = own.stream().anyMatch(this::isExcluded);
    return new Entry(
        locale.tag(),
        one.article(),
        kind,
        one.id(),
        one.firstSeen(),
        one.published(),
        one.updated(),
        one.outdated(),
        address,
        page,
        canonical,
        own,
        authors,
        site.glossary()
            .place(one.article().dateline(), locale.tag())
            .orElse(one.article().dateline()),
        kept,
        ContentHash.NONE,
        ContentHash.NONE);
  }

  private boolean isExcluded(Topic topic) {
    return site.feeds().excluded().stream().map(topics::slug).anyMatch(topic.slug()::equals);
  }

  private Edition edition(Desk desk, FormerAddresses former, FormerSections formerSections) {
    SiteLocale locale = desk.locale();
    LocaleFormat format = new LocaleFormat(locale.formats(), site.called());
    Words words = messages.in(format, locale.fallback());
    String title = site.titleIn(locale);
    String description =
        site.text(site.description(), locale)
            .orElseGet(() -> words.say("feed.description", Map.of("site", title)));
    List<Entry> entries = ownLanguageFirst(desk.entries().values());
    List<Section> about = sections.topics(entries, format, formerSections);
    List<Section> by = sections.authors(entries, format, formerSections);
    List<Edition.Moved> moved = new ArrayList<>(former.moved(locale.tag()));
    Stream.of(about, by)
        .flatMap(List::stream)
        .forEach(section -> moved.addAll(movedPages(locale.tag(), section)));
    return new Edition(
        locale,
        title,
        description,
        format,
        words,
        entries,
        about,
        by,
        sections.selections(entries, locale),
        byMonth(entries, format),
        binder.bind(locale.tag(), Edition.syndicated(entries)),
        entries.stream().min(Entry.NEWEST_FIRST),
        site.feeds().editions().isPublished() && entries.stream().anyMatch(Entry::isSyndicated),
        moved,
        former.withdrawn(locale.tag()));
  }

  private List<Edition.Moved> movedPages(LocaleTag edition, Section section) {
    Address present = permalinks.section(edition, section);
    return permalinks.former(edition, section).stream()
        .map(from -> new Edition.Moved(from, present, present))
        .toList();
  }

  private static List<Entry> ownLanguageFirst(Collection<Entry> entries) {
    return entries.stream()
        .sorted(Comparator.comparing(Entry::isFallback).thenComparing(Entry.NEWEST_FIRST))
        .toList();
  }

  /** By the days that pages show. */
  private static List<Month> byMonth(List<Entry> entries, LocaleFormat format) {
    Map<LocalDate, LocalDate> firsts = new HashMap<>();
    Map<LocalDate, List<Entry>> grouped = new TreeMap<>(Comparator.reverseOrder());
    for (Entry entry : entries) {
      LocalDate first =
          firsts.computeIfAbsent(entry.published().toLocalDate(), format::firstOfMonth);
      grouped.computeIfAbsent(first, any -> new ArrayList<>()).add(entry);
    }
    return grouped.entrySet().stream()
        .map(
            month ->
                new Month(
                    month.getKey(), month.getValue().stream().sorted(Entry.NEWEST_FIRST).toList()))
        .toList();
  }
}
