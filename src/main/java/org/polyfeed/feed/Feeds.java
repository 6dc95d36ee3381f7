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
import org.polyfeed.edition.TopicEntries;
import org.polyfeed.locale.Letters;
import org.polyfeed.site.FeedContent;
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
        add(feed(edition), version, targets);
        for (TopicEntries topic : edition.topics()) {
          if (topic.hasFeeds()) {
            add(feed(edition, topic), version, targets);
          }
        }
      }
    }
    return targets;
  }

  private Feed feed(Edition edition) {
    return new Feed(
        edition,
        "tag:" + authority + ":feeds/" + edition.tag(),
        edition.title(),
        permalinks.home(edition.tag()),
        newest(edition.syndicated()));
  }

  private Feed feed(Edition edition, TopicEntries topic) {
    return new Feed(
        edition,
        "tag:" + authority + ":feeds/" + edition.tag() + "/topics/" + topic.topic().slug(),
        edition.titleOf(topic.topic()),
        permalinks.topic(edition.tag(), topic.topic()),
        newest(topic.syndicated()));
  }

  private List<Entry> newest(List<Entry> entries) {
    return entries.subList(0, Math.min(entries.size(), settings.entries()));
  }

  private void add(Feed feed, Fingerprint version, List<Target> targets) {
    Fingerprint content = fingerprint(feed, version);
    for (FeedFormat format : settings.formats()) {
      targets.add(
          new FeedTarget(
              OutputPath.at(permalinks.feed(feed.home(), format).path()),
              Fingerprint.of("feed").with(format.name()).with(content).done(),
              format,
              feed));
    }
  }

  private Fingerprint fingerprint(Feed feed, Fingerprint version) {
    Fingerprint.Parts parts =
        Fingerprint.of(feed.id())
            .with(version)
            .with(feed.title())
            .with(feed.edition().title())
            .with(feed.edition().description())
            .with(feed.home().path())
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
    List<FeedDocument.Other> others =
        settings.formats().stream()
            .filter(other -> other != format)
            .map(
                other ->
                    new FeedDocument.Other(
                        other.mediaType(), url(permalinks.feed(feed.home(), other))))
            .toList();
    return new FeedDocument(
        feed.id(),
        feed.title(),
        feed.edition().description(),
        feed.edition().tag().value(),
        url(feed.home()),
        url(permalinks.feed(feed.home(), format)),
        feed.edition().title(),
        others,
        settings.hub().map(Object::toString),
        withinWeight(feed));
  }

  /** As many as the site lets a feed weigh, and always the newest. */
  private List<FeedItem> withinWeight(Feed feed) {
    List<FeedItem> items = new ArrayList<>();
    long weight = 2_000;
    for (Entry entry : feed.entries()) {
      FeedItem item = item(entry, feed.edition());
      weight += item.weight();
      if (weight > settings.bytes() && !items.isEmpty()) {
        break;
      }
      items.add(item);
    }
    return items;
  }

  private FeedItem item(Entry entry, Edition edition) {
    Article article = entry.article();
    return new FeedItem(
        entry.id(),
        url(entry.address()),
        Letters.directionMark(article.locale(), article.title()) + article.title(),
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
        Letters.directionMark(article.locale(), article.summary()) + article.summary(),
        settings.content() == FeedContent.FULL
            ? Optional.of(itemBodies.of(entry))
            : Optional.empty(),
        editions.translations(entry).stream()
            .filter(other -> !other.article().equals(article))
            .map(other -> new FeedItem.Alternate(other.edition().value(), url(other.address())))
            .toList());
  }

  private String url(Address address) {
    return permalinks.url(address);
  }
}
