package org.polyfeed.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.polyfeed.article.Article;
import org.polyfeed.article.Bodies;
import org.polyfeed.edition.Address;
import org.polyfeed.edition.Edition;
import org.polyfeed.edition.Editions;
import org.polyfeed.edition.Entry;
import org.polyfeed.edition.Permalinks;
import org.polyfeed.edition.Topic;
import org.polyfeed.edition.TopicEntries;
import org.polyfeed.locale.Letters;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.site.FeedContent;
import org.polyfeed.site.FeedFormat;
import org.polyfeed.site.FeedSettings;
import org.polyfeed.site.Site;
import org.polyfeed.target.Fingerprint;
import org.polyfeed.target.OutputPath;
import org.polyfeed.target.Target;

/** The feeds of every edition and topic that has entries of its own. */
public final class Feeds {

  /** What an entry weighs without its text, in bytes, if it is like most. */
  private static final int USUAL_HEAD = 4_000;

  /** What a feed weighs without its entries. */
  private static final int USUAL_FRAME = 2_000;

  private final Editions editions;
  private final Site site;
  private final FeedSettings settings;
  private final Permalinks permalinks;
  private final ItemBodies itemBodies;
  private final String authority;
  private final FeedWriter rss = new RssWriter();
  private final FeedWriter atom = new AtomWriter();
  private final FeedWriter json = new JsonWriter();

  /**
   * @param authority of the tag: URIs by which feeds are known
   */
  public Feeds(Editions editions, Bodies bodies, String authority) {
    this.editions = editions;
    this.site = editions.site();
    this.settings = site.feeds();
    this.permalinks = new Permalinks(site);
    this.itemBodies = new ItemBodies(bodies, permalinks);
    this.authority = authority;
  }

  /**
   * Every feed in every format that the site wants.
   *
   * @param version of all that is not in the site's sources, such as Polyfeed itself
   */
  public List<Target> targets(Fingerprint version) {
    List<Target> targets = new ArrayList<>();
    for (Edition edition : editions.list()) {
      if (edition.hasFeeds()) {
        addEdition(edition, version, targets);
        for (TopicEntries topic : edition.topics()) {
          if (topic.hasFeeds()) {
            add(feed(edition, topic), version, targets);
          }
        }
      }
    }
    List<Entry> all = editions.syndicated();
    if (!all.isEmpty()) {
      add(feedOfAll(all), version, targets);
    }
    return targets;
  }

  private void addEdition(Edition edition, Fingerprint version, List<Target> targets) {
    List<Feed.Translation> others =
        editions.list().stream()
            .filter(other -> other.hasFeeds() && !other.tag().equals(edition.tag()))
            .map(other -> translation(other.tag(), permalinks.home(other.tag())))
            .toList();
    History history = history(edition.syndicated());
    int archives = history.archives().size();
    for (int volume = 1; volume <= archives + 1; volume++) {
      List<Entry> entries =
          volume > archives ? history.current() : history.archives().get(volume - 1);
      Feed feed =
          new Feed(
              edition,
              id(edition.tag().value()),
              edition.title(),
              permalinks.home(edition.tag()),
              entries,
              volume,
              archives,
              volume > archives ? others : List.of());
      add(feed, version, targets);
    }
  }

  private Feed feed(Edition edition, TopicEntries topic) {
    List<Feed.Translation> others = new ArrayList<>();
    editions
        .having(topic.topic())
        .forEach(
            (tag, name) -> {
              if (!tag.equals(edition.tag()) && hasFeeds(tag, name)) {
                others.add(translation(tag, permalinks.topic(tag, name)));
              }
            });
    return new Feed(
        edition,
        id(edition.tag() + "/topics/" + Address.encoded(topic.topic().slug())),
        edition.titleOf(topic.topic()),
        permalinks.topic(edition.tag(), topic.topic()),
        newest(topic.syndicated()),
        1,
        0,
        others);
  }

  private boolean hasFeeds(LocaleTag tag, Topic topic) {
    return editions.in(tag).stream()
        .flatMap(edition -> edition.topics().stream())
        .anyMatch(group -> group.topic().equals(topic) && group.hasFeeds());
  }

  /** What is new in any language: newest first. */
  private Feed feedOfAll(List<Entry> entries) {
    return new Feed(
        editions.standard(),
        "tag:" + authority + ":feeds",
        editions.titleOfAll(),
        permalinks.chooser(),
        newest(entries),
        1,
        0,
        List.of());
  }

  private static Feed.Translation translation(LocaleTag tag, Address home) {
    return new Feed.Translation(tag.value(), home);
  }

  private String id(String name) {
    return "tag:" + authority + ":feeds/" + name;
  }

  private History history(List<Entry> entries) {
    List<Entry> last = newest(entries);
    return History.of(entries, last.size(), share());
  }

  /** Half of what a feed holds, so that it never holds less than half of what it may. */
  private int share() {
    int light = settings.bytes() / 2 / USUAL_HEAD;
    return Math.max(1, Math.min((settings.entries() + 1) / 2, light));
  }

  /** As many as the site lets a feed hold, at least one, if of each there is but the summary. */
  private List<Entry> newest(List<Entry> entries) {
    int count = 0;
    long weight = USUAL_FRAME;
    while (count < Math.min(entries.size(), settings.entries())) {
      weight += item(entries.get(count)).weightOfHead();
      if (weight > settings.bytes() && count > 0) {
        break;
      }
      count++;
    }
    return entries.subList(0, count);
  }

