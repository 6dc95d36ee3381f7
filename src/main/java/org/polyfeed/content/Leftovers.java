package org.polyfeed.content;

import java.util.Map;
import java.util.TreeMap;
import org.polyfeed.problem.Problems;

/** What only the other program understands, and what is therefore kept as it is. */
final class Leftovers {

  /** Where it first stands, and how often. */
  private record Seen(String file, int line, int times) {

    Seen and(Seen other) {
      return new Seen(file, line, times + other.times);
    }
  }

  private final Map<String, Seen> seen = new TreeMap<>();

  /**
   * Counts one.
   *
   * @param what it is called, such as {@code the shortcode 'gallery'}
   */
  void add(String what, String file, int line) {
    seen.merge(what, new Seen(file, line, 1), Seen::and);
  }

  /** Says once each what there is, and how often. */
  void report(Problems problems) {
    seen.forEach(
        (what, where) ->
            problems.warning(
                where.file(),
                where.line(),
                what
                    + " stands "
                    + (where.times() == 1 ? "once" : where.times() + " times, first here")
                    + "; Polyfeed does not know it, and it stays as it is: write what it stands"
                    + " for"));
  }
}
