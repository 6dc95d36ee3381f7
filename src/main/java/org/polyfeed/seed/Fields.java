package org.polyfeed.seed;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.polyfeed.problem.Problems;
import org.polyfeed.problem.Suggestion;

/**
 * Keys and values of a YAML mapping, read as what they should be. A value of another kind is an
 * error with its line, and counts as absent.
 */
public final class Fields {

  private final String file;
  private final YamlValue.Mapping mapping;
  private final Problems problems;

  public Fields(String file, YamlValue.Mapping mapping, Problems problems) {
    this.file = file;
    this.mapping = mapping;
    this.problems = problems;
  }

  /** Reads a whole file of YAML; without keys where it cannot be read as a mapping. */
  public static Fields of(String file, String text, Problems problems) {
    return Yaml.mapping(text, file, 0, problems)
        .map(mapping -> new Fields(file, mapping, problems))
        .orElseGet(() -> unread(file));
  }

  /** Without keys, because they could not be read: that was said, and nothing else is wrong. */
  static Fields unread(String file) {
    return new Fields(file, YamlValue.Mapping.empty(0), new Problems());
  }

  /** Those of a file that is not there: without keys. */
  public static Fields none(String file, Problems problems) {
    return new Fields(file, YamlValue.Mapping.empty(0), problems);
  }

  public String file() {
    return file;
  }

  /** All of them, as {@link FrontMatter} writes them again. */
  public Map<String, Object> written() {
    return written(mapping);
  }

  private static Map<String, Object> written(YamlValue.Mapping mapping) {
    Map<String, Object> written = new LinkedHashMap<>();
    mapping.entries().forEach((key, entry) -> written.put(key, written(entry.value())));
    return written;
  }

  private static Object written(YamlValue value) {
    if (value instanceof YamlValue.Mapping below) {
      return written(below);
    }
    if (value instanceof YamlValue.Items items) {
      return items.values().stream().map(Fields::written).toList();
    }
    return ((YamlValue.Text) value).value();
  }

  public Collection<String> keys() {
    return mapping.entries().keySet();
  }

  public boolean has(String key) {
    return mapping.entries().containsKey(key);
  }

  /** The line of the key, or of the whole mapping where it is absent. */
  public int line(String key) {
    YamlValue.Entry entry = mapping.entries().get(key);
    return entry == null ? mapping.line() : entry.line();
  }

  /** An error at the line of the key. */
  public void refuse(String key, String message) {
    problems.error(file, line(key), message);
  }

  /** An error at the line of a value. */
  public void refuse(YamlValue value, String message) {
    problems.error(file, value.line(), message);
  }

  /** A warning at the line of the key. */
  public void warn(String key, String message) {
    problems.warning(file, line(key), message);
  }

  /** Every key that is not known is an error, with the known one that is like it. */
  public void refuseOthers(Collection<String> known) {
    for (String key : keys()) {
      if (!known.contains(key)) {
        String meant = Suggestion.after(key, known);
        refuse(
            key,
            "no such key '"
                + key
                + "'"
                + (meant.isEmpty() ? "; there are " + String.join(", ", known) : meant));
      }
    }
  }

  /** Whether the key holds one value. */
  public boolean isText(String key) {
    YamlValue.Entry entry = mapping.entries().get(key);
    return entry != null && entry.value() instanceof YamlValue.Text;
  }

  /** One value that is not blank. */
  public Optional<String> text(String key) {
    YamlValue.Entry entry = mapping.entries().get(key);
    if (entry == null) {
      return Optional.empty();
    }
    if (entry.value() instanceof YamlValue.Text text) {
      return Optional.of(text.value().strip()).filter(value -> !value.isEmpty());
    }
    refuse(key, "'" + key + "' must be one value");
    return Optional.empty();
  }

  /** One value or a list of them. */
  public List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (YamlValue value : values(key)) {
      if (value instanceof YamlValue.Text text) {
        if (!text.value().isBlank()) {
          texts.add(text.value().strip());
        }
      } else {
        problems.error(file, value.line(), "'" + key + "' must be a list of words");
      }
    }
    return List.copyOf(texts);
  }

  /** One value or a list of them, of any kind. */
  public List<YamlValue> values(String key) {
    YamlValue.Entry entry = mapping.entries().get(key);
    if (entry == null) {
      return List.of();
    }
    return entry.value() instanceof YamlValue.Items items ? items.values() : List.of(entry.value());
  }

  /** Keys and values below a key. Without any where the key is absent. */
  public Fields fields(String key) {
    YamlValue.Entry entry = mapping.entries().get(key);
    if (entry == null || isBlank(entry.value())) {
      return new Fields(file, YamlValue.Mapping.empty(line(key)), problems);
    }
    if (entry.value() instanceof YamlValue.Mapping below) {
      return new Fields(file, below, problems);
    }
    refuse(key, "'" + key + "' must hold keys and values");
    return new Fields(file, YamlValue.Mapping.empty(line(key)), problems);
  }

  /** Whether the key holds keys and values of its own. */
  public boolean holdsFields(String key) {
    YamlValue.Entry entry = mapping.entries().get(key);
    return entry != null && entry.value() instanceof YamlValue.Mapping;
  }

  public Optional<Boolean> flag(String key) {
    return text(key).flatMap(value -> flag(key, value));
  }

  private Optional<Boolean> flag(String key, String value) {
    if (value.equals("true") || value.equals("false")) {
      return Optional.of(value.equals("true"));
    }
    refuse(key, "'" + key + "' must be true or false, not '" + value + "'");
    return Optional.empty();
  }

  /** A whole number, refused where it is less than the least. */
  public Optional<Integer> number(String key, int least) {
    return text(key).flatMap(value -> number(key, value, least));
  }

  /** The same, of numbers that may be as large as files are. */
  public Optional<Long> wholeNumber(String key, long least) {
    return text(key).flatMap(value -> wholeNumber(key, value, least, Long.MAX_VALUE));
  }

  private Optional<Integer> number(String key, String value, int least) {
    return wholeNumber(key, value, least, Integer.MAX_VALUE).map(Long::intValue);
  }

  private Optional<Long> wholeNumber(String key, String value, long least, long most) {
    try {
      long number = Long.parseLong(value);
      if (number >= least && number <= most) {
        return Optional.of(number);
      }
    } catch (NumberFormatException e) {
      // Said below, together with numbers that are too small or large.
    }
    refuse(
        key, "'" + key + "' must be a whole number of at least " + least + ", not '" + value + "'");
    return Optional.empty();
  }

  private static boolean isBlank(YamlValue value) {
    return value instanceof YamlValue.Text text && text.value().isBlank();
  }
}
