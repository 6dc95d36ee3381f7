package org.polyfeed;

import com.rometools.rome.feed.WireFeed;
import com.rometools.rome.feed.atom.Category;
import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.module.DCModule;
import com.rometools.rome.feed.rss.Channel;
import com.rometools.rome.feed.rss.Item;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.JDOMException;
import org.jdom2.Namespace;
import org.jdom2.input.SAXBuilder;
import org.jsoup.parser.Parser;
import org.polyfeed.json.Json;

/**
 * A feed as a reader understands it, whatever its format. RSS has no time of change of an item;
 * there it is that of publication.
 */
record FeedReadBack(
    String title,
    String description,
    String home,
    String self,
    String language,
    List<String> hubs,
    Optional<Instant> updated,
    List<One> items) {

  private static final Namespace ATOM = Namespace.getNamespace("http://www.w3.org/2005/Atom");

  /** One item of it; an empty text where it has none of the kind. */
  record One(
      String id,
      String url,
      String title,
      Instant published,
      Instant updated,
      List<String> authors,
      List<String> topics,
      String language,
      String summary,
      String content) {

    One withoutUpdated() {
      return new One(
          id, url, title, published, published, authors, topics, language, summary, content);
    }
  }

  static FeedReadBack of(SiteOnDisk site, String file) {
    byte[] bytes = site.bytes(file);
    if (file.endsWith(".json")) {
      return json(bytes);
    }
    Document tree = tree(bytes);
    WireFeed feed = wire(tree);
    return feed instanceof Channel channel
        ? rss(channel, tree)
        : atom((com.rometools.rome.feed.atom.Feed) feed, tree);
  }

  /** Without the right to name a document type, as careful readers read. */
  private static Document tree(byte[] bytes) {
    SAXBuilder builder = new SAXBuilder();
    builder.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    try {
      return builder.build(new ByteArrayInputStream(bytes));
    } catch (JDOMException e) {
      throw new AssertionError("not well-formed: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static WireFeed wire(Document tree) {
    try {
      return new WireFeedInput(true, java.util.Locale.ROOT).build(tree);
    } catch (FeedException e) {
      throw new AssertionError("Rome refuses it: " + e.getMessage(), e);
    }
  }

  private static FeedReadBack rss(Channel channel, Document tree) {
    Element root = tree.getRootElement().getChild("channel");
    List<One> items = new ArrayList<>();
    for (Item item : channel.getItems()) {
      if (item.getGuid().isPermaLink()) {
        throw new AssertionError("the guid says that it is an address: " + item.getGuid());
      }
      items.add(rss(item, channel));
    }
    return new FeedReadBack(
        channel.getTitle(),
        channel.getDescription(),
        channel.getLink(),
        links(root, "self").get(0),
        channel.getLanguage(),
        links(root, "hub"),
        Optional.of(instant(channel.getLastBuildDate())),
        List.copyOf(items));
  }

  private static List<String> links(Element parent, String rel) {
    return parent.getChildren("link", ATOM).stream()
        .filter(link -> rel.equals(link.getAttributeValue("rel")))
        .map(link -> link.getAttributeValue("href"))
        .toList();
  }

  private static One rss(Item item, Channel channel) {
    DCModule dublinCore = (DCModule) item.getModule(DCModule.URI);
    Instant published = instant(item.getPubDate());
    return new One(
        item.getGuid().getValue(),
        item.getLink(),
        item.getTitle(),
        published,
        published,
        dublinCore == null ? List.of() : dublinCore.getCreators(),
        item.getCategories().stream().map(category -> category.getValue()).toList(),
        dublinCore == null || dublinCore.getLanguage() == null
            ? channel.getLanguage()
            : dublinCore.getLanguage(),
        // A description is HTML.
        item.getDescription() == null
            ? ""
            : Parser.unescapeEntities(item.getDescription().getValue(), false),
        item.getContent() == null ? "" : item.getContent().getValue());
  }

  private static FeedReadBack atom(com.rometools.rome.feed.atom.Feed feed, Document tree) {
    Element root = tree.getRootElement();
    List<Element> elements = root.getChildren("entry", ATOM);
    List<One> items = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      items.add(atom(feed.getEntries().get(i), language(elements.get(i))));
    }
    return new FeedReadBack(
        feed.getTitle(),
        feed.getSubtitle().getValue(),
        feed.getAlternateLinks().get(0).getHref(),
        links(root, "self").get(0),
        language(root),
        links(root, "hub"),
        Optional.of(instant(feed.getUpdated())),
        List.copyOf(items));
  }

  private static String language(Element element) {
    return String.valueOf(element.getAttributeValue("lang", Namespace.XML_NAMESPACE));
  }

  private static One atom(Entry entry, String language) {
    List<Link> links = entry.getAlternateLinks();
    if (!language.equals(links.get(0).getHreflang())) {
      throw new AssertionError("the first link is not to the entry itself: " + links);
    }
    if (!"text".equals(String.valueOf(entry.getTitleEx().getType()))
        && entry.getTitleEx().getType() != null) {
      throw new AssertionError("the title is no plain text: " + entry.getTitleEx().getType());
    }
    return new One(
        entry.getId(),
        links.get(0).getHref(),
        entry.getTitle(),
        instant(entry.getPublished()),
        instant(entry.getUpdated()),
        entry.getAuthors().stream().map(SyndPerson::getName).toList(),
        entry.getCategories().stream().map(Category::getLabel).toList(),
        language,
        entry.getSummary() == null ? "" : entry.getSummary().getValue(),
        entry.getContents().stream().map(Content::getValue).findFirst().orElse(""));
  }

  private static FeedReadBack json(byte[] bytes) {
    Map<String, Object> feed = parsed(bytes);
    List<String> hubs =
        list(feed, "hubs").stream().map(hub -> text((Map<?, ?>) hub, "url")).toList();
    return new FeedReadBack(
        text(feed, "title"),
        text(feed, "description"),
        text(feed, "home_page_url"),
        text(feed, "feed_url"),
        text(feed, "language"),
        hubs,
        Optional.empty(),
        list(feed, "items").stream().map(item -> json((Map<?, ?>) item)).toList());
  }

  private static Map<String, Object> parsed(byte[] bytes) {
    try {
      return Json.object(new String(bytes, StandardCharsets.UTF_8));
    } catch (Json.Malformed e) {
      throw new AssertionError("no JSON: " + e.getMessage(), e);
    }
  }

  private static One json(Map<?, ?> item) {
    boolean whole = item.containsKey("content_html");
    return new One(
        text(item, "id"),
        text(item, "url"),
        text(item, "title"),
        Instant.parse(text(item, "date_published")),
        Instant.parse(text(item, "date_modified")),
        list(item, "authors").stream().map(author -> text((Map<?, ?>) author, "name")).toList(),
        list(item, "tags").stream().map(String::valueOf).toList(),
        text(item, "language"),
        whole ? text(item, "summary") : text(item, "content_text"),
        text(item, "content_html"));
  }

  private static Collection<?> list(Map<?, ?> object, String key) {
    return object.get(key) instanceof Collection<?> items ? items : List.of();
  }

  private static String text(Map<?, ?> object, String key) {
    return object.get(key) == null ? "" : String.valueOf(object.get(key));
  }

  @SuppressWarnings("JavaUtilDate") // Rome's model has no other.
  private static Instant instant(Date date) {
    return date.toInstant();
  }
}
