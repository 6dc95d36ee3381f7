package org.polyfeed.serve;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.polyfeed.problem.Problem;
import org.polyfeed.problem.Severity;

/**
 * What one run has made of the sources.
 *
 * @param address of the site, with a slash at its end; nothing where it is as it was
 * @param changed the paths of its files that are others now, with slashes
 * @param problems what is wrong, notes left out
 * @param isGood whether there is a site that may be shown
 */
public record Generation(
    Optional<URI> address, Set<String> changed, List<Problem> problems, boolean isGood) {

  public Generation {
    changed = Set.copyOf(changed);
    problems = problems.stream().filter(problem -> problem.severity() != Severity.NOTE).toList();
  }

  /** A run that was refused: what was shown stays. */
  public static Generation refused(List<Problem> problems) {
    return new Generation(Optional.empty(), Set.of(), problems, false);
  }

  /** How many of its problems are that bad. */
  public int count(Severity severity) {
    return (int) problems.stream().filter(problem -> problem.severity() == severity).count();
  }
}
