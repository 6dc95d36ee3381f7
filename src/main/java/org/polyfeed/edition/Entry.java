package org.polyfeed.edition;

import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.polyfeed.article.Article;
import org.polyfeed.article.ContentHash;
import org.polyfeed.article.Converted;
import org.polyfeed.locale.LocaleTag;

/**
 * One story as one edition shows it.
 *
 * @param edition the locale of the edition
 * @param id of the article that it shows: an absolute URI
 * @param firstSeen when Polyfeed first published the article
 * @param updated never before {@code published}
 * @param outdated whether the article is a translation, and what it translates has changed since
 * @param address where its link leads
 * @param page whether the edition has a page of its own for it; else the link leads to the
 *     original's
 * @param canonical the address under which the article wants to be known
 * @param authors as the edition names them
 * @param place from which the article reports, as the edition calls it; or empty
 * @param excluded whether the site keeps it out of the feeds of editions and of all languages
 * @param listed of what lists and the pages of others show of it: all but the text and when it was
 *     last changed
 * @param hash of all the rest, and of what the article says: entries with equal hashes look the
 *     same
 */
public record Entry(
    LocaleTag edition,
    Article article,
    Kind kind,
    String id,
    Instant firstSeen,
    OffsetDateTime published,
    OffsetDateTime updated,
    boolean outdated,
    Address address,
    boolean page,
    Address canonical,
    List<Topic> topics,
    List<Byline> authors,
    String place,
    boolean excluded,
    ContentHash listed,
    ContentHash hash) {

  /** Newest first; equal times in the order of ids. */
  public static final Comparator<Entry> NEWEST_FIRST =
      Comparator.comparing(Entry::published, OffsetDateTime.timeLineOrder())
          .reversed()
          .thenComparing(Entry::id);

  /** Which entry it is: an edition has one of a story. */
  public record Key(LocaleTag edition, String story) {}

  public Entry {
    topics = List.copyOf(topics);
    authors = List.copyOf(authors);
  }

  public Key key() {
    return new Key(edition, article.story());
  }

  /** The same with its hashes. */
  Entry hashed() {
    StringBuilder shown = new StringBuilder(512);
    shown.append(article.listed().value()).append('\n').append(edition).append('\n').append(kind);
    shown.append('\n').append(id).append('\n').append(published).append('\n').append(address);
    shown.append('\n').append(page).append('\n').append(canonical).append('\n').append(excluded);
    for (Topic topic : topics) {
      shown.append("\ntopic ").append(topic.slug()).append('\n').append(topic.name());
    }
    for (Byline by : authors) {
      shown.append("\nby ").append(by.slug()).append('\n').append(by.name());
      shown.append('\n').append(by.author().email().orElse(""));
      shown.append('\n').append(by.author().url().map(URI::toString).orElse(""));
    }
    if (!place.equals(article.dateline())) {
      shown.append("\nfrom ").append(place);
    }
    ContentHash inLists = ContentHash.ofText(shown.toString());
    return new Entry(
        edition,
        article,
        kind,
        id,
        firstSeen,
        published,
        updated,
        outdated,
        address,
        page,
        canonical,
        topics,
        authors,
        place,
        excluded,
        inLists,
        ContentHash.ofText(
            inLists.value() + "\n" + article.head().value() + "\n" + updated.toString()));
  }

  /** Whether the article is in another language than the edition. */
  public boolean isFallback() {
    return kind == Kind.FALLBACK;
  }

  /** The article as somebody wrote it, where this one was made from it. */
  public Optional<Article> original() {
    return article.converted().map(Converted::original);
  }

  /** Whether its edition's feed holds it. */
  public boolean isSyndicated() {
    return page && !excluded;
  }

  /** Whether this page is the one under which the article wants to be known. */
  public boolean isCanonical() {
    return page && address.equals(canonical);
  }
}
