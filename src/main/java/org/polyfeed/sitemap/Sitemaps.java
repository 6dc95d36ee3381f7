package org.polyfeed.sitemap;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.polyfeed.edition.Address;
import org.polyfeed.edition.Alternates;
import org.polyfeed.edition.Edition;
import org.polyfeed.edition.Editions;
import org.polyfeed.edition.Entry;
import org.polyfeed.edition.Month;
import org.polyfeed.edition.Permalinks;
import org.polyfeed.edition.Section;
import org.polyfeed.target.Fingerprint;
import org.polyfeed.target.OutputPath;
import org.polyfeed.target.Place;
import org.polyfeed.target.Target;
import org.polyfeed.target.TextTarget;

/**
 * The pages of every edition under which something wants to be known, for search engines, and its
 * latest articles for Google News. What follows on the first page of a list is left out: all that
 * it leads to is there.
 */
public final class Sitemaps {

  /** How long an article is news to Google. */
  private static final Duration NEWS = Duration.ofDays(2);

  private final Editions editions;
  private final Permalinks permalinks;
  private final SitemapXml xml;
  private final Parts parts;
  private final Instant now;
  private final Map<String, Alternates> byStory = new ConcurrentHashMap<>();

  /**
   * @param now decides which articles are news, and nothing else
   */
  public Sitemaps(Editions editions, Instant now) {
    this.editions = editions;
    this.permalinks = new Permalinks(editions.site());
    this.xml = new SitemapXml(permalinks);
    this.parts = new Parts(xml, Limits.OF_THE_PROTOCOL);
    this.now = now;
  }

  /**
   * Every sitemap, the list of them, and what names that to robots.
   *
   * @param version of all that is not in the site's sources, such as Polyfeed itself
   * @param robots the site's own {@code robots.txt}, where it has one
   */
  public List<Target> targets(Fingerprint version, Optional<String> robots) {
    List<Target> targets = new ArrayList<>();
    List<Url> sitemaps = new ArrayList<>();
    List<Edition> offered = editions.offered();
    List<List<Parts.Part>> divided =
        offered.parallelStream().map(edition -> parts.of(urls(edition))).toList();
    for (int i = 0; i < offered.size(); i++) {
      Edition edition = offered.get(i);
      int number = 1;
      for (Parts.Part part : divided.get(i)) {
        Address address = permalinks.sitemap(edition.tag(), number++);
        sitemaps.add(new Url(address, modified(part.urls()), Alternates.none()));
        targets.add(
            new SitemapTarget(
                OutputPath.at(address.path()),
                Fingerprint.of("sitemap").with(version).with(part.fingerprint()).done(),
                part.urls()));
      }
      addNews(edition, sitemaps, targets);
    }
    targets.add(text(permalinks.sitemaps(), xml.index(sitemaps)));
    targets.add(text(permalinks.robots(), robots.orElseGet(this::robots)));
    return targets;
  }

  private static TextTarget text(Address address, String text) {
    return new TextTarget(OutputPath.at(address.path()), Place.SITEMAP, text);
  }

  private static Optional<Instant> modified(List<Url> urls) {
    return urls.stream().flatMap(url -> url.modified().stream()).max(Comparator.naturalOrder());
  }

  /** RFC 9309, and what sitemaps.org adds to it. */
  private String robots() {
    return "User-agent: *\nAllow: /\n\nSitemap: " + permalinks.url(permalinks.sitemaps()) + "\n";
  }

  /**
   * Lists first, which change the most, and then articles, the oldest first: so of several sitemaps
   * only the first and the last change from day to day.
   */
  private List<Url> urls(Edition edition) {
    List<Url> urls = new ArrayList<>();
    addLists(edition, urls);
    List<Entry> articles = new ArrayList<>(edition.withPages());
    articles.sort(Entry.NEWEST_FIRST.reversed());
    articles.stream().filter(Entry::isCanonical).map(this::url).forEach(urls::add);
    return urls;
  }

