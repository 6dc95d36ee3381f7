package org.polyfeed.gate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.function.BiConsumer;
import org.polyfeed.target.Composed;
import org.polyfeed.target.Part;

/**
 * Reads feeds back. An item that stands in many feeds is the same bytes in all of them, so it is
 * read once, in the frame of the first; the frame of each feed is read by itself. Safe to share
 * between threads.
 */
final class Readings {

  private final ItemRules rules;
  private final Map<Part, Known> items = Collections.synchronizedMap(new WeakHashMap<>());

  Readings(ItemRules rules) {
    this.rules = rules;
  }

  /**
   * A feed that was read back.
   *
   * @param faults of its items
   */
  record Reading(ParsedFeed feed, List<Fault> faults) {}

  /**
   * An item that was read back.
   *
   * @param names what its frame declared, without which it may not be well-formed
   */
  private record Known(ParsedFeed.ParsedItem item, List<Fault> faults, List<String> names) {}

  /**
   * A feed, where it is one.
   *
   * @param listed takes each URL of a sitemap or an OPML list, after what names it there
   * @throws Unreadable if it is not what the name says
   */
  Optional<Reading> read(Kind kind, Composed composed, BiConsumer<String, String> listed)
      throws Unreadable {
    Optional<ParsedFeed> frame = kind.read(composed.with(List.of()).bytes(), listed);
    if (frame.isEmpty()) {
      return Optional.empty();
    }
    List<ParsedFeed.ParsedItem> read = new ArrayList<>();
    List<Fault> faults = new ArrayList<>();
    for (ParsedFeed.ParsedItem item : frame.get().items()) {
      read.add(item.brief());
      faults.addAll(rules.faults(item));
    }
    for (Part part : composed.parts()) {
      Known known = items.get(part);
      if (known == null || !known.names().equals(frame.get().names())) {
        known = item(kind, composed.with(List.of(part)), frame.get());
        items.put(part, known);
      }
      read.add(known.item());
      faults.addAll(known.faults());
    }
    return Optional.of(new Reading(frame.get().with(read), faults));
  }

  private Known item(Kind kind, Composed alone, ParsedFeed frame) throws Unreadable {
    List<ParsedFeed.ParsedItem> found =
        kind.read(alone.bytes(), (name, url) -> {}).orElse(frame).items();
    if (found.size() != 1) {
      throw new Unreadable("one of its parts holds " + found.size() + " items");
    }
    ParsedFeed.ParsedItem item = found.get(0);
    return new Known(item.brief(), rules.faults(item), frame.names());
  }
}
