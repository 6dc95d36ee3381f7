package org.polyfeed.feed;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.polyfeed.edition.Byline;
import org.polyfeed.edition.Topic;
import org.polyfeed.json.Json;
import org.polyfeed.media.MediaKind;
import org.polyfeed.target.Composed;
import org.polyfeed.target.Part;

/** JSON Feed 1.1 (jsonfeed.org). */
final class JsonWriter implements FeedWriter {

  /** In which line the items of a feed begin. */
  private static final String LINE = "\n    ";

  private static final Part COMMA = new Part(new byte[] {','});

  @Override
  public WrittenItem item(FeedItem item, String locale) {
    String text = LINE + Json.indented(item(item)).strip().replace("\n", LINE);
    return new WrittenItem(new Part(text.getBytes(StandardCharsets.UTF_8)), Set.of());
  }

  @Override
  public Composed feed(FeedDocument document, List<WrittenItem> items) {
    Map<String, Object> feed = new LinkedHashMap<>();
    feed.put("version", "https://jsonfeed.org/version/1.1");
    feed.put("title", document.title());
    feed.put("home_page_url", document.home());
    feed.put("feed_url", document.self());
    feed.put("description", document.description());
    feed.put("language", document.locale());
    feed.put("authors", List.of(Map.of("name", document.site())));
    document.links().older().ifPresent(url -> feed.put("next_url", url));
    document.links().hub().ifPresent(hub -> feed.put("hubs", List.of(hub("WebSub", hub))));
    String head = Json.indented(feed).strip();
    // Items come last, so that all else is read before them.
    head = head.substring(0, head.length() - "\n}".length()) + ",\n  \"items\" : [";
    return new Composed(
        new Part(head.getBytes(StandardCharsets.UTF_8)),
        items.stream().map(WrittenItem::part).toList(),
        COMMA,
        new Part("\n  ]\n}\n".getBytes(StandardCharsets.UTF_8)));
  }

  private static Map<String, Object> hub(String type, String url) {
    Map<String, Object> hub = new LinkedHashMap<>();
    hub.put("type", type);
    hub.put("url", url);
    return hub;
  }

  private static Map<String, Object> item(FeedItem item) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("id", item.id());
    object.put("url", item.url());
    object.put("title", item.title());
    // Every item needs content of one kind; where the site gives only summaries, that is it.
    if (item.content().isPresent()) {
      object.put("content_html", item.content().get().markup());
      if (!item.summary().isEmpty()) {
        object.put("summary", item.summary());
      }
    } else {
      object.put("content_text", item.summary().isEmpty() ? item.title() : item.summary());
    }
    item.picture().ifPresent(picture -> object.put("image", picture.url()));
    object.put("date_published", time(item.published()));
    object.put("date_modified", time(item.updated()));
    object.put("language", item.locale());
    if (!item.authors().isEmpty()) {
      object.put("authors", item.authors().stream().map(JsonWriter::author).toList());
    }
    if (!item.topics().isEmpty()) {
      object.put("tags", item.topics().stream().map(Topic::name).toList());
    }
    List<Map<String, Object>> attachments =
        item.media().stream()
            .filter(one -> one.kind() != MediaKind.IMAGE)
            .flatMap(JsonWriter::attachment)
            .toList();
    if (!attachments.isEmpty()) {
      object.put("attachments", attachments);
    }
    return object;
  }

  private static Map<String, Object> author(Byline author) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("name", author.name());
    author.author().url().ifPresent(url -> object.put("url", url));
    return object;
  }

  /** None whose type nobody knows: JSON Feed wants it. */
  private static Stream<Map<String, Object>> attachment(Enclosure one) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("url", one.url());
    one.facts().type().ifPresent(type -> object.put("mime_type", type));
    if (!one.title().isEmpty()) {
      object.put("title", one.title());
    }
    one.facts().length().ifPresent(length -> object.put("size_in_bytes", length));
    one.seconds().ifPresent(seconds -> object.put("duration_in_seconds", seconds));
    return one.facts().type().isPresent() ? Stream.of(object) : Stream.empty();
  }

  private static String time(Instant instant) {
    return instant.toString();
  }
}