  private void addLists(Edition edition, List<Url> urls) {
    // The root belongs to no edition; it is with the one in whose language it speaks.
    Edition speaking =
        editions.offers(editions.standard()) ? editions.standard() : editions.offered().get(0);
    Alternates homes = Alternates.ofHomes(editions);
    if (edition.tag().equals(speaking.tag())) {
      urls.add(new Url(permalinks.chooser(), Optional.empty(), homes));
    }
    urls.add(list(permalinks.home(edition.tag()), edition.entries(), homes));
    for (Section section : edition.sections()) {
      if (section.hasPage()) {
        urls.add(
            list(
                permalinks.section(edition.tag(), section),
                section.entries(),
                Alternates.of(editions, section)));
      }
    }
    if (edition.hasFeeds()) {
      urls.add(
          new Url(
              permalinks.subscribe(edition.tag()),
              Optional.empty(),
              Alternates.ofSubscribing(editions)));
    }
    if (edition.hasArchive()) {
      urls.add(
          list(
              permalinks.archive(edition.tag()),
              edition.newest().stream().toList(),
              Alternates.ofArchives(editions)));
    }
    for (Month month : edition.months()) {
      urls.add(
          list(permalinks.archive(edition.tag(), month, 1), month.entries(), Alternates.none()));
    }
  }

  /** The first page of a list: as new as what is on it. */
  private Url list(Address page, List<Entry> entries, Alternates alternates) {
    return new Url(
        page,
        entries.stream()
            .limit(editions.site().listed())
            .map(Entry::updated)
            .map(OffsetDateTime::toInstant)
            .max(Comparator.naturalOrder()),
        alternates);
  }

  private Url url(Entry entry) {
    Alternates alternates =
        entry.isFallback()
            ? Alternates.none()
            : byStory.computeIfAbsent(
                entry.article().story(), story -> Alternates.of(editions, entry));
    return new Url(entry.address(), Optional.of(entry.updated().toInstant()), alternates);
  }

  /**
   * What an edition has published in its own language in the last two days. An edition without news
   * still has the file, with its newest article as a page like any other: search engines mind
   * sitemaps that are empty or come and go.
   */
  private void addNews(Edition edition, List<Url> sitemaps, List<Target> targets) {
    List<Entry> own =
        edition.syndicated().stream()
            .filter(entry -> entry.isCanonical() && !entry.isFallback())
            .toList();
    if (own.isEmpty()) {
      return;
    }
    List<Entry> news = own.stream().filter(this::isNews).toList();
    if (news.isEmpty()) {
      addNews(edition, 1, own.subList(0, 1), xml.urls(List.of(url(own.get(0)))), sitemaps, targets);
    }
    for (int from = 0; from < news.size(); from += Limits.NEWS) {
      List<Entry> some = news.subList(from, Math.min(news.size(), from + Limits.NEWS));
      String text =
          xml.news(some.stream().map(entry -> News.of(edition, entry, url(entry))).toList());
      addNews(edition, from / Limits.NEWS + 1, some, text, sitemaps, targets);
    }
  }

  private void addNews(
      Edition edition,
      int number,
      List<Entry> entries,
      String text,
      List<Url> sitemaps,
      List<Target> targets) {
    Address address = permalinks.newsSitemap(edition.tag(), number);
    sitemaps.add(
        new Url(address, modified(entries.stream().map(this::url).toList()), Alternates.none()));
    targets.add(text(address, text));
  }

  private boolean isNews(Entry entry) {
    Instant published = entry.published().toInstant();
    return published.isAfter(now.minus(NEWS)) && !published.isAfter(now);
  }

  /** The times at which articles become news, where the clock was set back, and cease to be. */
  public Stream<Instant> turns() {
    return editions.list().stream()
        .flatMap(edition -> edition.entries().stream())
        .map(entry -> entry.published().toInstant())
        .flatMap(published -> Stream.of(published, published.plus(NEWS)));
  }

  /** The bytes of a sitemap. */
  public byte[] render(SitemapTarget target) {
    return xml.urls(target.urls()).getBytes(StandardCharsets.UTF_8);
  }
}
