package org.polyfeed.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON Schema of settings, for editors. Of draft 7, which they know best; a YAML language server
 * has later ones in part.
 */
public final class Schema {

  private Schema() {}

  /** The schema of a file, as {@code Json} writes it. */
  public static Map<String, Object> of(String title, Kind.Keys keys) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", "http://json-schema.org/draft-07/schema#");
    schema.put("title", title);
    schema.putAll(of(keys));
    return schema;
  }

  private static Map<String, Object> of(Kind kind) {
    if (kind instanceof Kind.Text text) {
      return text(text.pattern());
    }
    if (kind instanceof Kind.Localized) {
      Kind each = Kind.named("LOCALE", Kind.LOCALE, Kind.text());
      return Map.of("anyOf", List.of(of(Kind.text()), of(each)));
    }
    if (kind instanceof Kind.Choice choice) {
      return Map.of("enum", choice.words());
    }
    if (kind instanceof Kind.Flag) {
      return Map.of("type", "boolean");
    }
    if (kind instanceof Kind.Whole whole) {
      Map<String, Object> schema = new LinkedHashMap<>();
      schema.put("type", "integer");
      schema.put("minimum", whole.least());
      return schema;
    }
    if (kind instanceof Kind.Listed listed) {
      Map<String, Object> list = new LinkedHashMap<>();
      list.put("type", "array");
      list.put("items", of(listed.of()));
      return Map.of("anyOf", List.of(of(listed.of()), list));
    }
    if (kind instanceof Kind.Either either) {
      return Map.of("anyOf", either.kinds().stream().map(Schema::of).toList());
    }
    if (kind instanceof Kind.Named named) {
      return named(named);
    }
    return keys((Kind.Keys) kind);
  }

  /** To YAML a title may be a number, and no value at all is as if the key were absent. */
  private static Map<String, Object> text(Optional<String> pattern) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put(
        "type",
        pattern.isPresent()
            ? List.of("string", "null")
            : List.of("string", "number", "boolean", "null"));
    pattern.ifPresent(form -> schema.put("pattern", whole(form)));
    return schema;
  }

  private static String whole(String pattern) {
    return "^(" + pattern + ")$";
  }

  private static Map<String, Object> named(Kind.Named named) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", List.of("object", "null"));
    named.pattern().ifPresent(form -> schema.put("propertyNames", Map.of("pattern", whole(form))));
    schema.put("additionalProperties", of(named.of()));
    return schema;
  }

  private static Map<String, Object> keys(Kind.Keys keys) {
    Map<String, Object> properties = new LinkedHashMap<>();
    keys.settings().forEach(setting -> properties.put(setting.key(), property(setting)));
    List<String> required =
        keys.settings().stream().filter(Setting::required).map(Setting::key).toList();
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", List.of("object", "null"));
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    schema.put("properties", properties);
    schema.put("additionalProperties", false);
    return schema;
  }

  private static Map<String, Object> property(Setting setting) {
    String without =
        setting.without().isEmpty() ? "" : "\n\nWithout it: " + setting.without() + ".";
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put(
        "description", setting.meaning() + without + "\n\nSuch as: `" + setting.example() + "`");
    schema.putAll(of(setting.kind()));
    return schema;
  }
}
