package org.polyfeed.problem;

import java.util.List;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * All that was found wrong in one run. Steps add to it and go on, so that an author sees everything
 * at once. Safe to add to from several threads; the order of adding does not show.
 */
public final class Problems {

  private final ConcurrentSkipListSet<Problem> found = new ConcurrentSkipListSet<>();

  /** The site cannot be generated while this stands. */
  public void error(String file, int line, String message) {
    add(new Problem(Severity.ERROR, file, line, message));
  }

  /** The site can be generated, but somebody should look. */
  public void warning(String file, int line, String message) {
    add(new Problem(Severity.WARNING, file, line, message));
  }

  /** What was done to a seed, for those who ask. */
  public void note(String file, int line, String message) {
    add(new Problem(Severity.NOTE, file, line, message));
  }

  public void add(Problem problem) {
    found.add(problem);
  }

  public void addAll(Problems others) {
    found.addAll(others.found);
  }

  public boolean hasErrors() {
    return found.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
  }

  /** In the order of files and lines. */
  public List<Problem> all() {
    return List.copyOf(found);
  }
}
