package org.polyfeed.gate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.polyfeed.json.Json;

/** Reads JSON; a JSON Feed (jsonfeed.org) becomes a feed. */
final class JsonReader {

  private static final String VERSION = "https://jsonfeed.org/version/";

  /** Keys whose value is a URL, wherever they stand. */
  private static final Set<String> URLS =
      Set.of(
          "home_page_url",
          "feed_url",
          "next_url",
          "icon",
          "favicon",
          "url",
          "external_url",
          "image",
          "banner_image",
          "avatar");

  private JsonReader() {}

  /**
   * A feed, where it is one.
   *
   * @throws Unreadable if it is no JSON
   */
  static Optional<ParsedFeed> read(byte[] bytes) throws Unreadable {
    Map<String, Object> root;
    try {
      root = Json.object(bytes);
    } catch (Json.Malformed e) {
      throw new Unreadable("it is no JSON: " + e.getMessage());
    }
    if (!text(root, "version").startsWith(VERSION)) {
      return Optional.empty();
    }
    List<ParsedFeed.ParsedItem> items = new ArrayList<>();
    if (root.remove("items") instanceof List<?> list) {
      list.forEach(one -> items.add(item(one instanceof Map<?, ?> map ? map : Map.of())));
    }
    return Optional.of(
        new ParsedFeed(
            "JSON Feed",
            text(root, "feed_url"),
            text(root, "language"),
            text(root, "title"),
            List.of(),
            text(root, "next_url"),
            false,
            urls(root),
            List.of(),
            items));
  }

  private static ParsedFeed.ParsedItem item(Map<?, ?> object) {
    String html = text(object, "content_html");
    String plain = text(object, "content_text");
    return ParsedFeed.ParsedItem.of(
        text(object, "id"),
        text(object, "url"),
        text(object, "title"),
        time(object, "date_published"),
        time(object, "date_modified"),
        html,
        plain.isEmpty() ? text(object, "summary") : plain,
        urls(object));
  }

  private static String text(Map<?, ?> object, String key) {
    return object.get(key) instanceof String text ? text : "";
  }

  private static Optional<Instant> time(Map<?, ?> object, String key) {
    return Times.iso(text(object, key));
  }

  private static List<String> urls(Object value) {
    List<String> urls = new ArrayList<>();
    if (value instanceof Map<?, ?> object) {
      object.forEach(
          (key, below) -> {
            if (below instanceof String text && URLS.contains(key)) {
              urls.add(text);
            } else {
              urls.addAll(urls(below));
            }
          });
    } else if (value instanceof List<?> list) {
      list.forEach(below -> urls.addAll(urls(below)));
    }
    return urls;
  }
}
