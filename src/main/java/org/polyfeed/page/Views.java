package org.polyfeed.page;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.polyfeed.article.Bodies;
import org.polyfeed.article.Html;
import org.polyfeed.article.LastUsed;
import org.polyfeed.edition.Address;
import org.polyfeed.edition.Edition;
import org.polyfeed.edition.Editions;
import org.polyfeed.edition.Entry;
import org.polyfeed.edition.Month;
import org.polyfeed.edition.Permalinks;
import org.polyfeed.edition.Section;
import org.polyfeed.locale.Headings;
import org.polyfeed.locale.ReadingTime;
import org.polyfeed.site.FeedFormat;
import org.polyfeed.site.Site;

/** Turns what a page is about into what its template sees. Safe to share between threads. */
final class Views {

  /** As many names as people find what they look for among without headings. */
  private static final int MOST_WITHOUT_LETTERS = 24;

  /** Many lists show an entry, and {@link MacroCall} knows it again if it is the same object. */
  private static final long MOST_HEADLINES = 10_000;

  private final Editions editions;
  private final Site site;
  private final Permalinks permalinks;
  private final Bodies bodies;
  private final Furniture furniture;
  private final Plates plates;
  private final LastUsed<Entry.Key, Headline> headlines =
      new LastUsed<>(MOST_HEADLINES, headline -> 1);

  Views(Editions editions, Bodies bodies, Furniture furniture, Plates plates) {
    this.plates = plates;
    this.editions = editions;
    this.site = editions.site();
    this.permalinks = new Permalinks(site);
    this.bodies = bodies;
    this.furniture = furniture;
  }

  /**
   * @param hrefs from the page
   */
  Page page(Subject subject, Hrefs hrefs) {
    if (subject instanceof Subject.Article about) {
      return article(about, hrefs);
    }
    if (subject instanceof Subject.Home about) {
      return home(about);
    }
    if (subject instanceof Subject.Listed about) {
      return section(about);
    }
    if (subject instanceof Subject.Archive about) {
      return archive(about.edition());
    }
    if (subject instanceof Subject.Month about) {
      return month(about);
    }
    if (subject instanceof Subject.Subscribe about) {
      return subscribe(about.edition());
    }
    if (subject instanceof Subject.Withdrawn about) {
      return new Page.Withdrawn(
          about.article().reason(), furniture.language(about.article().locale()));
    }
    if (subject instanceof Subject.Redirect about) {
      Address to = about.moved().to();
      return new Page.Redirect(to, permalinks.url(to));
    }
    if (subject instanceof Subject.Chooser) {
      return new Page.Chooser(furniture.choices());
    }
    if (subject instanceof Subject.NotFound) {
      return new Page.NotFound(furniture.homes());
    }
    throw new AssertionError("no page about " + subject);
  }

  private Page.Home home(Subject.Home about) {
    Edition edition = about.edition();
    Optional<Moment> newest =
        edition.newest().map(entry -> Furniture.moment(entry.published(), edition));
    return new Page.Home(
        newest.stream().toList(),
        headlines(edition.entries(), about.number(), edition),
        pager(about.number(), about.pages(), number -> permalinks.home(edition.tag(), number)));
  }

  private Page section(Subject.Listed about) {
    Edition edition = about.edition();
    Section section = about.section();
    int count = section.entries().size();
    List<Headline> headlines = headlines(section.entries(), about.number(), edition);
    List<FeedLink> feeds = furniture.feeds(edition, section);
    Pager pager =
        pager(
            about.number(),
            about.pages(),
            number -> permalinks.section(edition.tag(), section, number));
    return section.kind() == Section.Kind.AUTHOR
        ? new Page.Author(section.name(), homeOf(section), count, headlines, feeds, pager)
        : new Page.Topic(section.name(), count, headlines, feeds, pager);
  }

  /** The author's own site, as any of the articles has it. */
  private static String homeOf(Section author) {
    return author.entries().stream()
        .flatMap(entry -> entry.authors().stream())
        .filter(byline -> byline.slug().equals(author.slug()))
        .flatMap(byline -> byline.author().url().stream())
        .map(URI::toString)
        .min(Comparator.naturalOrder())
        .orElse("");
  }

  private Page.Archive archive(Edition edition) {
    Map<String, List<Page.YearMonth>> years = new LinkedHashMap<>();
    for (Month month : edition.months()) {
      years
          .computeIfAbsent(edition.format().year(month.first()), year -> new ArrayList<>())
          .add(
              new Page.YearMonth(
                  edition.format().monthName(month.first()),
                  permalinks.archive(edition.tag(), month, 1),
                  month.entries().size()));
    }
    return new Page.Archive(
        years.entrySet().stream()
            .map(year -> new Page.Year(year.getKey(), year.getValue()))
            .toList());
  }

  private Page.Month month(Subject.Month about) {
    Edition edition = about.edition();
    Month month = about.month();
    return new Page.Month(
        edition.format().month(month.first()),
        permalinks.archive(edition.tag()),
        month.entries().size(),
        headlines(month.entries(), about.number(), edition),
        pager(
            about.number(),
            about.pages(),
            number -> permalinks.archive(edition.tag(), month, number)),
        about.newer().map(other -> link(other, edition)).stream().toList(),
        about.older().map(other -> link(other, edition)).stream().toList());
  }

  private Link link(Month month, Edition edition) {
    return new Link(
        edition.format().month(month.first()), permalinks.archive(edition.tag(), month, 1));
  }

