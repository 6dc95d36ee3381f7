package org.polyfeed.importer;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;

/**
 * What a feed in XML says that Rome does not hand on: lines, languages, dates with their offsets,
 * Media RSS, what podcasts say, links of RFC 5005.
 */
final class Beside {

  static final Namespace ATOM = Namespace.getNamespace("http://www.w3.org/2005/Atom");

  private static final Namespace ATOM_03 = Namespace.getNamespace("http://purl.org/atom/ns#");

  static final Namespace DUBLIN_CORE = Namespace.getNamespace("http://purl.org/dc/elements/1.1/");

  private static final Namespace TERMS = Namespace.getNamespace("http://purl.org/dc/terms/");

  private static final Namespace RDF =
      Namespace.getNamespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#");

  private static final Namespace MEDIA = Namespace.getNamespace("http://search.yahoo.com/mrss/");

  private static final Namespace PODCAST =
      Namespace.getNamespace("http://www.itunes.com/dtds/podcast-1.0.dtd");

  /** RFC 5005: of archives, and of feeds that come in pages. */
  private static final Set<String> OLDER = Set.of("prev-archive", "next");

  private Beside() {}

  record Feed(Optional<URI> base, String language, List<Item> items, List<String> older) {}

  /**
   * @param about the URI by which RDF knows it
   * @param hasBase whether the document itself says against what URLs are resolved
   * @param episode keys of front matter for what can be heard
   */
  record Item(
      int line,
      String about,
      String language,
      Optional<URI> base,
      boolean hasBase,
      String published,
      String updated,
      String author,
      List<FoundMedium> media,
      Map<String, Object> episode,
      List<String> translations) {}

  static Feed of(Document document, Optional<URI> url) {
    Element root = document.getRootElement();
    boolean atom = root.getName().equals("feed");
    Element holder = atom ? root : child(root, "channel").orElseGet(() -> new Element("channel"));
    String language = languageOf(holder);
    List<Item> items =
        items(root, holder, atom).stream().map(item -> item(item, language, url)).toList();
    return new Feed(XmlTree.base(holder, url), language, items, older(holder, url));
  }

  private static Optional<Element> child(Element parent, String name) {
    return parent.getChildren().stream().filter(one -> one.getName().equals(name)).findFirst();
  }

  private static List<Element> items(Element root, Element channel, boolean atom) {
    String name = atom ? "entry" : "item";
    Element parent = root.getName().equals("RDF") ? root : channel;
    List<Element> items = new ArrayList<>();
    for (Element one : parent.getChildren()) {
      if (one.getName().equals(name) && (!atom || one.getNamespace().equals(root.getNamespace()))) {
        items.add(one);
      }
    }
    return items;
  }

