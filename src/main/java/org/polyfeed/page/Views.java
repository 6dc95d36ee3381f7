package org.polyfeed.page;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.polyfeed.article.Bodies;
import org.polyfeed.article.Html;
import org.polyfeed.edition.Address;
import org.polyfeed.edition.Edition;
import org.polyfeed.edition.Editions;
import org.polyfeed.edition.Entry;
import org.polyfeed.edition.Permalinks;
import org.polyfeed.edition.Topic;
import org.polyfeed.edition.TopicEntries;
import org.polyfeed.json.Json;
import org.polyfeed.locale.Excerpt;
import org.polyfeed.locale.LocaleFormat;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.site.Site;

/** Turns what a page is about into what its template sees. Safe to share between threads. */
final class Views {

  /** As many topics as the head of a page has room for. */
  private static final int MOST_SECTIONS = 12;

  private final Editions editions;
  private final Site site;
  private final Permalinks permalinks;
  private final Bodies bodies;
  private final Map<LocaleTag, Language> languages = new ConcurrentHashMap<>();
  private final Map<LocaleTag, LocaleFormat> formats = new ConcurrentHashMap<>();
  private final Map<LocaleTag, List<Link>> sections = new ConcurrentHashMap<>();
  private final List<Edition> byName;

  Views(Editions editions, Bodies bodies) {
    this.editions = editions;
    this.site = editions.site();
    this.permalinks = new Permalinks(site);
    this.bodies = bodies;
    Comparator<String> names = new LocaleFormat(LocaleTag.ROOT).order();
    this.byName =
        editions.list().stream()
            .sorted(Comparator.comparing(edition -> language(edition.tag()).name(), names))
            .toList();
  }

  /** The entries on one page of a list. */
  List<Entry> listed(List<Entry> entries, int number) {
    int from = (number - 1) * site.listed();
    return entries.subList(from, Math.min(entries.size(), from + site.listed()));
  }

  Page page(Subject subject) {
    if (subject instanceof Subject.Article about) {
      return article(about);
    }
    if (subject instanceof Subject.Home about) {
      return home(about);
    }
    if (subject instanceof Subject.Topic about) {
      return topic(about);
    }
    if (subject instanceof Subject.Subscribe about) {
      return subscribe(about.edition());
    }
    if (subject instanceof Subject.Redirect about) {
      Address to = about.moved().to().address();
      return new Page.Redirect(to, permalinks.url(to));
    }
    return subject instanceof Subject.Chooser
        ? new Page.Chooser(homes())
        : new Page.NotFound(homes());
  }

  private Page.Home home(Subject.Home about) {
    Edition edition = about.edition();
    Optional<Moment> newest = edition.newest().map(entry -> moment(entry.published(), edition));
    return new Page.Home(
        newest.stream().toList(),
        headlines(edition.entries(), about.number(), edition),
        pager(about.number(), about.pages(), number -> permalinks.home(edition.tag(), number)));
  }

  private Page.Topic topic(Subject.Topic about) {
    Edition edition = about.edition();
    Topic topic = about.topic().topic();
    return new Page.Topic(
        topic.name(),
        about.topic().entries().size(),
        headlines(about.topic().entries(), about.number(), edition),
        feeds(edition, about.topic()),
        pager(
            about.number(),
            about.pages(),
            number -> permalinks.topic(edition.tag(), topic, number)));
  }

  private List<Headline> headlines(List<Entry> entries, int number, Edition edition) {
    return listed(entries, number).stream().map(entry -> headline(entry, edition)).toList();
  }

  private static Pager pager(int number, int pages, IntFunction<Address> address) {
    return new Pager(
        number,
        pages,
        number > 1 ? List.of(address.apply(number - 1)) : List.of(),
        number < pages ? List.of(address.apply(number + 1)) : List.of());
  }

  private Page.Article article(Subject.Article about) {
    Entry entry = about.entry();
    Edition edition = about.edition();
    Html body =
        bodies
            .of(entry.article(), permalinks.uri(entry.canonical()))
            .within(permalinks.url(entry.canonical()));
    boolean sameDay = entry.updated().toLocalDate().equals(entry.published().toLocalDate());
    String text = body.markup().replaceAll("<[^>]*>", " ");
    return new Page.Article(
        headline(entry, edition),
        sameDay ? List.of() : List.of(moment(entry.updated(), edition)),
        edition.format().list(authors(entry, edition)),
        new Excerpt(format(entry.article().locale())).minutes(text),
        entry.topics().stream().map(topic -> topicLink(edition, topic)).toList(),
        body,
        about.newer().map(Views::link).stream().toList(),
        about.older().map(Views::link).stream().toList());
  }

