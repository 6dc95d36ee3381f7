package org.polyfeed.translation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.polyfeed.json.Json;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.problem.Problems;

/**
 * What was translated how: a line of JSON each, in an order that does not change, so that version
 * control merges it.
 */
final class Memory {

  /** Beside the ledger; the scanner of seeds knows the name too. */
  static final String FILE = "translation-memory.jsonl";

  /** How many texts of a story are looked at for one that is like another. */
  private static final int MOST_COMPARED = 1_000;

  /** Less alike than this, a translation of the one is of no use for the other. */
  private static final double ALIKE = 0.5;

  private final Map<Key, Entry> entries =
      new TreeMap<>(
          Comparator.comparing(Key::from).thenComparing(Key::to).thenComparing(Key::hash));
  private final Optional<String> read;

  /** What was looked for already, by the story in place of a hash. */
  private final Map<Key, List<Compared>> stories = new HashMap<>();

  private Memory(Optional<String> read) {
    this.read = read;
  }

  private record Key(String from, String to, String hash) {}

  /**
   * A text and its translation.
   *
   * @param story in which it was met last
   */
  record Entry(String story, Tagged source, Tagged target) {}

  /** A translation of something like what is wanted, with how alike they are, from 0 to 1. */
  record Match(Tagged source, Tagged target, double alike) {}

  /**
   * What a file holds.
   *
   * @param read its text; nothing where there is no file
   */
  static Memory of(Optional<String> read, String shown, Problems problems) {
    Memory memory = new Memory(read);
    // Editors on Windows put a mark before the text.
    String text = read.orElse("").replaceFirst("^\uFEFF", "");
    int number = 0;
    for (String line : text.split("\r?\n", -1)) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      try {
        Map<String, Object> object = Json.object(line);
        List<String> values = new ArrayList<>();
        for (String name : List.of("from", "to", "story", "source", "target")) {
          if (!(object.get(name) instanceof String value)) {
            throw new Json.Malformed("'" + name + "' is missing");
          }
          values.add(value);
        }
        Tagged source = new Tagged(values.get(3));
        memory.entries.put(
            new Key(values.get(0), values.get(1), source.hash()),
            new Entry(values.get(2), source, new Tagged(values.get(4))));
      } catch (Json.Malformed e) {
        problems.error(
            shown,
            number,
            "this is no line of a translation memory ("
                + e.getMessage()
                + "); mend it, or remove the line: only that one translation is forgotten");
      }
    }
    return memory;
  }

  /** Keeps a translation. */
  void keep(LocaleTag from, LocaleTag to, String story, Tagged source, Tagged target) {
    Key key = new Key(from.value(), to.value(), source.hash());
    Entry before = entries.get(key);
    if (before == null || !before.target().equals(target)) {
      entries.put(key, new Entry(story, source, target));
      stories.remove(new Key(from.value(), to.value(), story));
    }
  }

  Optional<Tagged> translation(LocaleTag from, LocaleTag to, Tagged source) {
    return Optional.ofNullable(entries.get(new Key(from.value(), to.value(), source.hash())))
        .map(Entry::target);
  }

  /** What of the same story is most like a text, if anything is. */
  Optional<Match> match(LocaleTag from, LocaleTag to, String story, Tagged source) {
    Map<String, Integer> wanted = pieces(source);
    return ofStory(from, to, story).stream()
        .filter(one -> !one.entry().source().equals(source))
        .map(
            one ->
                new Match(one.entry().source(), one.entry().target(), alike(wanted, one.pieces())))
        .filter(match -> match.alike() >= ALIKE)
        .max(
            Comparator.comparingDouble(Match::alike).thenComparing(match -> match.source().text()));
  }

  /** A text to compare others with. */
  private record Compared(Entry entry, Map<String, Integer> pieces) {}

  private List<Compared> ofStory(LocaleTag from, LocaleTag to, String story) {
    return stories.computeIfAbsent(
        new Key(from.value(), to.value(), story),
        key ->
            entries.entrySet().stream()
                .filter(one -> one.getKey().from().equals(key.from()))
                .filter(one -> one.getKey().to().equals(key.to()))
                .map(Map.Entry::getValue)
                .filter(one -> one.story().equals(story))
                .limit(MOST_COMPARED)
                .map(one -> new Compared(one, pieces(one.source())))
                .toList());
  }

  /** How often each three letters stand beside each other: of every script, and in any order. */
  private static Map<String, Integer> pieces(Tagged tagged) {
    int[] letters = (" " + tagged.text() + " ").codePoints().toArray();
    Map<String, Integer> pieces = new HashMap<>();
    for (int i = 0; i + 2 < letters.length; i++) {
      pieces.merge(Arrays.toString(Arrays.copyOfRange(letters, i, i + 3)), 1, Integer::sum);
    }
    return pieces;
  }

  /** Dice's coefficient. */
  private static double alike(Map<String, Integer> one, Map<String, Integer> other) {
    Set<String> both = new HashSet<>(one.keySet());
    both.retainAll(other.keySet());
    int shared =
        both.stream()
            .mapToInt(piece -> Math.min(one.getOrDefault(piece, 0), other.getOrDefault(piece, 0)))
            .sum();
    int all = sum(one) + sum(other);
    return all == 0 ? 0 : 2.0 * shared / all;
  }

  private static int sum(Map<String, Integer> pieces) {
    return pieces.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** What the file is to hold, if that is not what it held. */
  Optional<String> changed() {
    String text = text();
    return text.equals(read.orElse("")) ? Optional.empty() : Optional.of(text);
  }

  /** What the file held, if there was one. */
  Optional<String> read() {
    return read;
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    entries.forEach(
        (key, entry) -> {
          Map<String, Object> line = new LinkedHashMap<>();
          line.put("from", key.from());
          line.put("to", key.to());
          line.put("story", entry.story());
          line.put("source", entry.source().text());
          line.put("target", entry.target().text());
          text.append(Json.line(line)).append('\n');
        });
    return text.toString();
  }

  /** The bytes of a text of it. */
  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
