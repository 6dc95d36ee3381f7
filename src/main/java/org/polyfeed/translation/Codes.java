package org.polyfeed.translation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.polyfeed.article.Piece;

/** The codes of a unit, which its translation must have too, in any order that can be nested. */
record Codes(List<String> tags) {

  Codes {
    tags = List.copyOf(tags);
  }

  static Codes of(List<Piece> pieces) {
    List<String> tags = new ArrayList<>();
    for (Piece piece : pieces) {
      if (piece instanceof Piece.Code code) {
        tags.add(Tagged.tag(code));
      }
    }
    return new Codes(tags);
  }

  /** What is wrong with those of a translation, if anything. */
  Optional<String> fault(Codes translated) {
    Set<String> missing = new LinkedHashSet<>(tags);
    translated.tags.forEach(missing::remove);
    Set<String> added = new LinkedHashSet<>(translated.tags);
    tags.forEach(added::remove);
    Set<String> seen = new HashSet<>();
    Set<String> twice = new LinkedHashSet<>();
    translated.tags.stream().filter(tag -> !seen.add(tag)).forEach(twice::add);
    List<String> faults = new ArrayList<>();
    if (!missing.isEmpty()) {
      faults.add("lacks " + String.join(" ", missing));
    }
    if (!added.isEmpty()) {
      faults.add("has " + String.join(" ", added) + ", which the source does not");
    }
    if (!twice.isEmpty()) {
      faults.add("has " + String.join(" ", twice) + " more than once");
    }
    if (faults.isEmpty()) {
      crossing(translated).ifPresent(faults::add);
    }
    return faults.isEmpty() ? Optional.empty() : Optional.of(String.join(" and ", faults));
  }

  private static Optional<String> crossing(Codes translated) {
    Deque<String> open = new ArrayDeque<>();
    for (String tag : translated.tags) {
      if (tag.startsWith("</")) {
        if (open.isEmpty() || !open.pop().equals("<" + tag.substring(2))) {
          return Optional.of("closes " + tag + " where another is open or none");
        }
      } else if (!tag.endsWith("/>")) {
        open.push(tag);
      }
    }
    return Optional.empty();
  }
}
