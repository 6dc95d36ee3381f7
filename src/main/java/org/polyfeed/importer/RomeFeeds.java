package org.polyfeed.importer;

import com.rometools.rome.feed.WireFeed;
import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.atom.Person;
import com.rometools.rome.feed.module.DCModule;
import com.rometools.rome.feed.rss.Channel;
import com.rometools.rome.feed.rss.Item;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedInput;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;
import org.polyfeed.article.ForeignHtml;

/** RSS 0.9 to 2.0 and Atom 0.3 and 1.0, by Rome; what Rome does not read is in {@link Beside}. */
final class RomeFeeds {

  /** {@code ada@example.org (Ada Moreau)}, as RSS has its authors. */
  private static final Pattern MAILBOX =
      Pattern.compile("\\s*([^@\\s()<>]+@[^@\\s()<>]+)\\s*(?:\\((.*)\\))?\\s*");

  private static final Set<String> VERSIONS = Set.of("0.91", "0.92", "0.93", "0.94", "2.0");

  private final String source;
  private final Optional<URI> url;
  private final FeedDates dates;

  /**
   * @param source what problems call the document
   * @param url where it was fetched from, if it was
   */
  RomeFeeds(String source, Optional<URI> url, FeedDates dates) {
    this.source = source;
    this.url = url;
    this.dates = dates;
  }

  /** Whether a document is a feed, by its root. */
  static boolean isFeed(Document document) {
    Element root = document.getRootElement();
    return switch (root.getName()) {
      case "rss" -> true;
      case "RDF" -> root.getChildren().stream().anyMatch(one -> one.getName().equals("channel"));
      case "feed" -> root.getNamespaceURI().matches(".*[/.](Atom|atom/ns#).*");
      default -> false;
    };
  }

  /**
   * The feed of a document.
   *
   * @throws Unusable where Rome refuses it
   */
  FoundFeed read(Document document) throws Unusable {
    Element root = document.getRootElement();
    if (root.getName().equals("rss") && !VERSIONS.contains(root.getAttributeValue("version"))) {
      root.setAttribute("version", "2.0");
    }
    // Rome takes apart the tree that it reads.
    Beside.Feed beside = Beside.of(document, url);
    WireFeed feed = feed(document);
    return feed instanceof Channel channel
        ? rss(channel, beside)
        : atom((com.rometools.rome.feed.atom.Feed) feed, beside);
  }

  private static WireFeed feed(Document document) throws Unusable {
    try {
      return new WireFeedInput(false, Locale.ROOT).build(document);
    } catch (FeedException | IllegalArgumentException e) {
      throw new Unusable(0, "it is no feed that can be understood: " + e.getMessage());
    }
  }

  private FoundFeed rss(Channel channel, Beside.Feed beside) throws Unusable {
    if (channel.getItems().size() != beside.items().size()) {
      throw new Unusable(0, "some of its items do not stand where RSS has them");
    }
    List<FoundItem> items = new ArrayList<>();
    for (int i = 0; i < channel.getItems().size(); i++) {
      items.add(rss(channel.getItems().get(i), beside.items().get(i)));
    }
    return new FoundFeed(
        "RSS",
        Titles.plain(known(channel.getTitle())),
        Titles.plain(known(channel.getDescription())),
        known(channel.getLink()),
        beside.language(),
        items,
        beside.older(),
        List.of());
  }

  private FoundItem rss(Item item, Beside.Item beside) {
    String guid = item.getGuid() == null ? "" : known(item.getGuid().getValue());
    boolean leads = item.getGuid() != null && item.getGuid().isPermaLink();
    String link = absolute(known(item.getLink()), beside.base());
    String page = link.isEmpty() && leads ? guid : link;
    String description =
        item.getDescription() == null ? "" : known(item.getDescription().getValue());
    String content = item.getContent() == null ? "" : known(item.getContent().getValue());
    ForeignHtml summary = new ForeignHtml(description);
    return found(
        beside,
        guid.isEmpty() ? beside.about() : guid,
        page,
        Titles.plain(known(item.getTitle())),
        writers(item, beside),
        item.getCategories().stream().map(one -> known(one.getValue())).toList(),
        summary,
        new ForeignHtml(content),
        media(
            item.getEnclosures().stream()
                .map(one -> enclosure(one, beside))
                .filter(one -> !one.url().isEmpty())
                .toList(),
            beside));
  }

  private static FoundMedium enclosure(
      com.rometools.rome.feed.rss.Enclosure one, Beside.Item beside) {
    Map<String, Object> facts = new LinkedHashMap<>(beside.episode());
    FoundMedium.number(facts, "length", Long.toString(one.getLength()));
    return new FoundMedium(
        absolute(known(one.getUrl()), beside.base()), known(one.getType()), facts);
  }

  private static List<Writer> writers(Item item, Beside.Item beside) {
    Writer writer = writer(known(item.getAuthor()));
    if (item.getModule(DCModule.URI) instanceof DCModule dublinCore) {
      List<String> names =
          dublinCore.getCreators().stream()
              .map(String::strip)
              .filter(name -> !name.isEmpty())
              .toList();
      if (names.size() == 1 && writer.name().isEmpty()) {
        return List.of(new Writer(names.get(0), writer.email(), ""));
      }
      if (!names.isEmpty()) {
        return names.stream().map(RomeFeeds::writer).toList();
      }
    }
    String named = writer.name().isEmpty() ? beside.author() : writer.name();
    return named.isEmpty() ? List.of() : List.of(new Writer(named, writer.email(), ""));
  }

  /** Of a name, an address, or both; without a name where there is but an address. */
  private static Writer writer(String written) {
    Matcher mailbox = MAILBOX.matcher(written);
    if (!mailbox.matches()) {
      return new Writer(written.strip(), "", "");
    }
    String name = mailbox.group(2) == null ? "" : mailbox.group(2).strip();
    return new Writer(name, mailbox.group(1), "");
  }