  private void add(Feed feed, Fingerprint version, List<Target> targets) {
    Fingerprint content = fingerprint(feed, version);
    for (FeedFormat format : settings.formats()) {
      targets.add(
          new FeedTarget(
              OutputPath.at(address(feed, format, feed.volume()).path()),
              Fingerprint.of("feed").with(format.name()).with(content).done(),
              format,
              feed));
    }
  }

  private Address address(Feed feed, FeedFormat format, int volume) {
    return volume > feed.archives()
        ? permalinks.feed(feed.home(), format)
        : permalinks.archive(feed.home(), format, volume);
  }

  private Fingerprint fingerprint(Feed feed, Fingerprint version) {
    Fingerprint.Parts parts =
        Fingerprint.of(feed.id())
            .with(version)
            .with(feed.title())
            .with(feed.edition().title())
            .with(feed.edition().description())
            .with(feed.home().path())
            .with(feed.volume())
            .with(feed.isArchive() ? newer(feed).toString() : Integer.toString(feed.archives()))
            .with(feed.translations().toString())
            .with(site.address().toString())
            .with(settings.toString())
            .with(site.boilerplate().toString());
    for (Entry entry : feed.entries()) {
      parts.with(entry.hash().value());
      editions.translations(entry).forEach(other -> parts.with(other.hash().value()));
    }
    return parts.done();
  }

  /** The bytes of a feed. */
  public byte[] render(FeedTarget target) {
    FeedDocument document = document(target.feed(), target.format());
    return switch (target.format()) {
      case RSS -> rss.write(document);
      case ATOM -> atom.write(document);
      case JSON -> json.write(document);
    };
  }

  private FeedDocument document(Feed feed, FeedFormat format) {
    return new FeedDocument(
        feed.id(),
        marked(feed.edition().tag(), feed.title()),
        marked(feed.edition().tag(), feed.edition().description()),
        feed.edition().tag().value(),
        url(feed.home()),
        url(address(feed, format, feed.volume())),
        feed.edition().title(),
        links(feed, format),
        items(feed));
  }

  private FeedDocument.Links links(Feed feed, FeedFormat format) {
    return new FeedDocument.Links(
        settings.formats().stream()
            .filter(other -> other != format)
            .map(
                other ->
                    new FeedDocument.Other(
                        other.mediaType(), url(address(feed, other, feed.volume())), ""))
            .toList(),
        feed.translations().stream()
            .map(
                other ->
                    new FeedDocument.Other(
                        format.mediaType(),
                        url(permalinks.feed(other.home(), format)),
                        other.locale()))
            .toList(),
        // Nobody waits for news of an archive.
        settings.hub().filter(hub -> !feed.isArchive()).map(Object::toString),
        feed.isArchive()
            ? Optional.of(url(permalinks.feed(feed.home(), format)))
            : Optional.empty(),
        older(feed).map(volume -> url(address(feed, format, volume))),
        newer(feed).map(volume -> url(address(feed, format, volume))));
  }

  private static Optional<Integer> older(Feed feed) {
    return Optional.of(feed.volume() - 1).filter(volume -> volume > 0);
  }

  private static Optional<Integer> newer(Feed feed) {
    return Optional.of(feed.volume() + 1).filter(volume -> volume <= feed.archives());
  }

  /**
   * With their whole text as long as the feed weighs no more than the site wants, and always that
   * of the newest; the others with their summary.
   */
  private List<FeedItem> items(Feed feed) {
    List<FeedItem> heads = feed.entries().stream().map(this::item).toList();
    if (settings.content() == FeedContent.SUMMARY) {
      return heads;
    }
    List<FeedItem> items = new ArrayList<>(heads);
    long weight = USUAL_FRAME + heads.stream().mapToLong(FeedItem::weightOfHead).sum();
    for (int i = 0; i < items.size(); i++) {
      FeedItem whole = heads.get(i).with(itemBodies.of(feed.entries().get(i)));
      weight += whole.weight() - whole.weightOfHead();
      if (weight > settings.bytes() && i > 0) {
        break;
      }
      items.set(i, whole);
    }
    return items;
  }

  /** Without its text. */
  private FeedItem item(Entry entry) {
    Article article = entry.article();
    Edition edition = editions.in(entry.edition()).orElseThrow();
    return new FeedItem(
        entry.id(),
        url(entry.address()),
        marked(article.locale(), article.title()),
        article.locale().value(),
        entry.published().toInstant(),
        entry.updated().toInstant(),
        article.authors().stream()
            .map(
                author ->
                    new FeedItem.FeedAuthor(
                        site.text(author.name(), edition.locale()).orElse(""), author))
            .toList(),
        entry.topics(),
        marked(article.locale(), article.summary()),
        Optional.empty(),
        editions.translations(entry).stream()
            .filter(other -> !other.article().equals(article))
            .map(other -> new FeedItem.Alternate(other.edition().value(), url(other.address())))
            .toList());
  }

  /** Readers show a text in the direction of its first strong letter. */
  private static String marked(LocaleTag locale, String text) {
    return Letters.directionMark(locale, text) + text;
  }

  private String url(Address address) {
    return permalinks.url(address);
  }
}