  private static Link link(Entry entry) {
    return new Link(entry.article().title(), entry.address());
  }

  private List<String> authors(Entry entry, Edition edition) {
    return entry.article().authors().stream()
        .flatMap(
            author -> author.name().in(edition.tag(), site.preference(edition.locale())).stream())
        .toList();
  }

  private Page.Subscribe subscribe(Edition edition) {
    List<Page.FeedGroup> groups = new ArrayList<>();
    groups.add(new Page.FeedGroup(edition.words().say("subscribe.all"), feeds(edition)));
    for (TopicEntries topic : edition.topics()) {
      List<FeedLink> feeds = feeds(edition, topic);
      if (!feeds.isEmpty()) {
        groups.add(new Page.FeedGroup(topic.topic().name(), feeds));
      }
    }
    return new Page.Subscribe(groups);
  }

  private Headline headline(Entry entry, Edition edition) {
    return new Headline(
        entry.article().title(),
        entry.address(),
        language(entry.article().locale()),
        entry.isFallback() ? edition.format().nameOf(entry.article().locale()) : "",
        entry.isFallback(),
        entry.article().dateline(),
        moment(entry.published(), edition),
        entry.article().summary(),
        editions.translations(entry).stream()
            .filter(other -> !other.article().equals(entry.article()))
            .map(other -> translation(other, false))
            .toList());
  }

  private Translation translation(Entry entry, boolean current) {
    Language language = language(entry.edition());
    return new Translation(language.name(), entry.address(), language, current);
  }

