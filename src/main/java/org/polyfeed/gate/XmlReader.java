package org.polyfeed.gate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads XML with the parser of the JDK, which wrote none of it: RSS and Atom become a feed, and of
 * sitemaps and OPML each URL is handed on. What a file is, its root element says.
 */
final class XmlReader extends DefaultHandler {

  private static final String ATOM = "http://www.w3.org/2005/Atom";

  private static final String CONTENT = "http://purl.org/rss/1.0/modules/content/";

  private static final String SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9";

  /** RFC 5005. */
  private static final String HISTORY = "http://purl.org/syndication/history/1.0";

  private static final Set<String> LEADING = Set.of("href", "url", "src", "xmlUrl", "htmlUrl");

  /** Elements whose text is a URL. */
  private static final Set<String> TEXT_URLS =
      Set.of("link", "url", "comments", "docs", "uri", "icon", "logo", "loc");

  /** One for each thread: to make one takes longer than to read an item. */
  private static final ThreadLocal<SAXParser> PARSERS = ThreadLocal.withInitial(XmlReader::parser);

  private final BiConsumer<String, String> listed;
  private final StringBuilder text = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();
  private final List<ParsedFeed.ParsedItem> items = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final FeedParts feed = new FeedParts();
  private FeedParts item = new FeedParts();
  private String root = "";
  private boolean inItem;

  /**
   * @param listed takes each URL of a sitemap or an OPML list, after what names it there
   */
  private XmlReader(BiConsumer<String, String> listed) {
    this.listed = listed;
  }

  /** What is known so far of a feed, or of an item. */
  private static final class FeedParts {
    private String id = "";
    private String self = "";
    private String url = "";
    private String title = "";
    private String language = "";
    private String content = "";
    private String summary = "";
    private String older = "";
    private boolean archive;
    private Optional<Instant> published = Optional.empty();
    private Optional<Instant> updated = Optional.empty();
    private final List<String> formats = new ArrayList<>();
    private final List<String> urls = new ArrayList<>();
  }