  private static String languageOf(Element holder) {
    return Stream.of(
            holder.getChildren().stream()
                .filter(one -> one.getName().equals("language"))
                .map(Element::getTextTrim)
                .findFirst()
                .orElse(""),
            XmlTree.language(holder))
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static List<String> older(Element holder, Optional<URI> url) {
    return holder.getChildren("link", ATOM).stream()
        .filter(link -> OLDER.contains(String.valueOf(link.getAttributeValue("rel"))))
        .map(link -> RomeFeeds.absolute(String.valueOf(link.getAttributeValue("href")), url))
        .toList();
  }

  private static Item item(Element item, String common, Optional<URI> url) {
    Optional<URI> base = XmlTree.base(item, url);
    boolean hasBase = XmlTree.base(item, Optional.empty()).isPresent();
    return new Item(
        XmlTree.line(item),
        attribute(item, "about", RDF),
        language(item, common),
        base,
        hasBase,
        first(
            item,
            List.of(
                new Name("pubDate", item.getNamespace()),
                new Name("published", ATOM),
                new Name("issued", ATOM_03),
                new Name("created", ATOM_03),
                new Name("date", DUBLIN_CORE),
                new Name("created", TERMS),
                new Name("issued", TERMS))),
        first(
            item,
            List.of(
                new Name("updated", ATOM),
                new Name("modified", ATOM_03),
                new Name("modified", TERMS))),
        XmlTree.text(item, "author", PODCAST),
        media(item, base),
        episode(item),
        translations(item, base));
  }

  private record Name(String name, Namespace space) {}

  private static String first(Element item, List<Name> names) {
    return names.stream()
        .map(one -> XmlTree.text(item, one.name(), one.space()))
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static String attribute(Element element, String name, Namespace space) {
    String value = element.getAttributeValue(name, space);
    return value == null ? "" : value.strip();
  }

  /** On the item itself, else what the feed says, else what stands around. */
  private static String language(Element item, String common) {
    String own = attribute(item, "lang", Namespace.XML_NAMESPACE);
    if (own.isEmpty()) {
      own = XmlTree.text(item, "language", DUBLIN_CORE);
    }
    return own.isEmpty() ? common : own;
  }

  private static List<String> translations(Element item, Optional<URI> base) {
    return item.getChildren("link", ATOM).stream()
        .filter(link -> link.getAttribute("hreflang") != null && link.getAttribute("href") != null)
        .filter(
            link ->
                Set.of("alternate", "related")
                    .contains(String.valueOf(link.getAttributeValue("rel", "alternate"))))
        .map(link -> RomeFeeds.absolute(attribute(link, "href", Namespace.NO_NAMESPACE), base))
        .toList();
  }

  private static Map<String, Object> episode(Element item) {
    Map<String, Object> episode = new LinkedHashMap<>();
    FoundMedium.duration(episode, XmlTree.text(item, "duration", PODCAST));
    FoundMedium.number(episode, "episode", XmlTree.text(item, "episode", PODCAST));
    FoundMedium.number(episode, "season", XmlTree.text(item, "season", PODCAST));
    String type = XmlTree.text(item, "episodeType", PODCAST).toLowerCase(Locale.ROOT);
    if (Set.of("full", "trailer", "bonus").contains(type)) {
      episode.put("episode-type", type);
    }
    String explicit = XmlTree.text(item, "explicit", PODCAST).toLowerCase(Locale.ROOT);
    if (explicit.matches("true|yes|explicit|false|no|clean")) {
      episode.put("explicit", explicit.matches("true|yes|explicit"));
    }
    return episode;
  }

  private static List<FoundMedium> media(Element item, Optional<URI> base) {
    List<FoundMedium> media = new ArrayList<>();
    Stream.concat(
            item.getChildren("content", MEDIA).stream(),
            item.getChildren("group", MEDIA).stream()
                .flatMap(group -> group.getChildren("content", MEDIA).stream().limit(1)))
        .filter(one -> one.getAttribute("url") != null)
        .forEach(one -> media.add(medium(one, base)));
    boolean pictured =
        media.stream()
            .anyMatch(one -> one.kind().filter(kind -> kind.word().equals("image")).isPresent());
    if (!pictured) {
      Stream.concat(
              item.getChildren("thumbnail", MEDIA).stream(),
              item.getChildren("group", MEDIA).stream()
                  .flatMap(group -> group.getChildren("thumbnail", MEDIA).stream()))
          .map(one -> attribute(one, "url", Namespace.NO_NAMESPACE))
          .findFirst()
          .or(
              () ->
                  item.getChildren("image", PODCAST).stream()
                      .map(one -> attribute(one, "href", Namespace.NO_NAMESPACE))
                      .findFirst())
          .filter(found -> !found.isEmpty())
          .ifPresent(
              found -> media.add(FoundMedium.of(RomeFeeds.absolute(found, base), "image/*")));
    }
    return media;
  }

  private static FoundMedium medium(Element content, Optional<URI> base) {
    Map<String, Object> facts = new LinkedHashMap<>();
    FoundMedium.text(facts, "title", XmlTree.text(content, "title", MEDIA));
    FoundMedium.text(facts, "alt", XmlTree.text(content, "description", MEDIA));
    FoundMedium.number(facts, "length", attribute(content, "fileSize", Namespace.NO_NAMESPACE));
    FoundMedium.number(facts, "width", attribute(content, "width", Namespace.NO_NAMESPACE));
    FoundMedium.number(facts, "height", attribute(content, "height", Namespace.NO_NAMESPACE));
    FoundMedium.duration(facts, attribute(content, "duration", Namespace.NO_NAMESPACE));
    String type = attribute(content, "type", Namespace.NO_NAMESPACE);
    String medium = attribute(content, "medium", Namespace.NO_NAMESPACE);
    return new FoundMedium(
        RomeFeeds.absolute(attribute(content, "url", Namespace.NO_NAMESPACE), base),
        type.isEmpty() && !medium.isEmpty() ? medium + "/*" : type,
        facts);
  }
}
