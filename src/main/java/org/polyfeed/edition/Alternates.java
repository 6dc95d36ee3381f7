package org.polyfeed.edition;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.polyfeed.locale.LocaleTag;

/**
 * The pages with the same content in different languages, each its own among them: what {@code
 * hreflang} says, alike on all of them and in sitemaps.
 *
 * @param pages in the order of the editions; empty where the content is nothing to show elsewhere
 * @param otherwise the page for those who read none of the languages
 */
public record Alternates(Map<LocaleTag, Address> pages, Address otherwise) {

  public Alternates {
    pages = Collections.unmodifiableMap(new LinkedHashMap<>(pages));
  }

  /**
   * What {@code rel=alternate} links to.
   *
   * @param hreflang a BCP 47 tag, or {@code x-default}
   * @param url absolute
   */
  public record Link(String hreflang, String url) {}

  /** Of what is in no other language. */
  public static Alternates none() {
    return new Alternates(Map.of(), new Address("/"));
  }

  /** Of an article. No language leads to a fallback: that is none of its own. */
  public static Alternates of(Editions editions, Entry entry) {
    Map<LocaleTag, Address> pages = new LinkedHashMap<>();
    if (!entry.isFallback() && entry.isCanonical()) {
      editions.translations(entry).forEach(other -> pages.put(other.edition(), other.address()));
    }
    return of(editions, pages);
  }

  /** Of the first page of a topic or an author. */
  public static Alternates of(Editions editions, Section section) {
    Permalinks permalinks = new Permalinks(editions.site());
    Map<LocaleTag, Address> pages = new LinkedHashMap<>();
    editions
        .having(section)
        .forEach((tag, other) -> pages.put(tag, permalinks.section(tag, other)));
    return of(editions, pages);
  }

  /** Of the homes, and of the root, where their languages are chosen. */
  public static Alternates ofHomes(Editions editions) {
    Permalinks permalinks = new Permalinks(editions.site());
    return new Alternates(
        offered(editions, edition -> true, permalinks::home), permalinks.chooser());
  }

  /** Of the pages of all months. */
  public static Alternates ofArchives(Editions editions) {
    Permalinks permalinks = new Permalinks(editions.site());
    return of(editions, offered(editions, Edition::hasArchive, permalinks::archive));
  }

  /** Of the pages of all feeds. */
  public static Alternates ofSubscribing(Editions editions) {
    Permalinks permalinks = new Permalinks(editions.site());
    return of(editions, offered(editions, Edition::hasFeeds, permalinks::subscribe));
  }

  private static Map<LocaleTag, Address> offered(
      Editions editions, Predicate<Edition> having, Function<LocaleTag, Address> address) {
    Map<LocaleTag, Address> pages = new LinkedHashMap<>();
    editions.offered().stream()
        .filter(having)
        .forEach(edition -> pages.put(edition.tag(), address.apply(edition.tag())));
    return pages;
  }

  private static Alternates of(Editions editions, Map<LocaleTag, Address> pages) {
    Optional<Address> standard =
        Optional.ofNullable(pages.get(editions.site().defaultLocale()))
            .or(() -> pages.values().stream().findFirst());
    return standard.map(page -> new Alternates(pages, page)).orElseGet(Alternates::none);
  }

  /** The links that each of the pages has; none where there is but one page. */
  public List<Link> links(Permalinks permalinks) {
    if (pages.size() < 2) {
      return List.of();
    }
    List<Link> links = new ArrayList<>();
    pages.forEach((tag, page) -> links.add(new Link(tag.value(), permalinks.url(page))));
    links.add(new Link("x-default", permalinks.url(otherwise)));
    return links;
  }
}
