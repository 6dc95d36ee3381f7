package org.polyfeed.content;

import org.polyfeed.problem.Problems;
import org.polyfeed.seed.SeedFile;

/** Pages that no feed has, because they have no date: left out, each a note, and all a warning. */
final class Undated {

  private final Problems problems;
  private int count;

  Undated(Problems problems) {
    this.problems = problems;
  }

  void leaveOut(SeedFile page) {
    count++;
    problems.note(page.shown(), 0, "left out: it has no date; --pages takes it");
  }

  /**
   * Says how many there were.
   *
   * @param shown what problems call the site
   */
  void report(String shown) {
    if (count > 0) {
      problems.warning(
          shown,
          0,
          count
              + (count == 1 ? " page has no date and is" : " pages have no date and are")
              + " left out; --pages takes them, -v names them");
    }
  }
}