  private FoundFeed atom(com.rometools.rome.feed.atom.Feed feed, Beside.Feed beside)
      throws Unusable {
    if (feed.getEntries().size() != beside.items().size()) {
      throw new Unusable(0, "some of its entries do not stand where Atom has them");
    }
    String title = text(feed.getTitleEx());
    List<Writer> common = Writer.common(writers(feed.getAuthors()), title);
    List<FoundItem> items = new ArrayList<>();
    for (int i = 0; i < feed.getEntries().size(); i++) {
      items.add(atom(feed.getEntries().get(i), beside.items().get(i), common));
    }
    return new FoundFeed(
        "Atom",
        title,
        text(feed.getSubtitle()),
        page(feed.getAlternateLinks(), beside.base()),
        beside.language(),
        items,
        beside.older(),
        List.of());
  }

  private FoundItem atom(Entry entry, Beside.Item beside, List<Writer> common) {
    List<Writer> own = writers(entry.getAuthors());
    Content content = entry.getContents().stream().findFirst().orElse(null);
    List<FoundMedium> enclosures = new ArrayList<>();
    for (Link link : entry.getOtherLinks()) {
      if ("enclosure".equals(link.getRel()) && link.getHref() != null) {
        Map<String, Object> facts = new LinkedHashMap<>(beside.episode());
        // Of a picture, it is what it shows to those who cannot see it.
        boolean picture = known(link.getType()).startsWith("image/");
        FoundMedium.text(facts, picture ? "alt" : "title", known(link.getTitle()));
        FoundMedium.number(facts, "length", Long.toString(link.getLength()));
        enclosures.add(
            new FoundMedium(absolute(link.getHref(), beside.base()), known(link.getType()), facts));
      }
    }
    return found(
        beside,
        known(entry.getId()),
        page(entry.getAlternateLinks(), beside.base()),
        text(entry.getTitleEx()),
        own.isEmpty() ? common : own,
        entry.getCategories().stream()
            .map(one -> one.getLabel() == null ? known(one.getTerm()) : known(one.getLabel()))
            .toList(),
        html(entry.getSummary()),
        html(content),
        media(enclosures, beside));
  }

  private static String page(List<Link> links, Optional<URI> base) {
    return links.stream()
        .filter(link -> link.getType() == null || link.getType().contains("html"))
        .findFirst()
        .or(() -> links.stream().findFirst())
        .map(link -> absolute(known(link.getHref()), base))
        .orElse("");
  }

  private static List<Writer> writers(@Nullable List<SyndPerson> people) {
    return Stream.ofNullable(people)
        .flatMap(List::stream)
        .map(one -> (Person) one)
        .filter(one -> !known(one.getName()).isEmpty())
        .map(one -> new Writer(known(one.getName()), known(one.getEmail()), known(one.getUri())))
        .toList();
  }

  private static boolean isHtml(Content content) {
    String type = known(content.getType()).toLowerCase(Locale.ROOT);
    return type.contains("html");
  }

  private static String text(@Nullable Content content) {
    if (content == null) {
      return "";
    }
    String value = known(content.getValue());
    return isHtml(content) ? new ForeignHtml(value).text() : value;
  }

  private static ForeignHtml html(@Nullable Content content) {
    if (content == null || content.getValue() == null) {
      return new ForeignHtml("");
    }
    return isHtml(content)
        ? new ForeignHtml(content.getValue())
        : ForeignHtml.ofText(content.getValue());
  }

  /** Enclosures, and what Media RSS says of them and of others. */
  private static List<FoundMedium> media(List<FoundMedium> enclosures, Beside.Item beside) {
    Map<String, FoundMedium> media = new LinkedHashMap<>();
    for (FoundMedium one : enclosures) {
      media.merge(one.url(), one, FoundMedium::and);
    }
    for (FoundMedium one : beside.media()) {
      FoundMedium known = media.get(one.url());
      media.put(one.url(), known == null ? one : one.and(known));
    }
    return List.copyOf(media.values());
  }

  private FoundItem found(
      Beside.Item beside,
      String guid,
      String link,
      String title,
      List<Writer> writers,
      List<String> topics,
      ForeignHtml summary,
      ForeignHtml content,
      List<FoundMedium> media) {
    boolean whole = !content.markup().isBlank();
    Optional<URI> base = uri(link).or(beside::base);
    ForeignHtml body = whole ? content : summary;
    Optional<URI> around = beside.hasBase() ? beside.base() : base;
    Optional<OffsetDateTime> published = dates.parse(beside.published());
    Optional<OffsetDateTime> updated = dates.parse(beside.updated());
    return new FoundItem(
        source,
        beside.line(),
        guid,
        link,
        title,
        published.or(() -> updated),
        updated,
        published.isEmpty() ? beside.published() : "",
        writers,
        new LinkedHashSet<>(topics)
            .stream().map(String::strip).filter(name -> !name.isEmpty()).toList(),
        whole ? summary.text() : "",
        around.map(body::within).orElse(body),
        whole,
        beside.language(),
        media,
        beside.translations(),
        "",
        Map.of(),
        Optional.empty());
  }

  private static String known(@Nullable String text) {
    return Objects.requireNonNullElse(text, "").strip();
  }

  static Optional<URI> uri(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(new URI(text)).filter(URI::isAbsolute);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  static String absolute(String url, Optional<URI> base) {
    if (url.isEmpty() || base.isEmpty()) {
      return url;
    }
    try {
      return base.get().resolve(new URI(url)).toString();
    } catch (URISyntaxException e) {
      return url;
    }
  }
}
