package org.polyfeed.page;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.polyfeed.edition.Address;
import org.polyfeed.edition.Alternates;
import org.polyfeed.edition.Byline;
import org.polyfeed.edition.Edition;
import org.polyfeed.edition.Editions;
import org.polyfeed.edition.Entry;
import org.polyfeed.edition.Permalinks;
import org.polyfeed.locale.Letters;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.locale.Punctuation;
import org.polyfeed.site.Site;

/** Makes what stands around pages. Safe to share between threads. */
final class Frames {

  private final Editions editions;
  private final Site site;
  private final Permalinks permalinks;
  private final Furniture furniture;
  private final Negotiator negotiator;
  private final Plates plates;
  private final JsonLd jsonLd;

  Frames(Editions editions, Furniture furniture, Negotiator negotiator, Plates plates) {
    this.editions = editions;
    this.site = editions.site();
    this.permalinks = new Permalinks(site);
    this.furniture = furniture;
    this.negotiator = negotiator;
    this.plates = plates;
    this.jsonLd = new JsonLd(editions, furniture, plates);
  }

  Frame of(Subject subject, Address address) {
    Edition edition = subject.edition();
    boolean inEdition = isInEdition(subject);
    Alternates same = alternates(subject);
    return new Frame(
        furniture.language(edition.tag()),
        Letters.directionMark(edition.tag(), title(subject)) + title(subject),
        description(subject),
        edition.title(),
        inEdition ? permalinks.home(edition.tag()) : permalinks.chooser(),
        negotiator.chooser(),
        inEdition && edition.hasFeeds() ? List.of(permalinks.subscribe(edition.tag())) : List.of(),
        inEdition && edition.hasArchive() ? List.of(permalinks.archive(edition.tag())) : List.of(),
        permalinks.asset("polyfeed.css"),
        subject instanceof Subject.Chooser ? negotiator.scripts() : List.of(),
        canonical(subject, address),
        same.links(permalinks),
        feedsFor(subject),
        inEdition ? furniture.sections(edition) : List.of(),
        editionsFor(subject, same.pages()),
        preview(subject, address, same.pages().keySet()),
        jsonLd.of(subject));
  }

  /** The chooser and the page of nothing found belong to the whole site. */
  private static boolean isInEdition(Subject subject) {
    return !(subject instanceof Subject.Chooser || subject instanceof Subject.NotFound);
  }

  /** What stands where an article is not, or is no more, is nothing to show elsewhere. */
  private static boolean isContent(Subject subject) {
    return !(subject instanceof Subject.NotFound
        || subject instanceof Subject.Redirect
        || subject instanceof Subject.Withdrawn);
  }

  private static String title(Subject subject) {
    Edition edition = subject.edition();
    if (subject instanceof Subject.Article about) {
      return named(headline(about.entry(), edition), edition);
    }
    if (subject instanceof Subject.Listed about) {
      return named(
          numbered(about.section().name(), about.number(), about.pages(), edition), edition);
    }
    if (subject instanceof Subject.Withdrawn) {
      return named(edition.words().say("withdrawn.title"), edition);
    }
    if (subject instanceof Subject.Home about) {
      return numbered(edition.title(), about.number(), about.pages(), edition);
    }
    if (subject instanceof Subject.Archive) {
      return named(edition.words().say("archive.title"), edition);
    }
    if (subject instanceof Subject.Month about) {
      return named(
          numbered(
              edition.format().month(about.month().first()),
              about.number(),
              about.pages(),
              edition),
          edition);
    }
    if (subject instanceof Subject.Subscribe) {
      return named(edition.words().say("subscribe.title"), edition);
    }
    if (subject instanceof Subject.NotFound) {
      return named(edition.words().say("notfound.title"), edition);
    }
    return subject instanceof Subject.Redirect
        ? named(edition.words().say("redirect.title"), edition)
        : edition.title();
  }

  /** Set apart where it runs against the page: a title holds no markup. */
  private static String headline(Entry entry, Edition edition) {
    String title = entry.article().title();
    return entry.article().locale().isRightToLeft() == edition.tag().isRightToLeft()
        ? title
        : Letters.isolated(title);
  }

  private static String named(String title, Edition edition) {
    return Punctuation.titles(edition.tag(), title, edition.title());
  }

  private static String numbered(String title, int number, int pages, Edition edition) {
    return number == 1
        ? title
        : Punctuation.titles(
            edition.tag(),
            title,
            edition.words().say("pager.position", Map.of("page", number, "pages", pages)));
  }

  private static String description(Subject subject) {
    if (subject instanceof Subject.Article about) {
      return about.entry().article().summary();
    }
    boolean whole = subject instanceof Subject.Home || subject instanceof Subject.Chooser;
    return whole ? subject.edition().description() : "";
  }

  private String canonical(Subject subject, Address address) {
    if (subject instanceof Subject.NotFound || subject instanceof Subject.Withdrawn) {
      return "";
    }
    if (subject instanceof Subject.Article about) {
      return permalinks.url(about.entry().canonical());
    }
    if (subject instanceof Subject.Redirect about) {
      return permalinks.url(about.moved().canonical());
    }
    return permalinks.url(address);
  }

