package org.polyfeed.importer;

import java.net.URI;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.polyfeed.article.ForeignHtml;
import org.polyfeed.problem.Problems;

/**
 * WordPress eXtended RSS: posts, and pages where they are wanted, with what Polylang and WPML say
 * of their languages and translations.
 */
final class Wordpress {

  /** Each version of the format has its own namespace, below this one. */
  private static final String EXPORT = "http://wordpress.org/export/";

  private static final Namespace CONTENT =
      Namespace.getNamespace("http://purl.org/rss/1.0/modules/content/");

  /** What plugins say of a post's language, in the order in which they are asked. */
  private static final List<String> LANGUAGE_KEYS =
      List.of("_wpml_import_language_code", "_wpml_language", "wpml_language", "_locale");

  private static final List<String> GROUP_KEYS =
      List.of("_wpml_import_translation_group", "_wpml_trid", "wpml_trid", "trid");

  private static final Pattern CAPTION = Pattern.compile("\\[/?caption\\b[^\\]]*]");

  /** What its editor leaves between blocks. */
  private static final Pattern BLOCK = Pattern.compile("<!-- /?wp:.*?-->\\s?", Pattern.DOTALL);

  private final String source;
  private final FeedDates dates;
  private final boolean withPages;
  private final Problems problems;
  private final Map<String, Writer> writers = new HashMap<>();
  private final Map<String, Element> attachments = new HashMap<>();

  /**
   * @param source what problems call the document
   * @param withPages whether pages become articles, too
   */
  Wordpress(String source, boolean withPages, Problems problems) {
    this.source = source;
    this.dates = new FeedDates(ZoneOffset.UTC);
    this.withPages = withPages;
    this.problems = problems;
  }

  static boolean isExport(Document document) {
    Element root = document.getRootElement();
    return root.getName().equals("rss")
        && root.getChild("channel") != null
        && !text(root.getChild("channel"), "wxr_version").isEmpty();
  }

  FoundFeed read(Document document) {
    Element channel = document.getRootElement().getChild("channel");
    String language = XmlTree.text(channel, "language", Namespace.NO_NAMESPACE);
    children(channel, "author").forEach(this::know);
    List<Element> all = channel.getChildren("item");
    all.stream()
        .filter(item -> text(item, "post_type").equals("attachment"))
        .forEach(item -> attachments.put(text(item, "post_id"), item));
    List<FoundItem> items = new ArrayList<>();
    Map<String, Integer> left = new LinkedHashMap<>();
    for (Element item : all) {
      String type = text(item, "post_type");
      boolean wanted = type.equals("post") || (withPages && type.equals("page"));
      String status = text(item, "status");
      boolean shown = status.isEmpty() || status.equals("publish") || status.equals("future");
      if (!wanted) {
        left.merge(type.equals("page") ? "page (--pages takes them)" : type, 1, Integer::sum);
      } else if (!shown || !text(item, "post_password").isEmpty()) {
        left.merge(shown ? "post with a password" : status + " post", 1, Integer::sum);
      } else {
        items.add(item(item, language));
      }
    }
    left.remove("attachment");
    left.forEach(
        (what, count) -> problems.note(source, 0, "left out: " + count + " of the kind " + what));
    return new FoundFeed(
        "WordPress",
        XmlTree.text(channel, "title", Namespace.NO_NAMESPACE),
        XmlTree.text(channel, "description", Namespace.NO_NAMESPACE),
        XmlTree.text(channel, "link", Namespace.NO_NAMESPACE),
        language,
        items,
        List.of(),
        List.of());
  }

  private void know(Element author) {
    String name = text(author, "author_display_name");
    String login = text(author, "author_login");
    writers.put(login, new Writer(name.isEmpty() ? login : name, text(author, "author_email"), ""));
  }

  private FoundItem item(Element item, String language) {
    String link = XmlTree.text(item, "link", Namespace.NO_NAMESPACE);
    String content = XmlTree.text(item, "encoded", CONTENT);
    ForeignHtml body =
        new ForeignHtml(
            CAPTION.matcher(BLOCK.matcher(content).replaceAll("")).replaceAll("").strip());
    Optional<URI> base = RomeFeeds.uri(link);
    Map<String, String> meta = meta(item);
    String login = XmlTree.text(item, "creator", Beside.DUBLIN_CORE);
    Optional<OffsetDateTime> published = published(item);
    return new FoundItem(
        source,
        XmlTree.line(item),
        XmlTree.text(item, "guid", Namespace.NO_NAMESPACE),
        link,
        Titles.plain(XmlTree.text(item, "title", Namespace.NO_NAMESPACE)),
        published,
        modified(item, published),
        text(item, "post_date"),
        login.isEmpty()
            ? List.of()
            : List.of(writers.getOrDefault(login, new Writer(login, "", ""))),
        topics(item),
        new ForeignHtml(excerpt(item)).text(),
        base.map(body::within).orElse(body),
        true,
        category(item, "language")
            .map(one -> one.getAttributeValue("nicename", one.getTextTrim()))
            .or(() -> first(meta, LANGUAGE_KEYS))
            .orElse(language),
        media(meta),
        List.of(),
        category(item, "post_translations")
            .map(one -> one.getAttributeValue("nicename", one.getTextTrim()))
            .or(() -> first(meta, GROUP_KEYS))
            .map(group -> source + " " + group)
            .orElse(""),
        Map.of(),
        Optional.empty());
  }

