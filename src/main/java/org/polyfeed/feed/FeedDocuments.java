package org.polyfeed.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.polyfeed.article.Article;
import org.polyfeed.article.Bodies;
import org.polyfeed.article.Medium;
import org.polyfeed.edition.Address;
import org.polyfeed.edition.Edition;
import org.polyfeed.edition.Editions;
import org.polyfeed.edition.Entry;
import org.polyfeed.edition.Permalinks;
import org.polyfeed.locale.Letters;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.media.Facts;
import org.polyfeed.media.MediaKind;
import org.polyfeed.media.MediaReader;
import org.polyfeed.media.MediaTypes;
import org.polyfeed.site.FeedContent;
import org.polyfeed.site.FeedFormat;
import org.polyfeed.site.FeedShape;
import org.polyfeed.site.Podcast;
import org.polyfeed.site.Site;

/** Turns what a feed syndicates into what it says. Safe to share between threads. */
final class FeedDocuments {

  /** What a feed weighs without its entries, in bytes. */
  private static final int USUAL_FRAME = 2_000;

  /** What directories of podcasts are told besides, in bytes, if it is like most. */
  private static final int USUAL_PODCAST = 2_500;

  private final Editions editions;
  private final Site site;
  private final Permalinks permalinks;
  private final ItemBodies itemBodies;
  private final MediaReader media;

  FeedDocuments(Editions editions, Bodies bodies, MediaReader media) {
    this.media = media;
    this.editions = editions;
    this.site = editions.site();
    this.permalinks = new Permalinks(site);
    this.itemBodies = new ItemBodies(bodies, permalinks);
  }

  FeedDocument document(Feed feed, FeedFormat format) {
    List<FeedItem> items = items(feed);
    return new FeedDocument(
        feed.id(),
        marked(feed.edition().tag(), feed.title()),
        marked(feed.edition().tag(), feed.edition().description()),
        feed.edition().tag().value(),
        url(feed.home()),
        url(feed.address(permalinks, format)),
        permalinks.path(permalinks.feedStyle()),
        feed.edition().title(),
        links(feed, format),
        podcast(feed.edition(), items),
        items);
  }

  private Optional<FeedDocument.Channel> podcast(Edition edition, List<FeedItem> items) {
    boolean heard =
        items.stream()
            .flatMap(item -> item.media().stream())
            .anyMatch(one -> one.kind() == MediaKind.AUDIO);
    if (!heard) {
      return Optional.empty();
    }
    return Optional.of(
        new FeedDocument.Channel(
            site.podcast()
                .flatMap(podcast -> site.text(podcast.author(), edition.locale()))
                .orElse(edition.title()),
            site.podcast()
                .flatMap(Podcast::image)
                .flatMap(image -> permalinks.url(image, permalinks.chooser())),
            site.podcast()));
  }

  /** As many as a feed may hold, at least one, if of each there is but the summary. */
  List<Entry> newest(List<Entry> entries, FeedShape shape) {
    int count = 0;
    long weight = frame();
    while (count < Math.min(entries.size(), shape.entries())) {
      weight += item(entries.get(count), Medium::declared).weightOfHead();
      if (weight > shape.bytes() && count > 0) {
        break;
      }
      count++;
    }
    return entries.subList(0, count);
  }

  private int frame() {
    return site.podcast().isPresent() ? USUAL_FRAME + USUAL_PODCAST : USUAL_FRAME;
  }

