package org.polyfeed.content;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.polyfeed.problem.Problems;
import org.polyfeed.seed.Fields;
import org.polyfeed.seed.YamlValue;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** Reads TOML 1.0 as YAML is read, with the lines. */
final class Toml {

  /** More than front matter or settings need. */
  private static final int LONGEST = 500_000;

  /** Deeper than any settings go; the parser goes on until the stack is full. */
  private static final int MOST_DEPTH = 50;

  private final int linesBefore;

  private Toml(int linesBefore) {
    this.linesBefore = linesBefore;
  }

  /**
   * Reads keys and values; errors with their lines, and nothing, where they cannot be read.
   *
   * @param linesBefore how many lines of the file stand before the text
   */
  static Optional<Fields> fields(String file, String text, int linesBefore, Problems problems) {
    if (text.length() > LONGEST || isDeep(text)) {
      problems.error(
          file,
          linesBefore + 1,
          "its TOML is longer than "
              + LONGEST
              + " letters, or nested deeper than "
              + MOST_DEPTH
              + "; shorten it");
      return Optional.empty();
    }
    TomlParseResult read = org.tomlj.Toml.parse(text);
    for (TomlParseError error : read.errors()) {
      problems.error(
          file, linesBefore + error.position().line(), "bad TOML: " + error.getMessage());
    }
    return read.hasErrors()
        ? Optional.empty()
        : Optional.of(
            new Fields(file, new Toml(linesBefore).mapping(read, linesBefore + 1), problems));
  }

  /** By brackets and dots that follow each other, whatever they stand in. */
  private static boolean isDeep(String text) {
    int depth = 0;
    int dots = 0;
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '[', '{' -> depth++;
        case ']', '}' -> depth = Math.max(0, depth - 1);
        case '.' -> dots++;
        case '\n' -> dots = 0;
        default -> {}
      }
      // A line of text has as many dots as it likes, but in a key they nest.
      if (depth > MOST_DEPTH || (dots > MOST_DEPTH && isKey(text, i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isKey(String text, int at) {
    String line = text.substring(text.lastIndexOf('\n', at) + 1, at);
    return line.indexOf('=') < 0;
  }

  private YamlValue.Mapping mapping(TomlTable table, int line) {
    Map<String, YamlValue.Entry> entries = new LinkedHashMap<>();
    for (String key : table.keySet()) {
      List<String> path = List.of(key);
      TomlPosition position = table.inputPositionOf(path);
      int own = position == null ? line : linesBefore + position.line();
      Object value = table.get(path);
      if (value != null) {
        entries.put(key, new YamlValue.Entry(value(value, own), own));
      }
    }
    return new YamlValue.Mapping(Collections.unmodifiableMap(entries), line);
  }

  private YamlValue value(Object value, int line) {
    if (value instanceof TomlTable table) {
      return mapping(table, line);
    }
    if (value instanceof TomlArray array) {
      List<YamlValue> items = new ArrayList<>();
      for (int i = 0; i < array.size(); i++) {
        items.add(value(array.get(i), linesBefore + array.inputPositionOf(i).line()));
      }
      return new YamlValue.Items(items, line);
    }
    return new YamlValue.Text(value.toString(), line);
  }
}
