package org.polyfeed.feed;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.polyfeed.article.Article;
import org.polyfeed.article.Bodies;
import org.polyfeed.article.LastUsed;
import org.polyfeed.article.Medium;
import org.polyfeed.edition.Editions;
import org.polyfeed.edition.Entry;
import org.polyfeed.edition.Permalinks;
import org.polyfeed.locale.Letters;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.media.Facts;
import org.polyfeed.media.MediaReader;
import org.polyfeed.site.FeedFormat;
import org.polyfeed.target.MediaTypes;

/**
 * Entries as feeds carry them. Several feeds carry an entry, so what was written for one is kept
 * for the others. Safe to share between threads.
 */
final class FeedItems {

  /** In bytes: some thousands of items of usual length in three formats. */
  private static final long MOST_WRITTEN = 64_000_000;

  /** In UTF-16 units. */
  private static final long MOST_WHOLE = 4_000_000;

  private final Editions editions;
  private final Permalinks permalinks;
  private final ItemBodies bodies;
  private final MediaReader media;
  private final FeedWriter rss = new RssWriter();
  private final FeedWriter atom = new AtomWriter();
  private final FeedWriter json = new JsonWriter();
  private final Map<Entry.Key, Integer> weightsOfHeads = new ConcurrentHashMap<>();
  private final Map<Entry.Key, Integer> weights = new ConcurrentHashMap<>();
  private final LastUsed<Entry.Key, FeedItem> whole =
      new LastUsed<>(MOST_WHOLE, item -> 1_000 + item.content().orElseThrow().markup().length());
  private final LastUsed<Key, WrittenItem> written =
      new LastUsed<>(MOST_WRITTEN, item -> 200 + item.part().bytes().length);

  FeedItems(Editions editions, Permalinks permalinks, Bodies bodies, MediaReader media) {
    this.editions = editions;
    this.permalinks = permalinks;
    this.bodies = new ItemBodies(bodies, permalinks);
    this.media = media;
  }

  /**
   * What decides how an entry is written.
   *
   * @param whole whether with its text
   * @param locale of the feed
   */
  private record Key(Entry.Key item, FeedFormat format, boolean whole, String locale) {}

  FeedWriter writer(FeedFormat format) {
    return switch (format) {
      case RSS -> rss;
      case ATOM -> atom;
      case JSON -> json;
    };
  }

  /**
   * The most that an entry can weigh in any format without its text, in bytes. Reads no file of
   * pictures or recordings.
   */
  int weightOfHead(Entry entry) {
    return weightsOfHeads.computeIfAbsent(
        entry.key(), key -> head(entry, Medium::declared).weightOfHead());
  }

  /** The same with its text. */
  int weight(Entry entry) {
    Entry.Key key = entry.key();
    Integer known = weights.get(key);
    if (known != null) {
      return known;
    }
    int weight = whole(key, entry).weight();
    weights.put(key, weight);
    return weight;
  }

  /**
   * An entry in one format.
   *
   * @param whole whether with its text
   * @param locale of the feed
   */
  WrittenItem written(Entry entry, FeedFormat format, boolean whole, String locale) {
    Entry.Key item = entry.key();
    return written.get(
        new Key(item, format, whole, locale),
        () -> writer(format).item(whole ? whole(item, entry) : head(entry, this::facts), locale));
  }

  private FeedItem whole(Entry.Key key, Entry entry) {
    return whole.get(
        key,
        () ->
            head(entry, this::facts)
                .with(bodies.of(entry, editions.in(entry.edition()).orElseThrow())));
  }

  private Facts facts(Medium medium) {
    return medium.source().file().map(media::facts).orElse(Facts.NONE).or(medium.declared());
  }

  /**
   * Without its text.
   *
   * @param facts of what goes with it
   */
  private FeedItem head(Entry entry, Function<Medium, Facts> facts) {
    Article article = entry.article();
    return new FeedItem(
        entry.id(),
        permalinks.url(entry.address()),
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
            .map(
                other ->
                    new FeedItem.Alternate(
                        other.edition().value(), permalinks.url(other.address())))
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
  static String marked(LocaleTag locale, String text) {
    return Letters.directionMark(locale, text) + text;
  }
}
