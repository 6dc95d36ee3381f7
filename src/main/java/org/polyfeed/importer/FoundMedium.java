package org.polyfeed.importer;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.polyfeed.media.Durations;
import org.polyfeed.media.MediaKind;
import org.polyfeed.target.MediaTypes;

/**
 * Something that goes with an item: a picture, a recording, or any other file.
 *
 * @param url absolute
 * @param type its media type, or empty
 * @param facts further keys of front matter with their values
 */
record FoundMedium(String url, String type, Map<String, Object> facts) {

  FoundMedium {
    type = type.replaceFirst("[;\\s].*$", "").toLowerCase(Locale.ROOT);
  }

  static FoundMedium of(String url, String type) {
    return new FoundMedium(url, type, Map.of());
  }

  /** What people do with it; nothing where it is neither picture nor recording. */
  Optional<MediaKind> kind() {
    Optional<MediaKind> named = MediaTypes.of(url).flatMap(MediaKind::of);
    Optional<MediaKind> said = MediaKind.of(type);
    // Films and sounds share some names.
    boolean fits =
        said.isPresent()
            && (named.isEmpty()
                || (named.get() == MediaKind.IMAGE) == (said.get() == MediaKind.IMAGE));
    boolean other = MediaTypes.of(url).isPresent() && named.isEmpty();
    return other ? Optional.empty() : fits ? said : named;
  }

  /** The same, where another feed of the same item says more. */
  FoundMedium and(FoundMedium other) {
    Map<String, Object> all = new LinkedHashMap<>(other.facts);
    all.putAll(facts);
    return new FoundMedium(url, type.isEmpty() ? other.type : type, all);
  }

  /** Its keys and values in front matter, for its kind. */
  Map<String, Object> fields(MediaKind kind) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("src", url);
    facts.forEach(
        (key, value) -> {
          if (isOf(kind, key)) {
            fields.put(key, value);
          }
        });
    if (type.matches(kind.word() + "/[a-z0-9][a-z0-9.+-]*")) {
      fields.put("type", type);
    }
    return fields;
  }

  private static boolean isOf(MediaKind kind, String key) {
    return switch (key) {
      case "title", "length" -> true;
      case "alt" -> kind == MediaKind.IMAGE;
      case "width", "height" -> kind != MediaKind.AUDIO;
      case "duration" -> kind != MediaKind.IMAGE;
      default -> kind == MediaKind.AUDIO;
    };
  }

  /** A number of at least one, under its key; nothing else is kept of what feeds say. */
  static void number(Map<String, Object> facts, String key, String written) {
    if (written.strip().matches("\\d{1,18}(\\.0*)?")) {
      long number = Long.parseLong(written.strip().replaceFirst("\\..*", ""));
      boolean fits = key.equals("length") || number <= Integer.MAX_VALUE;
      if (number > 0 && fits) {
        facts.put(key, number);
      }
    }
  }

  /** How long it plays, in seconds. */
  static void duration(Map<String, Object> facts, String written) {
    Durations.parse(written)
        .filter(time -> time.toSeconds() > 0)
        .ifPresent(time -> facts.put("duration", time.toSeconds()));
  }

  /** A text of one line, under its key. */
  static void text(Map<String, Object> facts, String key, String written) {
    String line = written.replaceAll("\\s+", " ").strip();
    if (!line.isEmpty()) {
      facts.put(key, line);
    }
  }
}
