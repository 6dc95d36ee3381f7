package org.polyfeed.feed;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.polyfeed.edition.Byline;
import org.polyfeed.edition.Topic;
import org.polyfeed.json.Json;

/** JSON Feed 1.1 (jsonfeed.org). */
final class JsonWriter implements FeedWriter {

  @Override
  public byte[] write(FeedDocument document) {
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
    feed.put("items", document.items().stream().map(JsonWriter::item).toList());
    return Json.indented(feed).getBytes(StandardCharsets.UTF_8);
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
    object.put("date_published", time(item.published()));
    object.put("date_modified", time(item.updated()));
    object.put("language", item.locale());
    if (!item.authors().isEmpty()) {
      object.put("authors", item.authors().stream().map(JsonWriter::author).toList());
    }
    if (!item.topics().isEmpty()) {
      object.put("tags", item.topics().stream().map(Topic::name).toList());
    }
    return object;
  }

  private static Map<String, Object> author(Byline author) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("name", author.name());
    author.author().url().ifPresent(url -> object.put("url", url));
    return object;
  }

  private static String time(Instant instant) {
    return instant.toString();
  }
}
