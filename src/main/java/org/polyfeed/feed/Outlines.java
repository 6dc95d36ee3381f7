package org.polyfeed.feed;

import java.util.ArrayList;
import java.util.List;
import org.jdom2.Document;
import org.jdom2.Element;
import org.polyfeed.edition.Edition;
import org.polyfeed.edition.Editions;
import org.polyfeed.edition.Permalinks;
import org.polyfeed.feed.OutlineTarget.Outline;
import org.polyfeed.site.FeedFormat;
import org.polyfeed.target.OutputPath;

/** Lists the feeds of a site and of each of its editions (OPML 2.0). */
final class Outlines {

  private final Editions editions;
  private final Permalinks permalinks;

  Outlines(Editions editions) {
    this.editions = editions;
    this.permalinks = new Permalinks(editions.site());
  }

  /**
   * @param feeds that readers subscribe to, no archives; may be empty
   */
  List<OutlineTarget> targets(List<Feed> feeds) {
    List<OutlineTarget> targets = new ArrayList<>();
    List<Outline> all = new ArrayList<>();
    feeds.stream().filter(feed -> !isOfOneEdition(feed)).forEach(feed -> all.add(outline(feed)));
    for (Edition edition : editions.list()) {
      List<Outline> own =
          feeds.stream()
              .filter(feed -> feed.edition().tag().equals(edition.tag()))
              .filter(this::isOfOneEdition)
              .map(this::outline)
              .toList();
      if (!own.isEmpty()) {
        OutputPath path = OutputPath.at(permalinks.outlines(edition.tag()).path());
        targets.add(new OutlineTarget(path, edition.title(), own));
        String name = edition.format().ownName();
        all.add(new Outline(name, edition.tag().value(), "", "", own));
      }
    }
    if (!all.isEmpty()) {
      OutputPath path = OutputPath.at(permalinks.outlines().path());
      targets.add(new OutlineTarget(path, editions.standard().title(), all));
    }
    return targets;
  }

  private Outline outline(Feed feed) {
    return new Outline(
        feed.title(),
        feed.edition().tag().value(),
        permalinks.url(permalinks.feed(feed.folder(), format(feed))),
        permalinks.url(feed.home()),
        List.of());
  }

  private boolean isOfOneEdition(Feed feed) {
    return feed.folder().path().startsWith(permalinks.home(feed.edition().tag()).path());
  }

  /** Not every reader that imports lists knows JSON Feed. */
  private static FeedFormat format(Feed feed) {
    List<FeedFormat> formats = feed.shape().formats();
    return formats.stream()
        .filter(one -> one != FeedFormat.JSON)
        .findFirst()
        .orElseGet(() -> formats.get(0));
  }

  static byte[] render(OutlineTarget target) {
    Element head = new Element("head").addContent(new Element("title").setText(target.title()));
    Element body = new Element("body");
    target.outlines().forEach(outline -> body.addContent(element(outline)));
    Element root = new Element("opml").setAttribute("version", "2.0");
    return FeedXml.bytes(new Document(root.addContent(head).addContent(body)));
  }

  private static Element element(Outline outline) {
    Element element = new Element("outline").setAttribute("text", outline.text());
    if (!outline.feed().isEmpty()) {
      // OPML 2.0 calls every kind of feed so.
      element.setAttribute("type", "rss");
      element.setAttribute("xmlUrl", outline.feed());
      element.setAttribute("htmlUrl", outline.home());
    }
    element.setAttribute("language", outline.locale());
    outline.below().forEach(below -> element.addContent(element(below)));
    return element;
  }
}