  private List<Headline> headlines(List<Entry> entries, int number, Edition edition) {
    return furniture.listed(entries, number).stream()
        .map(entry -> headline(entry, edition))
        .toList();
  }

  private static Pager pager(int number, int pages, IntFunction<Address> address) {
    return new Pager(
        number,
        pages,
        number > 1 ? List.of(address.apply(number - 1)) : List.of(),
        number < pages ? List.of(address.apply(number + 1)) : List.of());
  }

  private Page.Article article(Subject.Article about, Hrefs hrefs) {
    Entry entry = about.entry();
    Edition edition = about.edition();
    Html whole = bodies.of(entry.article(), permalinks.uri(entry.canonical()));
    Html body = plates.within(whole.within(permalinks.url(entry.canonical())), hrefs);
    boolean sameDay = entry.updated().toLocalDate().equals(entry.published().toLocalDate());
    return new Page.Article(
        headline(entry, edition),
        sameDay ? List.of() : List.of(Furniture.moment(entry.updated(), edition)),
        entry.original().map(one -> edition.format().nameOf(one.locale())).orElse(""),
        entry.authors().stream().map(author -> furniture.authorLink(edition, author)).toList(),
        new ReadingTime(furniture.format(entry.article().locale())).minutes(text(body)),
        entry.topics().stream().map(topic -> furniture.topicLink(edition, topic)).toList(),
        body,
        about.newer().map(Views::link).stream().toList(),
        about.older().map(Views::link).stream().toList(),
        entry.article().corrections().stream()
            .map(
                one ->
                    new Page.Correction(
                        Furniture.moment(one.at().orElse(entry.updated()), edition), one.note()))
            .toList(),
        plates.above(entry, whole, hrefs),
        plates.beside(entry, edition, hrefs));
  }

  /** The words of a body, with a space for each tag. */
  private static String text(Html body) {
    String markup = body.markup();
    StringBuilder text = new StringBuilder(markup.length());
    int from = 0;
    for (int tag = markup.indexOf('<'); tag >= 0; tag = markup.indexOf('<', from)) {
      int end = markup.indexOf('>', tag);
      if (end < 0) {
        break;
      }
      text.append(markup, from, tag).append(' ');
      from = end + 1;
    }
    return text.append(markup, from, markup.length()).toString();
  }

  private static Link link(Entry entry) {
    return new Link(entry.article().title(), entry.address());
  }

  private Page.Subscribe subscribe(Edition edition) {
    List<FeedLink> feeds = furniture.feeds(edition);
    return new Page.Subscribe(
        site.readers().stream()
            .map(one -> new Page.Reader(one.name(), one.open(forReaders(feeds))))
            .toList(),
        feeds,
        permalinks.url(permalinks.outlines(edition.tag())),
        letters(groups(edition, edition.topics()), "letter-", edition),
        letters(groups(edition, edition.authors()), "author-", edition),
        groups(edition, edition.selections()),
        furniture.feedsOfAll(edition),
        editions.sectionsOfAll().stream().map(this::together).toList(),
        permalinks.url(permalinks.outlines()));
  }

  /** Not every reader knows JSON Feed. */
  private static String forReaders(List<FeedLink> feeds) {
    return feeds.stream()
        .filter(feed -> !feed.format().equals(FeedFormat.JSON.title()))
        .findFirst()
        .orElseGet(() -> feeds.get(0))
        .url();
  }

  private Page.FeedGroup together(Section section) {
    Edition speaking = editions.speaking(section);
    return new Page.FeedGroup(
        section.name(),
        furniture.language(speaking.tag()),
        furniture.feedsEverywhere(speaking, section));
  }

  private List<Page.FeedGroup> groups(Edition edition, List<Section> sections) {
    return sections.stream()
        .filter(Section::hasFeeds)
        .map(
            one ->
                new Page.FeedGroup(
                    one.name(), furniture.language(edition.tag()), furniture.feeds(edition, one)))
        .toList();
  }

  /**
   * @param ids what those of the letters begin with
   */
  private static List<Page.Letter> letters(
      List<Page.FeedGroup> groups, String ids, Edition edition) {
    if (groups.size() <= MOST_WITHOUT_LETTERS) {
      return groups.isEmpty() ? List.of() : List.of(new Page.Letter("", "", groups));
    }
    List<Page.Letter> letters = new ArrayList<>();
    for (var heading : Headings.of(edition.locale().formats(), groups, Page.FeedGroup::name)) {
      String id = ids + (letters.size() + 1);
      letters.add(new Page.Letter(id, heading.letter(), heading.things()));
    }
    return letters;
  }

  private Headline headline(Entry entry, Edition edition) {
    return headlines.get(entry.key(), () -> made(entry, edition));
  }

  private Headline made(Entry entry, Edition edition) {
    return new Headline(
        entry.article().title(),
        entry.address(),
        furniture.language(entry.article().locale()),
        entry.isFallback() ? edition.format().nameOf(entry.article().locale()) : "",
        entry.isFallback(),
        entry.place(),
        furniture.language(
            entry.place().equals(entry.article().dateline())
                ? entry.article().locale()
                : entry.edition()),
        Furniture.moment(entry.published(), edition),
        entry.article().summary(),
        editions.translations(entry).stream()
            .filter(other -> !other.article().equals(entry.article()))
            .map(other -> translation(other, false))
            .toList());
  }

  private Translation translation(Entry entry, boolean current) {
    Language language = furniture.language(entry.edition());
    return new Translation(language.name(), entry.address(), language, current);
  }
}
