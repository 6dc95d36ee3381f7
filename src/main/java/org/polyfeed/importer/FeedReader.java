package org.polyfeed.importer;

import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jdom2.Document;
import org.polyfeed.article.ForeignHtml;
import org.polyfeed.problem.Problems;

/** Finds out what a document is by what is in it, and reads it. */
final class FeedReader {

  private final FeedDates dates;
  private final boolean withPages;
  private final Problems problems;

  /**
   * @param zone of times that name none
   * @param withPages whether pages of WordPress become articles, too
   */
  FeedReader(ZoneId zone, boolean withPages, Problems problems) {
    this.dates = new FeedDates(zone);
    this.withPages = withPages;
    this.problems = problems;
  }

  /**
   * The feed that a document holds; nothing where it holds something else and nobody asked for it
   * by name.
   *
   * @throws Unusable where it is broken, or something else that was asked for
   */
  Optional<FoundFeed> read(org.polyfeed.importer.Document document) throws Unusable {
    String text = Text.of(document);
    String start = text.stripLeading();
    Optional<FoundFeed> feed;
    if (start.startsWith("{")) {
      feed = new JsonFeeds(document.name(), document.url(), dates).read(text);
    } else if (new ForeignHtml(text).isPage()) {
      if (document.asked()) {
        throw new Unusable(0, page(text, document.url()));
      }
      feed = Optional.empty();
    } else if (start.startsWith("<")) {
      feed = xml(document, text);
    } else {
      feed = Optional.empty();
    }
    if (feed.isEmpty() && document.asked()) {
      throw new Unusable(
          0,
          start.isEmpty()
              ? "it is empty"
              : "it is no feed: neither RSS, Atom, JSON Feed, WordPress's export nor OPML, by what"
                  + " is in it");
    }
    return feed;
  }

  private Optional<FoundFeed> xml(org.polyfeed.importer.Document document, String text)
      throws Unusable {
    Document tree = XmlTree.of(text);
    if (Wordpress.isExport(tree)) {
      return Optional.of(new Wordpress(document.name(), withPages, problems).read(tree));
    }
    if (Outlines.isList(tree)) {
      return Optional.of(Outlines.read(tree));
    }
    return RomeFeeds.isFeed(tree)
        ? Optional.of(new RomeFeeds(document.name(), document.url(), dates).read(tree))
        : Optional.empty();
  }

  private static String page(String text, Optional<URI> url) {
    List<String> feeds = new ForeignHtml(text).feeds(url);
    return "it is a page in HTML and no feed; "
        + (feeds.isEmpty()
            ? "it names none either"
            : "it names "
                + (feeds.size() == 1 ? "this feed: " : "these feeds: ")
                + String.join(", ", feeds.subList(0, Math.min(5, feeds.size()))));
  }
}
