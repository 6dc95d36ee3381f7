package org.polyfeed.translation;

import java.util.List;
import java.util.Optional;
import org.polyfeed.article.Unit;
import org.polyfeed.locale.LocaleTag;

/**
 * What one translator gets of one story.
 *
 * @param shown what problems call the seed of the source
 * @param source hash of the source
 * @param target hash of the seed that holds the translation now, where all of that is in the work;
 *     empty where there is none, or another
 */
record Work(
    String story,
    LocaleTag from,
    LocaleTag to,
    String shown,
    String source,
    String target,
    List<Piecework> units) {

  Work {
    units = List.copyOf(units);
  }

  /**
   * One unit.
   *
   * @param translation as it stands and is still right, if there is one
   * @param suggestion a translation of something like it, by man or machine
   */
  record Piecework(
      Unit unit, Tagged source, Optional<Tagged> translation, Optional<Suggested> suggestion) {}

  /**
   * A translation that somebody has to look at.
   *
   * @param source of which it is one; empty where nobody knows
   * @param alike how much that is like what is wanted, from 0 to 1
   * @param byMachine whether a machine made it
   */
  record Suggested(Optional<Tagged> source, Tagged target, double alike, boolean byMachine) {}

  /** What is left to do. */
  long untranslated() {
    return units.stream().filter(one -> one.translation().isEmpty()).count();
  }

  /** What the file of it is called, without its ending. */
  String name() {
    return story + "." + to.plain();
  }
}
