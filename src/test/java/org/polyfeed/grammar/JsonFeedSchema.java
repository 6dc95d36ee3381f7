package org.polyfeed.grammar;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.polyfeed.json.Json;

/** A JSON Schema of JSON Feed, and what it cannot say. */
final class JsonFeedSchema implements Specification {

  private static final Pattern RULE =
      Pattern.compile("\"\\$comment\": \"(JSON Feed 1\\.1 [^\"]+)\"");

  private static final List<Rule<Map<String, Object>>> MORE =
      List.of(
          new Rule<>(
              "JSON Feed 1.1 id: no two items have one id.",
              feed -> Elements.repeated(items(feed).map(item -> value(item, "id")), id -> id)),
          new Rule<>(
              "JSON Feed 1.1 date_published: a time is one of the calendar.",
              feed ->
                  items(feed)
                      .flatMap(
                          item ->
                              Stream.of("date_published", "date_modified")
                                  .filter(item::containsKey)
                                  .map(key -> value(item, key)))
                      .filter(Predicate.not(Dates::isTimestamp))),
          new Rule<>(
              "JSON Feed 1.1 next_url: it is not the feed itself.",
              feed ->
                  Stream.of(value(feed, "next_url"))
                      .filter(url -> feed.containsKey("next_url"))
                      .filter(value(feed, "feed_url")::equals)),
          new Rule<>(
              "Polyfeed feeds: a feed says where it stands, what it shows and in which language.",
              feed ->
                  Stream.of("feed_url", "home_page_url", "language")
                      .filter(Predicate.not(feed::containsKey))),
          new Rule<>(
              "Polyfeed feeds: an item has an address, dates and a language.",
              feed ->
                  items(feed)
                      .filter(
                          item ->
                              !item.keySet()
                                  .containsAll(
                                      List.of(
                                          "url", "date_published", "date_modified", "language")))
                      .map(item -> value(item, "id"))));

  private final String text;
  private final Schema schema;

  JsonFeedSchema(String file) {
    try {
      this.text = Files.readString(Grammar.FOLDER.resolve(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(text, InputFormat.JSON);
  }

  private static Stream<Map<?, ?>> items(Map<String, Object> feed) {
    return feed.get("items") instanceof Collection<?> items
        ? items.stream().filter(item -> item instanceof Map).map(item -> (Map<?, ?>) item)
        : Stream.empty();
  }

  private static String value(Map<?, ?> object, String key) {
    return String.valueOf(object.get(key));
  }

  @Override
  public List<String> faults(byte[] document) {
    String json = new String(document, StandardCharsets.UTF_8);
    Map<String, Object> feed;
    try {
      feed = Json.object(json);
    } catch (Json.Malformed e) {
      return List.of("no JSON: " + e.getMessage());
    }
    return Stream.concat(
            schema
                .validate(
                    json,
                    InputFormat.JSON,
                    context -> context.executionConfig(how -> how.locale(Locale.ROOT)))
                .stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage()),
            MORE.stream().flatMap(rule -> rule.faults(feed)))
        .toList();
  }

  @Override
  public List<String> rules() {
    return Stream.concat(
            RULE.matcher(text).results().map(rule -> rule.group(1)), MORE.stream().map(Rule::says))
        .distinct()
        .toList();
  }
}
