package org.polyfeed.gate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
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
    for (Known known : items(kind, composed, frame.get())) {
      read.add(known.item());
      faults.addAll(known.faults());
    }
    return Optional.of(new Reading(frame.get().with(read), faults));
  }

  private List<Known> items(Kind kind, Composed composed, ParsedFeed frame) throws Unreadable {
    Map<Part, Known> known = new HashMap<>();
    List<Part> fresh = new ArrayList<>();
    for (Part part : composed.parts()) {
      Known one = items.get(part);
      if (one == null || !one.names().equals(frame.names())) {
        fresh.add(part);
      } else {
        known.put(part, one);
      }
    }
    List<Known> found = together(kind, composed.with(fresh), frame);
    for (int i = 0; i < fresh.size(); i++) {
      Part part = fresh.get(i);
      Known one =
          found.size() == fresh.size()
              ? found.get(i)
              : alone(kind, composed.with(List.of(part)), frame);
      items.put(part, one);
      known.put(part, one);
    }
    return composed.parts().stream().map(known::get).toList();
  }

  /** All items of parts, which are read at once since their frame may be longer than they are. */
  private List<Known> together(Kind kind, Composed fresh, ParsedFeed frame) {
    if (fresh.parts().isEmpty()) {
      return List.of();
    }
    try {
      return kind.read(fresh.bytes(), (name, url) -> {}).orElse(frame).items().stream()
          .map(item -> new Known(item.brief(), rules.faults(item), frame.names()))
          .toList();
    } catch (Unreadable e) {
      // Alone each says better what it is.
      return List.of();
    }
  }

  private Known alone(Kind kind, Composed one, ParsedFeed frame) throws Unreadable {
    List<ParsedFeed.ParsedItem> found =
        kind.read(one.bytes(), (name, url) -> {}).orElse(frame).items();
    if (found.size() != 1) {
      throw new Unreadable("one of its parts holds " + found.size() + " items");
    }
    ParsedFeed.ParsedItem item = found.get(0);
    return new Known(item.brief(), rules.faults(item), frame.names());
  }
}
