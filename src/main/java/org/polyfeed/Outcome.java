package org.polyfeed;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.polyfeed.output.Changes;
import org.polyfeed.problem.Problems;

/**
 * How a run ended.
 *
 * @param address of the site; nothing where nothing was read, since nothing had changed
 * @param editions how many locales the site publishes in
 * @param articles how many are public now
 * @param newest when the newest of them was published
 * @param kept how many articles have errors and keep their last good version
 * @param changes to the output folder; nothing where errors held it back or nothing was to be
 *     written
 * @param explanations of what somebody asked about
 */
public record Outcome(
    Optional<URI> address,
    Problems problems,
    int editions,
    int articles,
    Optional<Instant> newest,
    int kept,
    Optional<Changes> changes,
    List<Explanation> explanations) {

  public Outcome {
    explanations = List.copyOf(explanations);
  }
}
