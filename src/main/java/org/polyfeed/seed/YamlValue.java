package org.polyfeed.seed;

import java.util.List;
import java.util.Map;

/** A piece of YAML with the line where it stands, counted from 1 in its file. */
public sealed interface YamlValue {

  int line();

  /** A scalar as written: {@code no} and {@code 2026-01-02} are text like any other. */
  record Text(String value, int line) implements YamlValue {}

  record Items(List<YamlValue> values, int line) implements YamlValue {
    public Items {
      values = List.copyOf(values);
    }
  }

  /** Keys in the order in which they were written. */
  record Mapping(Map<String, Entry> entries, int line) implements YamlValue {

    /** A mapping without keys. */
    public static Mapping empty(int line) {
      return new Mapping(Map.of(), line);
    }
  }

  /**
   * What a key holds.
   *
   * @param line of the key, which is where people look for what is wrong with its value
   */
  record Entry(YamlValue value, int line) {}
}