  /** In the time of the place where it was written, which only the difference of two tells. */
  private Optional<OffsetDateTime> published(Element item) {
    Optional<OffsetDateTime> utc = time(item, "post_date_gmt");
    Optional<OffsetDateTime> local = time(item, "post_date");
    if (utc.isEmpty()) {
      return dates.parse(XmlTree.text(item, "pubDate", Namespace.NO_NAMESPACE)).or(() -> local);
    }
    long minutes = local.map(time -> Duration.between(utc.get(), time).toMinutes()).orElse(0L);
    return Math.abs(minutes) > 18 * 60
        ? utc
        : utc.map(
            time -> time.withOffsetSameInstant(ZoneOffset.ofTotalSeconds((int) minutes * 60)));
  }

  private Optional<OffsetDateTime> modified(Element item, Optional<OffsetDateTime> published) {
    Optional<OffsetDateTime> utc = time(item, "post_modified_gmt");
    return published.isEmpty()
        ? utc
        : utc.map(time -> time.withOffsetSameInstant(published.get().getOffset()));
  }

  private Optional<OffsetDateTime> time(Element item, String name) {
    return dates.parse(text(item, name).replace(' ', 'T'));
  }

  private static String excerpt(Element item) {
    return item.getChildren().stream()
        .filter(
            one -> one.getName().equals("encoded") && one.getNamespaceURI().endsWith("/excerpt/"))
        .map(Element::getTextTrim)
        .findFirst()
        .orElse("");
  }

  private static List<String> topics(Element item) {
    Set<String> topics = new LinkedHashSet<>();
    for (Element one : item.getChildren("category")) {
      String domain = one.getAttributeValue("domain", "category");
      boolean none = one.getAttributeValue("nicename", "").equals("uncategorized");
      if (Set.of("category", "post_tag", "tag").contains(domain) && !none) {
        topics.add(Titles.plain(one.getTextTrim()));
      }
    }
    return topics.stream().filter(topic -> !topic.isBlank()).toList();
  }

  private static Optional<Element> category(Element item, String domain) {
    return item.getChildren("category").stream()
        .filter(one -> domain.equals(one.getAttributeValue("domain")))
        .findFirst();
  }

  private static Map<String, String> meta(Element item) {
    Map<String, String> meta = new HashMap<>();
    for (Element one : children(item, "postmeta")) {
      meta.putIfAbsent(text(one, "meta_key"), text(one, "meta_value"));
    }
    return meta;
  }

  private static Optional<String> first(Map<String, String> meta, List<String> keys) {
    return keys.stream()
        .map(key -> meta.getOrDefault(key, ""))
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  /** The picture that stands for a post, and what its podcast plays. */
  private List<FoundMedium> media(Map<String, String> meta) {
    List<FoundMedium> media = new ArrayList<>();
    Optional.ofNullable(attachments.get(meta.getOrDefault("_thumbnail_id", "")))
        .map(Wordpress::picture)
        .filter(picture -> !picture.url().isEmpty())
        .ifPresent(media::add);
    List<String> enclosure = meta.getOrDefault("enclosure", "").lines().map(String::strip).toList();
    if (enclosure.size() >= 3) {
      Map<String, Object> facts = new LinkedHashMap<>();
      FoundMedium.number(facts, "length", enclosure.get(1));
      media.add(new FoundMedium(enclosure.get(0), enclosure.get(2), facts));
    }
    return media;
  }

  private static FoundMedium picture(Element attachment) {
    Map<String, Object> facts = new LinkedHashMap<>();
    FoundMedium.text(facts, "alt", meta(attachment).getOrDefault("_wp_attachment_image_alt", ""));
    FoundMedium.text(facts, "title", excerpt(attachment));
    return new FoundMedium(text(attachment, "attachment_url"), "image/*", facts);
  }

  private static List<Element> children(Element parent, String name) {
    return parent.getChildren().stream()
        .filter(one -> one.getName().equals(name) && one.getNamespaceURI().startsWith(EXPORT))
        .toList();
  }

  private static String text(Element parent, String name) {
    return children(parent, name).stream().map(Element::getTextTrim).findFirst().orElse("");
  }
}