  private FeedDocument.Links links(Feed feed, FeedFormat format) {
    return new FeedDocument.Links(
        feed.shape().formats().stream()
            .filter(other -> other != format)
            .map(
                other ->
                    new FeedDocument.Other(
                        other.mediaType(), url(feed.address(permalinks, other)), ""))
            .toList(),
        feed.translations().stream()
            .map(
                other ->
                    new FeedDocument.Other(
                        format.mediaType(),
                        url(permalinks.feed(other.folder(), format)),
                        other.locale()))
            .toList(),
        // Nobody waits for news of an archive.
        site.feeds().hub().filter(hub -> !feed.isArchive()).map(Object::toString),
        feed.isArchive()
            ? Optional.of(url(permalinks.feed(feed.folder(), format)))
            : Optional.empty(),
        feed.older().map(number -> url(permalinks.volume(feed.folder(), format, number))),
        feed.newer().map(number -> url(permalinks.volume(feed.folder(), format, number))));
  }

  /**
   * With their whole text as long as the feed weighs no more than the site wants, and always that
   * of the newest; the others with their summary.
   */
  private List<FeedItem> items(Feed feed) {
    List<FeedItem> heads = feed.entries().stream().map(entry -> item(entry, this::facts)).toList();
    if (feed.shape().content() == FeedContent.SUMMARY) {
      return heads;
    }
    List<FeedItem> items = new ArrayList<>(heads);
    long weight = frame() + heads.stream().mapToLong(FeedItem::weightOfHead).sum();
    for (int i = 0; i < items.size(); i++) {
      Entry entry = feed.entries().get(i);
      Edition edition = editions.in(entry.edition()).orElseThrow();
      FeedItem whole = heads.get(i).with(itemBodies.of(entry, edition));
      weight += whole.weight() - whole.weightOfHead();
      if (weight > feed.shape().bytes() && i > 0) {
        break;
      }
      items.set(i, whole);
    }
    return items;
  }

  private Facts facts(Medium medium) {
    return medium.source().file().map(media::facts).orElse(Facts.NONE).or(medium.declared());
  }

  /**
   * Without its text.
   *
   * @param facts of what goes with it
   */
  private FeedItem item(Entry entry, Function<Medium, Facts> facts) {
    Article article = entry.article();
    return new FeedItem(
        entry.id(),
        url(entry.address()),
        marked(article.locale(), article.title()),
        article.locale().value(),
        entry.published().toInstant(),
        entry.updated().toInstant(),
        entry.authors(),
        entry.topics(),
        marked(article.locale(), article.summary()),
        Optional.empty(),
        enclosures(entry, facts),
        editions.translations(entry).stream()
            .filter(other -> !other.article().equals(article))
            .map(other -> new FeedItem.Alternate(other.edition().value(), url(other.address())))
            .toList());
  }

  private List<Enclosure> enclosures(Entry entry, Function<Medium, Facts> facts) {
    Article article = entry.article();
    return Stream.concat(article.picture().stream(), article.recordings().stream())
        .flatMap(one -> enclosure(one, entry, facts).stream())
        .toList();
  }

  private Optional<Enclosure> enclosure(Medium medium, Entry entry, Function<Medium, Facts> facts) {
    LocaleTag locale = entry.article().locale();
    return permalinks
        .url(medium.source(), entry.canonical())
        .map(
            url ->
                new Enclosure(
                    medium.kind(),
                    url,
                    marked(locale, medium.title()),
                    marked(locale, medium.alt().orElse("")),
                    facts.apply(medium),
                    transcripts(medium, entry),
                    medium.chapters().flatMap(one -> permalinks.url(one, entry.canonical())),
                    medium.episode()));
  }

  private List<Enclosure.Transcript> transcripts(Medium medium, Entry entry) {
    return medium.transcripts().stream()
        .flatMap(
            text ->
                permalinks.url(text.source(), entry.canonical()).stream()
                    .map(
                        url ->
                            new Enclosure.Transcript(
                                url,
                                MediaTypes.of(text.source().src()).orElse("text/plain"),
                                text.locale().orElse(entry.article().locale()).value())))
        .toList();
  }

  /** Readers show a text in the direction of its first strong letter. */
  private static String marked(LocaleTag locale, String text) {
    return Letters.directionMark(locale, text) + text;
  }

  private String url(Address address) {
    return permalinks.url(address);
  }
}