  private Alternates alternates(Subject subject) {
    if (subject instanceof Subject.Article about) {
      return Alternates.of(editions, about.entry());
    }
    if (subject instanceof Subject.Listed about && about.number() == 1) {
      return Alternates.of(editions, about.section());
    }
    if (subject instanceof Subject.Chooser) {
      return Alternates.ofHomes(editions);
    }
    // Nobody is led to the others.
    if (!editions.offers(subject.edition())) {
      return Alternates.none();
    }
    if (subject instanceof Subject.Home about && about.number() == 1) {
      return Alternates.ofHomes(editions);
    }
    if (subject instanceof Subject.Subscribe) {
      return Alternates.ofSubscribing(editions);
    }
    return subject instanceof Subject.Archive ? Alternates.ofArchives(editions) : Alternates.none();
  }

  /**
   * Every edition that is offered, for the reader to change to: this same content there, or else
   * its home.
   */
  private List<Translation> editionsFor(Subject subject, Map<LocaleTag, Address> same) {
    Map<LocaleTag, Address> there = new LinkedHashMap<>(same);
    if (subject instanceof Subject.Article about) {
      // A reader may also change to a page that shows the story in another language.
      editions.byStory().getOrDefault(about.entry().article().story(), List.of()).stream()
          .filter(Entry::page)
          .forEach(entry -> there.put(entry.edition(), entry.address()));
    }
    if (subject instanceof Subject.Month) {
      // Other calendars cut time elsewhere, so that no month there is this one.
      editions.list().stream()
          .filter(Edition::hasArchive)
          .forEach(other -> there.put(other.tag(), permalinks.archive(other.tag())));
    }
    boolean inEdition = isInEdition(subject);
    return furniture.byName().stream()
        .map(
            edition -> {
              Language language = furniture.language(edition.tag());
              return new Translation(
                  language.name(),
                  there.getOrDefault(edition.tag(), permalinks.home(edition.tag())),
                  language,
                  inEdition && edition.tag().equals(subject.edition().tag()));
            })
        .toList();
  }

  /** Readers take the first: the page's own, in its own language. */
  private List<FeedLink> feedsFor(Subject subject) {
    Edition edition = subject.edition();
    List<FeedLink> feeds = new ArrayList<>();
    if (subject instanceof Subject.Listed about) {
      feeds.addAll(furniture.feeds(edition, about.section()));
    }
    if (!isInEdition(subject)) {
      feeds.addAll(furniture.feedsOfAll());
    }
    if (!(subject instanceof Subject.Redirect)) {
      feeds.addAll(furniture.feeds(edition));
    }
    return feeds;
  }

  /** Open Graph (ogp.me). */
  private List<Frame.Property> preview(
      Subject subject, Address address, Collection<LocaleTag> locales) {
    if (!isContent(subject)) {
      return List.of();
    }
    Edition edition = subject.edition();
    List<Frame.Property> properties = new ArrayList<>();
    properties.add(new Frame.Property("og:site_name", edition.title()));
    properties.add(new Frame.Property("og:url", canonical(subject, address)));
    String locale = furniture.territorial(locale(subject));
    properties.add(new Frame.Property("og:locale", locale));
    // Open Graph knows no scripts.
    locales.stream()
        .map(furniture::territorial)
        .filter(other -> !other.equals(locale))
        .distinct()
        .forEach(other -> properties.add(new Frame.Property("og:locale:alternate", other)));
    if (!description(subject).isEmpty()) {
      properties.add(new Frame.Property("og:description", description(subject)));
    }
    if (subject instanceof Subject.Article about) {
      Entry entry = about.entry();
      properties.add(new Frame.Property("og:type", "article"));
      properties.add(new Frame.Property("og:title", entry.article().title()));
      properties.add(
          new Frame.Property("article:published_time", Furniture.iso(entry.published())));
      properties.add(new Frame.Property("article:modified_time", Furniture.iso(entry.updated())));
      for (Byline author : entry.authors()) {
        Address page = permalinks.author(edition.tag(), author);
        properties.add(new Frame.Property("article:author", permalinks.url(page)));
      }
      entry.topics().stream()
          .findFirst()
          .ifPresent(topic -> properties.add(new Frame.Property("article:section", topic.name())));
      entry
          .topics()
          .forEach(topic -> properties.add(new Frame.Property("article:tag", topic.name())));
      plates.picture(entry).ifPresent(one -> add(one, properties));
      plates.recordings(entry).forEach(one -> add(one, properties));
    } else {
      properties.add(new Frame.Property("og:type", "website"));
      properties.add(new Frame.Property("og:title", title(subject)));
    }
    return properties;
  }

  private static void add(Shown one, List<Frame.Property> properties) {
    String name = "og:" + one.medium().kind().word();
    properties.add(new Frame.Property(name, one.url()));
    one.facts().type().ifPresent(type -> properties.add(new Frame.Property(name + ":type", type)));
    one.facts()
        .width()
        .ifPresent(pixels -> properties.add(new Frame.Property(name + ":width", "" + pixels)));
    one.facts()
        .height()
        .ifPresent(pixels -> properties.add(new Frame.Property(name + ":height", "" + pixels)));
    one.medium()
        .alt()
        .filter(alt -> !alt.isEmpty())
        .ifPresent(alt -> properties.add(new Frame.Property(name + ":alt", alt)));
  }

  /** Of what the page shows: a fallback is in another language than the page around it. */
  private static LocaleTag locale(Subject subject) {
    return subject instanceof Subject.Article about
        ? about.entry().article().locale()
        : subject.edition().tag();
  }
}
