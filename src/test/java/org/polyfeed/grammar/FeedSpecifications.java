package org.polyfeed.grammar;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The specifications of all that readers subscribe to. Not to be shared between threads. */
public final class FeedSpecifications {

  private final Map<String, Specification> byName =
      Map.of(
          "atom", new Grammar("atom.rnc", List.of(), AtomRules.ALL),
          "rss", new Grammar("rss.rnc", List.of("media.rnc"), RssRules.ALL),
          "opml", new Grammar("opml.rnc", List.of(), OpmlRules.ALL),
          "json-feed", new JsonFeedSchema("json-feed.schema.json"));

  Specification of(String name) {
    Specification known = byName.get(name);
    if (known == null) {
      throw new IllegalArgumentException("no specification of " + name);
    }
    return known;
  }

  /** Whether a file of a site is one that readers subscribe to. */
  public static boolean areOf(String file) {
    return file.matches("(.*/)?((rss|atom)(-\\d+)?\\.xml|feed(-\\d+)?\\.json|[^/]*\\.opml)");
  }

  /**
   * What is wrong with such a file.
   *
   * @throws IllegalArgumentException where it is no feed and no list of feeds
   */
  public List<String> faults(String file, byte[] bytes) {
    return of(name(file, bytes)).faults(bytes);
  }

  private static String name(String file, byte[] bytes) {
    if (file.endsWith(".opml")) {
      return "opml";
    }
    if (file.endsWith(".json")) {
      return "json-feed";
    }
    String head = new String(bytes, 0, Math.min(bytes.length, 1_000), StandardCharsets.UTF_8);
    return head.contains("<feed") ? "atom" : "rss";
  }
}