  private static Moment moment(OffsetDateTime time, Edition edition) {
    return new Moment(
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.withNano(0)),
        edition.format().date(time.toLocalDate()));
  }

  private Language language(LocaleTag tag) {
    return languages.computeIfAbsent(
        tag,
        locale ->
            new Language(
                locale.value(),
                locale.isRightToLeft() ? "rtl" : "ltr",
                locale.script(),
                format(locale).ownName()));
  }

  private LocaleFormat format(LocaleTag tag) {
    return formats.computeIfAbsent(tag, LocaleFormat::new);
  }

  Frame frame(Subject subject, Address address) {
    Edition edition = subject.edition();
    boolean inEdition =
        !(subject instanceof Subject.Chooser || subject instanceof Subject.NotFound);
    return new Frame(
        language(edition.tag()),
        title(subject),
        description(subject),
        edition.title(),
        inEdition ? permalinks.home(edition.tag()) : permalinks.chooser(),
        permalinks.chooser(),
        inEdition && edition.hasFeeds() ? List.of(permalinks.subscribe(edition.tag())) : List.of(),
        permalinks.asset("polyfeed.css"),
        canonical(subject, address),
        alternates(subject),
        feedsFor(subject),
        inEdition ? sections(edition) : List.of(),
        editionsFor(subject),
        preview(subject, address),
        structured(subject));
  }

  /** The topics that most entries are about, in the order of the edition's dictionaries. */
  List<Link> sections(Edition edition) {
    return sections.computeIfAbsent(
        edition.tag(),
        tag -> {
          Set<Topic> largest =
              edition.topics().stream()
                  .sorted(
                      Comparator.comparing((TopicEntries topic) -> -topic.entries().size())
                          .thenComparing(topic -> topic.topic().slug()))
                  .limit(MOST_SECTIONS)
                  .map(TopicEntries::topic)
                  .collect(Collectors.toSet());
          return edition.topics().stream()
              .map(TopicEntries::topic)
              .filter(largest::contains)
              .map(topic -> topicLink(edition, topic))
              .toList();
        });
  }

  private static String title(Subject subject) {
    Edition edition = subject.edition();
    if (subject instanceof Subject.Article about) {
      return named(about.entry().article().title(), edition);
    }
    if (subject instanceof Subject.Topic about) {
      return named(
          about.topic().topic().name() + numbered(about.number(), about.pages(), edition), edition);
    }
    if (subject instanceof Subject.Home about) {
      return edition.title() + numbered(about.number(), about.pages(), edition);
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

  private static String named(String title, Edition edition) {
    return title + " — " + edition.title();
  }

  private static String numbered(int number, int pages, Edition edition) {
    return number == 1
        ? ""
        : " — " + edition.words().say("pager.position", Map.of("page", number, "pages", pages));
  }

  private static String description(Subject subject) {
    if (subject instanceof Subject.Article about) {
      return about.entry().article().summary();
    }
    boolean whole = subject instanceof Subject.Home || subject instanceof Subject.Chooser;
    return whole ? subject.edition().description() : "";
  }

  private String canonical(Subject subject, Address address) {
    if (subject instanceof Subject.NotFound) {
      return "";
    }
    if (subject instanceof Subject.Article about) {
      return permalinks.url(about.entry().canonical());
    }
    if (subject instanceof Subject.Redirect about) {
      return permalinks.url(about.moved().to().canonical());
    }
    return permalinks.url(address);
  }

  /** The same content elsewhere, this page included; nothing where it is nowhere else. */
  private List<Frame.Alternate> alternates(Subject subject) {
    Map<LocaleTag, Address> same = sameContent(subject);
    if (same.size() < 2) {
      return List.of();
    }
    List<Frame.Alternate> alternates = new ArrayList<>();
    same.forEach(
        (tag, there) -> alternates.add(new Frame.Alternate(tag.value(), permalinks.url(there))));
    Address otherwise =
        subject instanceof Subject.Home || subject instanceof Subject.Chooser
            ? permalinks.chooser()
            : Optional.ofNullable(same.get(site.defaultLocale()))
                .orElseGet(() -> same.values().iterator().next());
    alternates.add(new Frame.Alternate("x-default", permalinks.url(otherwise)));
    return alternates;
  }

  private Map<LocaleTag, Address> sameContent(Subject subject) {
    Map<LocaleTag, Address> same = new LinkedHashMap<>();
    if (subject instanceof Subject.Article about) {
      if (!about.entry().isFallback() && about.entry().isCanonical()) {
        editions
            .translations(about.entry())
            .forEach(other -> same.put(other.edition(), other.address()));
      }
      return same;
    }
    for (Edition other : editions.list()) {
      LocaleTag tag = other.tag();
      if (subject instanceof Subject.Chooser) {
        same.put(tag, permalinks.home(tag));
      } else if (subject instanceof Subject.Home about && about.number() == 1) {
        same.put(tag, permalinks.home(tag));
      } else if (subject instanceof Subject.Topic about && about.number() == 1) {
        other
            .topic(about.topic().topic().slug())
            .ifPresent(topic -> same.put(tag, permalinks.topic(tag, topic.topic())));
      } else if (subject instanceof Subject.Subscribe && other.hasFeeds()) {
        same.put(tag, permalinks.subscribe(tag));
      }
    }
    return same;
  }

  /** Every edition, for the reader to change to: this same content there, or else its home. */
  private List<Translation> editionsFor(Subject subject) {
    Map<LocaleTag, Address> there = new LinkedHashMap<>();
    if (subject instanceof Subject.Article about) {
      editions.byStory().getOrDefault(about.entry().article().story(), List.of()).stream()
          .filter(Entry::page)
          .forEach(entry -> there.put(entry.edition(), entry.address()));
    } else {
      there.putAll(sameContent(subject));
    }
    boolean inEdition =
        !(subject instanceof Subject.Chooser || subject instanceof Subject.NotFound);
    return byName.stream()
        .map(
            edition -> {
              Language language = language(edition.tag());
              return new Translation(
                  language.name(),
                  there.getOrDefault(edition.tag(), permalinks.home(edition.tag())),
                  language,
                  inEdition && edition.tag().equals(subject.edition().tag()));
            })
        .toList();
  }

  private List<Translation> homes() {
    return byName.stream()
        .map(
            edition -> {
              Language language = language(edition.tag());
              return new Translation(
                  language.name(), permalinks.home(edition.tag()), language, false);
            })
        .toList();
  }

  /** Readers take the first: the page's own, in its own language. */
  private List<FeedLink> feedsFor(Subject subject) {
    Edition edition = subject.edition();
    List<FeedLink> feeds = new ArrayList<>();
    if (subject instanceof Subject.Topic about) {
      feeds.addAll(feeds(edition, about.topic()));
    }
    if (!(subject instanceof Subject.Redirect)) {
      feeds.addAll(feeds(edition));
    }
    return feeds;
  }

  private List<FeedLink> feeds(Edition edition) {
    return edition.hasFeeds() ? feeds(edition.title(), permalinks.home(edition.tag())) : List.of();
  }

  private List<FeedLink> feeds(Edition edition, TopicEntries topic) {
    return topic.hasFeeds()
        ? feeds(edition.titleOf(topic.topic()), permalinks.topic(edition.tag(), topic.topic()))
        : List.of();
  }

  private List<FeedLink> feeds(String name, Address home) {
    return site.feeds().formats().stream()
        .map(
            format ->
                new FeedLink(
                    name,
                    format.title(),
                    format.mediaType(),
                    permalinks.url(permalinks.feed(home, format))))
        .toList();
  }

  private Link topicLink(Edition edition, Topic topic) {
    return new Link(topic.name(), permalinks.topic(edition.tag(), topic));
  }

  /** Open Graph (ogp.me). */
  private List<Frame.Property> preview(Subject subject, Address address) {
    if (subject instanceof Subject.NotFound || subject instanceof Subject.Redirect) {
      return List.of();
    }
    Edition edition = subject.edition();
    List<Frame.Property> properties = new ArrayList<>();
    properties.add(new Frame.Property("og:site_name", edition.title()));
    properties.add(new Frame.Property("og:url", canonical(subject, address)));
    properties.add(new Frame.Property("og:locale", edition.tag().underscored()));
    for (LocaleTag other : sameContent(subject).keySet()) {
      if (!other.equals(edition.tag())) {
        properties.add(new Frame.Property("og:locale:alternate", other.underscored()));
      }
    }
    if (!description(subject).isEmpty()) {
      properties.add(new Frame.Property("og:description", description(subject)));
    }
    if (subject instanceof Subject.Article about) {
      Entry entry = about.entry();
      properties.add(new Frame.Property("og:type", "article"));
      properties.add(new Frame.Property("og:title", entry.article().title()));
      properties.add(
          new Frame.Property("article:published_time", moment(entry.published(), edition).iso()));
      properties.add(
          new Frame.Property("article:modified_time", moment(entry.updated(), edition).iso()));
      image(entry).ifPresent(url -> properties.add(new Frame.Property("og:image", url)));
    } else {
      properties.add(new Frame.Property("og:type", "website"));
      properties.add(new Frame.Property("og:title", title(subject)));
    }
    return properties;
  }

  private Optional<String> image(Entry entry) {
    return entry.article().image().flatMap(image -> image.url(permalinks.uri(entry.canonical())));
  }

  /** JSON-LD of schema.org, for search engines. */
  private Html structured(Subject subject) {
    if (!(subject instanceof Subject.Article about)) {
      return new Html("");
    }
    Entry entry = about.entry();
    Edition edition = about.edition();
    Map<String, Object> article = new LinkedHashMap<>();
    article.put("@context", "https://schema.org");
    article.put("@type", "NewsArticle");
    article.put("@id", permalinks.url(entry.canonical()));
    article.put("headline", entry.article().title());
    article.put("inLanguage", entry.article().locale().value());
    article.put("datePublished", moment(entry.published(), edition).iso());
    article.put("dateModified", moment(entry.updated(), edition).iso());
    if (!entry.article().summary().isEmpty()) {
      article.put("description", entry.article().summary());
    }
    if (!entry.article().dateline().isEmpty()) {
      article.put("dateline", entry.article().dateline());
    }
    image(entry).ifPresent(url -> article.put("image", List.of(url)));
    article.put(
        "author",
        entry.article().authors().isEmpty()
            ? List.of(publisher(edition))
            : authors(entry, edition).stream().map(Views::person).toList());
    article.put("publisher", publisher(edition));
    if (!entry.topics().isEmpty()) {
      article.put("keywords", entry.topics().stream().map(Topic::name).toList());
    }
    article.put("mainEntityOfPage", permalinks.url(entry.canonical()));
    return new Html(Json.inScript(article));
  }

  private Map<String, Object> publisher(Edition edition) {
    Map<String, Object> publisher = new LinkedHashMap<>();
    publisher.put("@type", "Organization");
    publisher.put("name", edition.title());
    publisher.put("url", permalinks.url(permalinks.home(edition.tag())));
    return publisher;
  }

  private static Map<String, Object> person(String name) {
    Map<String, Object> person = new LinkedHashMap<>();
    person.put("@type", "Person");
    person.put("name", name);
    return person;
  }
}
