package org.polyfeed.importer;

import java.net.URI;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.polyfeed.article.ForeignHtml;
import org.polyfeed.json.Json;

/** JSON Feed 1.0 and 1.1 (jsonfeed.org). */
final class JsonFeeds {

  private final String source;
  private final Optional<URI> url;
  private final FeedDates dates;

  /**
   * @param source what problems call the document
   * @param url where it was fetched from, if it was
   */
  JsonFeeds(String source, Optional<URI> url, FeedDates dates) {
    this.source = source;
    this.url = url;
    this.dates = dates;
  }

  /**
   * The feed; nothing where the text is JSON of another kind.
   *
   * @throws Unusable where it is no JSON
   */
  Optional<FoundFeed> read(String text) throws Unusable {
    Map<String, Object> feed;
    try {
      feed = Json.foreignObject(text);
    } catch (Json.Malformed e) {
      throw new Unusable(e.line(), "it is no JSON that can be read: " + e.getMessage());
    }
    if (!text(feed, "version").matches("https?://(www\\.)?jsonfeed\\.org/version/1.*")) {
      return Optional.empty();
    }
    String title = text(feed, "title");
    List<Writer> common = Writer.common(writers(feed), title);
    String language = text(feed, "language");
    List<FoundItem> items = new ArrayList<>();
    for (Object one : list(feed, "items")) {
      if (one instanceof Map<?, ?> item) {
        items.add(item(item, common, language, items.size() + 1));
      }
    }
    String older = text(feed, "next_url");
    return Optional.of(
        new FoundFeed(
            "JSON Feed",
            title,
            text(feed, "description"),
            text(feed, "home_page_url"),
            language,
            items,
            older.isEmpty() ? List.of() : List.of(RomeFeeds.absolute(older, url)),
            List.of()));
  }

  private FoundItem item(Map<?, ?> item, List<Writer> common, String language, int number) {
    String external = text(item, "external_url");
    String link = RomeFeeds.absolute(text(item, "url"), url);
    String html = text(item, "content_html");
    String plain = text(item, "content_text");
    ForeignHtml content = html.isBlank() ? ForeignHtml.ofText(plain) : new ForeignHtml(html);
    String summary = text(item, "summary");
    boolean whole = !content.markup().isBlank();
    ForeignHtml body = whole ? content : ForeignHtml.ofText(summary);
    Optional<URI> base = RomeFeeds.uri(link).or(() -> url);
    Optional<OffsetDateTime> published = dates.parse(text(item, "date_published"));
    Optional<OffsetDateTime> updated = dates.parse(text(item, "date_modified"));
    List<Writer> own = writers(item);
    String language1 = text(item, "language");
    return new FoundItem(
        source + ", item " + number,
        0,
        text(item, "id"),
        link.isEmpty() ? RomeFeeds.absolute(external, url) : link,
        text(item, "title"),
        published.or(() -> updated),
        updated,
        published.isEmpty() ? text(item, "date_published") : "",
        own.isEmpty() ? common : own,
        list(item, "tags").stream().map(String::valueOf).filter(tag -> !tag.isBlank()).toList(),
        whole ? summary : "",
        base.map(body::within).orElse(body),
        whole,
        language1.isEmpty() ? language : language1,
        media(item),
        List.of(),
        "",
        Map.of(),
        Optional.empty());
  }

  /** Of 1.1, or the one of 1.0. */
  private static List<Writer> writers(Map<?, ?> of) {
    Object one = of.get("author");
    return Stream.concat(list(of, "authors").stream(), Stream.ofNullable(one))
        .flatMap(author -> author instanceof Map<?, ?> known ? Stream.of(known) : Stream.empty())
        .map(author -> new Writer(text(author, "name"), "", text(author, "url")))
        .filter(author -> !author.name().isBlank())
        .distinct()
        .toList();
  }

  private List<FoundMedium> media(Map<?, ?> item) {
    List<FoundMedium> media = new ArrayList<>();
    String image = text(item, "image");
    if (image.isEmpty()) {
      image = text(item, "banner_image");
    }
    if (!image.isEmpty()) {
      media.add(FoundMedium.of(RomeFeeds.absolute(image, url), "image/*"));
    }
    for (Object one : list(item, "attachments")) {
      if (one instanceof Map<?, ?> attachment && !text(attachment, "url").isEmpty()) {
        Map<String, Object> facts = new LinkedHashMap<>();
        FoundMedium.text(facts, "title", text(attachment, "title"));
        FoundMedium.number(facts, "length", text(attachment, "size_in_bytes"));
        FoundMedium.duration(facts, text(attachment, "duration_in_seconds"));
        media.add(
            new FoundMedium(
                RomeFeeds.absolute(text(attachment, "url"), url),
                text(attachment, "mime_type"),
                facts));
      }
    }
    return media;
  }

  private static Collection<?> list(Map<?, ?> object, String key) {
    return object.get(key) instanceof Collection<?> items ? items : List.of();
  }

  /** Also of a number: ids are often written as such. */
  private static String text(Map<?, ?> object, String key) {
    Object value = object.get(key);
    if (value instanceof java.math.BigDecimal number) {
      return number.toPlainString();
    }
    return value instanceof String text ? text : "";
  }
}
