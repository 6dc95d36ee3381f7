package org.polyfeed.edition;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.polyfeed.article.Article;
import org.polyfeed.article.LeftOut;
import org.polyfeed.article.Story;
import org.polyfeed.ledger.Ledger;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.seed.MediaFolder;
import org.polyfeed.site.FeedFormat;
import org.polyfeed.site.Site;

/**
 * What was published of articles that cannot be read now: it stays where it stands, and nothing
 * comes in its place, until they are mended.
 */
public final class Held {

  private final Map<LeftOut, List<Ledger.Given>> given = new LinkedHashMap<>();

  /**
   * @param articles that can be read
   */
  public Held(Site site, Ledger ledger, Collection<LeftOut> leftOut, Collection<Article> articles) {
    Ended ended = new Ended(site, ledger);
    Set<String> present = new HashSet<>();
    articles.forEach(one -> present.add(one.story() + "/" + one.locale()));
    for (LeftOut one : leftOut) {
      given.put(
          one,
          ledger.given(one.story()).stream()
              .filter(all -> !present.contains(one.story() + "/" + all.locale()))
              .filter(all -> ended.mayBeOf(one, all))
              .toList());
    }
  }

  /** Whether an edition would show an article of the story that cannot be read. */
  boolean holds(Story story, LocaleTag locale) {
    return story.as(locale).isEmpty()
        && given.keySet().stream().anyMatch(one -> one.isOf(story.key(), locale));
  }

  /** Where pages stay as they stand. */
  Set<String> addresses() {
    return all().map(Ledger.Given::address).collect(Collectors.toSet());
  }

  /** By which subscribers know the articles, and what was converted from them. */
  public Set<String> ids() {
    return all().map(Ledger.Given::id).collect(Collectors.toSet());
  }

  /** Whether it was published before. */
  public boolean isKnown(LeftOut one) {
    return !given.getOrDefault(one, List.of()).isEmpty();
  }

  private Stream<Ledger.Given> all() {
    return given.values().stream().flatMap(List::stream);
  }

  /**
   * Where what stands is to stay, if no other file comes there: pages, the files that they may
   * show, and the feeds of editions that have nothing else.
   */
  public Stream<Address> files(Editions editions, MediaFolder media, Permalinks permalinks) {
    if (all().findAny().isEmpty()) {
      return Stream.empty();
    }
    Set<String> shown = all().map(Ledger.Given::edition).collect(Collectors.toSet());
    Stream<Address> feeds =
        editions.list().stream()
            .filter(edition -> shown.contains(edition.tag().value()))
            .filter(edition -> edition.entries().stream().noneMatch(Entry::isSyndicated))
            .map(edition -> permalinks.home(edition.tag()))
            .flatMap(
                home ->
                    Stream.of(FeedFormat.values()).map(format -> permalinks.feed(home, format)));
    return Stream.of(
            addresses().stream().map(Address::new),
            media.files().stream().map(permalinks::media),
            feeds)
        .flatMap(all -> all);
  }
}
