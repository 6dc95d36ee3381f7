package org.polyfeed.readers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.polyfeed.json.Json;

/**
 * What a reader understands of a feed: texts, truths and lists of texts by their names.
 *
 * @param feed title, description, home, self, hub, language, updated; in Atom also site, the author
 *     of entries that name none
 * @param items id, url, title, published, updated, authors, topics, language, summary, content
 */
record Reading(Map<String, Object> feed, List<Map<String, Object>> items) {

  /**
   * What an XML feed is to say: what the JSON feed beside it says, which no other reader has to
   * read.
   */
  static Reading meant(ServedSite site, String file) {
    boolean rss = file.matches("(.*/)?rss[^/]*");
    String beside = file.replaceFirst("(rss|atom)(-\\d+)?\\.xml$", "feed$2.json");
    Map<String, Object> json = parsed(site.site().text(beside));
    Map<String, Object> feed = new LinkedHashMap<>();
    feed.put("title", text(json, "title"));
    feed.put("description", text(json, "description"));
    feed.put("home", text(json, "home_page_url"));
    feed.put("self", text(json, "feed_url").replaceFirst("[^/]*$", fileName(file)));
    feed.put(
        "hub", objects(json, "hubs").stream().map(hub -> text(hub, "url")).findFirst().orElse(""));
    feed.put("language", text(json, "language"));
    if (!rss) {
      feed.put("site", text(objects(json, "authors").get(0), "name"));
    }
    feed.put(
        "updated",
        objects(json, "items").stream()
            .map(item -> text(item, "date_modified"))
            .max(String::compareTo)
            .orElseThrow());
    List<Map<String, Object>> items = new ArrayList<>();
    for (Map<String, Object> item : objects(json, "items")) {
      items.add(meant(item, rss));
    }
    return new Reading(feed, items);
  }

  private static Map<String, Object> meant(Map<String, Object> json, boolean rss) {
    boolean whole = json.containsKey("content_html");
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("id", text(json, "id"));
    item.put("url", text(json, "url"));
    item.put("title", text(json, "title"));
    item.put("published", text(json, "date_published"));
    if (!rss) {
      // RSS has no time of change of an item.
      item.put("updated", text(json, "date_modified"));
    }
    item.put("authors", objects(json, "authors").stream().map(one -> text(one, "name")).toList());
    item.put("topics", json.getOrDefault("tags", List.of()));
    item.put("language", text(json, "language"));
    item.put("summary", text(json, whole ? "summary" : "content_text"));
    item.put("content", text(json, "content_html"));
    return item;
  }

  private static String fileName(String file) {
    return file.substring(file.lastIndexOf('/') + 1);
  }

  /** What a reader printed of a feed. */
  static Reading of(String line) {
    Map<String, Object> feed = parsed(line);
    List<Map<String, Object>> items = objects(feed, "items");
    feed.remove("items");
    return new Reading(feed, items);
  }

  /** The same as a reader shows it that changes something. */
  Reading changed(Consumer<Map<String, Object>> ofFeed, Consumer<Map<String, Object>> ofItem) {
    Map<String, Object> changed = new LinkedHashMap<>(feed);
    ofFeed.accept(changed);
    List<Map<String, Object>> items = new ArrayList<>();
    for (Map<String, Object> item : items()) {
      Map<String, Object> copy = new LinkedHashMap<>(item);
      ofItem.accept(copy);
      items.add(copy);
    }
    return new Reading(changed, items);
  }

  /** The same where the order of items of one time is not kept. */
  Reading inOrderOfIds() {
    return new Reading(
        feed, items.stream().sorted(Comparator.comparing(item -> text(item, "id"))).toList());
  }

  /** Holds that it says what is meant; of markup, the text and where it leads to. */
  void assertSays(String name, Reading meant) {
    assertThat(feed).as(name).isEqualTo(meant.feed);
    assertThat(items).as(name).hasSameSizeAs(meant.items);
    for (int i = 0; i < items.size(); i++) {
      assertThat(shown(items.get(i))).as(name).isEqualTo(shown(meant.items.get(i)));
    }
  }

  private static Map<String, Object> shown(Map<String, Object> item) {
    Map<String, Object> shown = new LinkedHashMap<>(item);
    Document content = Jsoup.parse(text(item, "content"));
    List<String> urls = new ArrayList<>(content.select("[href]").eachAttr("href"));
    urls.addAll(content.select("[src]").eachAttr("src"));
    shown.put("content", content.text() + " " + urls);
    return shown;
  }

  static String text(Map<String, Object> object, String name) {
    return Optional.ofNullable(object.get(name)).map(String::valueOf).orElse("");
  }

  @SuppressWarnings("unchecked")
  static List<Map<String, Object>> objects(Map<String, Object> object, String name) {
    return object.get(name) instanceof Collection<?> found
        ? (List<Map<String, Object>>) (Object) List.copyOf(found)
        : List.of();
  }

  static List<String> texts(Map<String, Object> object, String name) {
    return ((Collection<?>) Objects.requireNonNull(object.get(name)))
        .stream().map(String::valueOf).toList();
  }

  private static Map<String, Object> parsed(String text) {
    try {
      return Json.object(text);
    } catch (Json.Malformed e) {
      throw new AssertionError(e.getMessage() + ": " + text, e);
    }
  }
}