  /**
   * A feed, where it is one.
   *
   * @param listed takes each URL of a sitemap or an OPML list, after what names it there
   * @throws Unreadable if it is not well-formed
   */
  static Optional<ParsedFeed> read(byte[] bytes, BiConsumer<String, String> listed)
      throws Unreadable {
    XmlReader reader = new XmlReader(listed);
    try {
      PARSERS.get().parse(new ByteArrayInputStream(bytes), reader);
    } catch (SAXParseException e) {
      throw new Unreadable(
          "it is not well-formed in line " + e.getLineNumber() + ": " + e.getMessage());
    } catch (SAXException e) {
      throw new Unreadable("it is not well-formed: " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return reader.feed();
  }

  private static SAXParser parser() {
    try {
      SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      // Readers refuse them, for the files that they can name.
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory.newSAXParser();
    } catch (SAXException | ParserConfigurationException e) {
      throw new AssertionError("every Java has such a parser", e);
    }
  }

  private Optional<ParsedFeed> feed() {
    if (!isFeed()) {
      return Optional.empty();
    }
    return Optional.of(
        new ParsedFeed(
            root.equals("rss") ? "RSS" : "Atom",
            feed.self,
            feed.language,
            feed.title,
            feed.formats,
            feed.older,
            feed.archive,
            feed.urls,
            names.stream().sorted().toList(),
            items));
  }

  private boolean isFeed() {
    return root.equals("rss") || root.equals("feed");
  }

  @Override
  public void startPrefixMapping(String prefix, String space) {
    if (open.isEmpty()) {
      names.add(prefix + "=" + space);
    }
  }

  @Override
  public void startElement(String space, String name, String prefixed, Attributes attributes) {
    if (open.isEmpty()) {
      root = root(space, name);
    }
    open.push(name);
    text.setLength(0);
    if (!isFeed()) {
      listUrls(attributes);
      return;
    }
    if (isItem(space, name)) {
      inItem = true;
      item = new FeedParts();
    }
    FeedParts parts = inItem ? item : feed;
    String language = attributes.getValue(XMLConstants.XML_NS_URI, "lang");
    if (language != null && open.size() == 1) {
      parts.language = language;
    }
    parts.archive |= space.equals(HISTORY) && name.equals("archive");
    for (int i = 0; i < attributes.getLength(); i++) {
      if (LEADING.contains(attributes.getLocalName(i))) {
        parts.urls.add(attributes.getValue(i));
      }
    }
    if (space.equals(ATOM) && name.equals("link")) {
      link(parts, attributes);
    }
  }

  private static String root(String space, String name) {
    boolean known =
        switch (name) {
          case "rss", "opml" -> space.isEmpty();
          case "feed" -> space.equals(ATOM);
          case "urlset", "sitemapindex" -> space.equals(SITEMAP);
          default -> false;
        };
    return known ? name : "";
  }

  private boolean isItem(String space, String name) {
    return root.equals("rss")
        ? space.isEmpty() && name.equals("item") && open.size() == 3
        : space.equals(ATOM) && name.equals("entry") && open.size() == 2;
  }

  private void listUrls(Attributes attributes) {
    if (root.isEmpty()) {
      return;
    }
    for (int i = 0; i < attributes.getLength(); i++) {
      if (LEADING.contains(attributes.getLocalName(i))) {
        listed.accept(attributes.getLocalName(i), attributes.getValue(i));
      }
    }
  }

  private static void link(FeedParts parts, Attributes attributes) {
    String rel = Optional.ofNullable(attributes.getValue("rel")).orElse("alternate");
    String href = Optional.ofNullable(attributes.getValue("href")).orElse("");
    String type = Optional.ofNullable(attributes.getValue("type")).orElse("text/html");
    switch (rel) {
      case "self" -> parts.self = href;
      case "prev-archive" -> parts.older = href;
      case "alternate", "related" -> {
        if (!type.equals("text/html")) {
          if (attributes.getValue("hreflang") == null) {
            parts.formats.add(href);
          }
        } else if (rel.equals("alternate") && parts.url.isEmpty()) {
          parts.url = href;
        }
      }
      default -> {
        // Others lead to other feeds, and are no more than URLs here.
      }
    }
  }

  @Override
  public void characters(char[] letters, int from, int length) {
    text.append(letters, from, length);
  }

  @Override
  public void endElement(String space, String name, String prefixed) {
    open.pop();
    String value = text.toString();
    text.setLength(0);
    if (!isFeed()) {
      if (name.equals("loc") && !root.isEmpty() && !root.equals("opml")) {
        listed.accept(name, value.strip());
      }
      return;
    }
    if (inItem && open.size() == (root.equals("rss") ? 2 : 1)) {
      items.add(
          ParsedFeed.ParsedItem.of(
              item.id,
              item.url,
              item.title,
              item.published,
              item.updated,
              item.content,
              item.summary,
              item.urls));
      inItem = false;
      return;
    }
    FeedParts parts = inItem ? item : feed;
    if (!value.isBlank() && TEXT_URLS.contains(name) && isOfFormat(space)) {
      parts.urls.add(value.strip());
    }
    // Deeper ones are of an author, an image or the like.
    int depth = (root.equals("rss") ? 2 : 1) + (inItem ? 1 : 0);
    if (open.size() == depth) {
      end(parts, space, name, value);
    }
  }

  private boolean isOfFormat(String space) {
    return space.equals(root.equals("rss") ? "" : ATOM);
  }

  private void end(FeedParts parts, String space, String name, String value) {
    if (isOfFormat(space)) {
      switch (name) {
        case "guid", "id" -> parts.id = value;
        case "link" -> parts.url = root.equals("rss") ? value : parts.url;
        case "title" -> parts.title = value;
        case "language" -> parts.language = value;
        case "description", "summary" -> parts.summary = value;
        case "content" -> parts.content = value;
        case "pubDate" -> parts.published = Times.rfc1123(value.strip());
        case "published" -> parts.published = Times.iso(value.strip());
        case "updated" -> parts.updated = Times.iso(value.strip());
        default -> {
          // Nothing that is judged.
        }
      }
    } else if (space.equals(CONTENT) && name.equals("encoded")) {
      parts.content = value;
    } else if (space.equals(ATOM) && name.equals("updated")) {
      parts.updated = Times.iso(value.strip());
    }
  }
}
