package org.polyfeed.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.polyfeed.article.Bodies;
import org.polyfeed.edition.Address;
import org.polyfeed.edition.Edition;
import org.polyfeed.edition.Editions;
import org.polyfeed.edition.Entry;
import org.polyfeed.edition.Permalinks;
import org.polyfeed.edition.TopicEntries;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.site.FeedFormat;
import org.polyfeed.site.FeedSettings;
import org.polyfeed.site.Site;
import org.polyfeed.target.Fingerprint;
import org.polyfeed.target.OutputPath;
import org.polyfeed.target.Target;

/** The feeds of every edition and topic that has entries of its own. */
public final class Feeds {

  private final Editions editions;
  private final Site site;
  private final FeedSettings settings;
  private final Permalinks permalinks;
  private final FeedDocuments documents;
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
    this.documents = new FeedDocuments(editions, bodies);
    this.authority = authority;
  }

  /**
   * Every feed in every format that the site wants, and the lists of them.
   *
   * @param version of all that is not in the site's sources, such as Polyfeed itself
   */
  public List<Target> targets(Fingerprint version) {
    List<Feed> feeds = new ArrayList<>();
    for (Edition edition : editions.list()) {
      if (edition.hasFeeds()) {
        feeds.addAll(volumes(edition));
        for (TopicEntries topic : edition.topics()) {
          if (topic.hasFeeds()) {
            feeds.add(feed(edition, topic));
          }
        }
      }
    }
    if (editions.hasFeeds()) {
      feeds.add(feedOfAll(editions.syndicated()));
    }
    List<Target> targets = new ArrayList<>();
    Fingerprint shared = shared(version);
    feeds.forEach(feed -> add(feed, shared, targets));
    targets.addAll(
        new Outlines(editions).targets(feeds.stream().filter(feed -> !feed.isArchive()).toList()));
    return targets;
  }

  /** The archives of an edition, the oldest first, and the feed that readers subscribe to. */
  private List<Feed> volumes(Edition edition) {
    List<Feed.Translation> others =
        editions.list().stream()
            .filter(other -> other.hasFeeds() && !other.tag().equals(edition.tag()))
            .map(other -> translation(other.tag(), permalinks.home(other.tag())))
            .toList();
    List<Optional<Integer>> numbers = new ArrayList<>();
    edition.volumes().forEach(volume -> numbers.add(Optional.of(volume.number())));
    List<Feed> volumes = new ArrayList<>();
    for (int i = 0; i < numbers.size(); i++) {
      volumes.add(
          feed(
              edition,
              edition.volumes().get(i).entries(),
              numbers.get(i),
              i > 0 ? numbers.get(i - 1) : Optional.empty(),
              i + 1 < numbers.size() ? numbers.get(i + 1) : Optional.empty(),
              List.of()));
    }
    Optional<Integer> last = numbers.isEmpty() ? Optional.empty() : numbers.get(numbers.size() - 1);
    volumes.add(feed(edition, edition.current(), Optional.empty(), last, Optional.empty(), others));
    return volumes;
  }

  private Feed feed(
      Edition edition,
      List<Entry> entries,
      Optional<Integer> volume,
      Optional<Integer> older,
      Optional<Integer> newer,
      List<Feed.Translation> others) {
    return new Feed(
        edition,
        id(edition.tag().value()),
        edition.title(),
        permalinks.home(edition.tag()),
        entries,
        volume,
        older,
        newer,
        others);
  }

  private Feed feed(Edition edition, TopicEntries topic) {
    List<Feed.Translation> others = new ArrayList<>();
    editions
        .having(topic.topic())
        .forEach(
            (tag, other) -> {
              if (!tag.equals(edition.tag()) && other.hasFeeds()) {
                others.add(translation(tag, permalinks.topic(tag, other.topic())));
              }
            });
    return Feed.alone(
        edition,
        id(edition.tag() + "/topics/" + Address.encoded(topic.topic().slug())),
        edition.titleOf(topic.topic()),
        permalinks.topic(edition.tag(), topic.topic()),
        documents.newest(topic.syndicated()),
        others);
  }

  /** What is new in any language: newest first. */
  private Feed feedOfAll(List<Entry> entries) {
    return Feed.alone(
        editions.standard(),
        "tag:" + authority + ":feeds",
        editions.titleOfAll(),
        permalinks.chooser(),
        documents.newest(entries),
        List.of());
  }

  private static Feed.Translation translation(LocaleTag tag, Address home) {
    return new Feed.Translation(tag.value(), home);
  }

  private String id(String name) {
    return "tag:" + authority + ":feeds/" + name;
  }

  private void add(Feed feed, Fingerprint shared, List<Target> targets) {
    Fingerprint content = fingerprint(feed, shared);
    for (FeedFormat format : settings.formats()) {
      targets.add(
          new FeedTarget(
              OutputPath.at(feed.address(permalinks, format).path()),
              Fingerprint.of("feed").with(format.name()).with(content).done(),
              format,
              feed));
    }
  }

  /** What feeds of all editions depend on. */
  private Fingerprint shared(Fingerprint version) {
    return Fingerprint.of("feeds")
        .with(version)
        .with(site.address().toString())
        .with(site.locales().toString())
        .with(site.defaultLocale().value())
        .with(settings.toString())
        .with(site.boilerplate().toString())
        .done();
  }

  private Fingerprint fingerprint(Feed feed, Fingerprint shared) {
    Fingerprint.Parts parts =
        Fingerprint.of(feed.id())
            .with(shared)
            .with(feed.title())
            .with(feed.edition().title())
            .with(feed.edition().description())
            .with(feed.home().path())
            .with(feed.volume().toString())
            .with(feed.older().toString())
            .with(feed.newer().toString())
            .with(feed.translations().toString());
    for (Entry entry : feed.entries()) {
      parts.with(entry.hash().value());
      editions.translations(entry).forEach(other -> parts.with(other.hash().value()));
    }
    return parts.done();
  }

  /** The bytes of a list of feeds. */
  public static byte[] render(OutlineTarget target) {
    return Outlines.render(target);
  }

  /** The bytes of a feed. */
  public byte[] render(FeedTarget target) {
    FeedDocument document = documents.document(target.feed(), target.format());
    return switch (target.format()) {
      case RSS -> rss.write(document);
      case ATOM -> atom.write(document);
      case JSON -> json.write(document);
    };
  }
}
