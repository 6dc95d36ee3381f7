package org.polyfeed.feed;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.polyfeed.article.Bodies;
import org.polyfeed.edition.Address;
import org.polyfeed.edition.Edition;
import org.polyfeed.edition.Editions;
import org.polyfeed.edition.Entry;
import org.polyfeed.edition.Permalinks;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.media.MediaKind;
import org.polyfeed.media.MediaReader;
import org.polyfeed.site.FeedContent;
import org.polyfeed.site.FeedFormat;
import org.polyfeed.site.FeedShape;
import org.polyfeed.site.Podcast;
import org.polyfeed.site.Site;
import org.polyfeed.target.Composed;

/** Turns what a feed syndicates into what it says. Safe to share between threads. */
final class FeedDocuments {

  /** What a feed weighs without its entries, in bytes. */
  private static final int USUAL_FRAME = 2_000;

  /** What directories of podcasts are told besides, in bytes, if it is like most. */
  private static final int USUAL_PODCAST = 2_500;

  private final Site site;
  private final Permalinks permalinks;
  private final FeedItems items;

  FeedDocuments(Editions editions, Bodies bodies, MediaReader media) {
    this.site = editions.site();
    this.permalinks = new Permalinks(site);
    this.items = new FeedItems(editions, permalinks, bodies, media);
  }

  /** A feed in one format. */
  Composed composed(Feed feed, FeedFormat format) {
    return items.writer(format).feed(document(feed, format), items(feed, format));
  }

  private FeedDocument document(Feed feed, FeedFormat format) {
    LocaleTag locale = feed.edition().tag();
    return new FeedDocument(
        feed.id(),
        FeedItems.marked(locale, feed.title()),
        FeedItems.marked(locale, feed.edition().description()),
        locale.value(),
        url(feed.home()),
        url(feed.address(permalinks, format)),
        permalinks.path(permalinks.feedStyle()),
        feed.edition().title(),
        feed.entries().stream()
            .map(entry -> entry.updated().toInstant())
            .max(Comparator.naturalOrder())
            .orElseThrow(),
        links(feed, format),
        podcast(feed));
  }

  private Optional<FeedDocument.Channel> podcast(Feed feed) {
    if (feed.entries().stream().noneMatch(this::isHeard)) {
      return Optional.empty();
    }
    Edition edition = feed.edition();
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

  private boolean isHeard(Entry entry) {
    return entry.article().recordings().stream()
        .anyMatch(
            one ->
                one.kind() == MediaKind.AUDIO
                    && permalinks.url(one.source(), entry.canonical()).isPresent());
  }

  /** As many as a feed may hold, at least one, if of each there is but the summary. */
  List<Entry> newest(List<Entry> entries, FeedShape shape) {
    int count = 0;
    long weight = frame();
    while (count < Math.min(entries.size(), shape.entries())) {
      weight += items.weightOfHead(entries.get(count));
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
   * With their whole text, the newest first, as long as the feed weighs no more than the site
   * wants; what would not fit comes with its summary.
   */
  private List<WrittenItem> items(Feed feed, FeedFormat format) {
    boolean texts = feed.shape().content() != FeedContent.SUMMARY;
    String locale = feed.edition().tag().value();
    long weight = frame() + feed.entries().stream().mapToLong(items::weightOfHead).sum();
    List<WrittenItem> written = new ArrayList<>();
    for (Entry entry : feed.entries()) {
      long text = texts ? items.weight(entry) - items.weightOfHead(entry) : 0;
      boolean fits = texts && weight + text <= feed.shape().bytes();
      weight += fits ? text : 0;
      written.add(items.written(entry, format, fits, locale));
    }
    return written;
  }

  private String url(Address address) {
    return permalinks.url(address);
  }
}
