package org.polyfeed;

import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.polyfeed.edition.Editions;
import org.polyfeed.ledger.Ledger;
import org.polyfeed.output.Changes;
import org.polyfeed.output.Renderer;
import org.polyfeed.problem.Problems;
import org.polyfeed.site.Site;
import org.polyfeed.target.OutputPath;
import org.polyfeed.target.Target;

/**
 * All that is known before anything is rendered.
 *
 * @param terms looks whether translations call things as agreed, which takes reading all of them
 * @param overtaken whether a seed has changed since; it may do so while anything is rendered
 */
record Plan(
    Site site,
    int articles,
    int kept,
    Ledger ledger,
    Optional<Editions> editions,
    List<Target> targets,
    Renderer renderer,
    Set<String> ended,
    Set<OutputPath> held,
    Instant until,
    Closing keeping,
    Closing closing,
    BooleanSupplier overtaken,
    Runnable terms,
    Optional<Explainer.Known> known) {

  Optional<Instant> newest() {
    return editions.stream()
        .flatMap(all -> all.list().stream())
        .flatMap(edition -> edition.newest().stream())
        .map(entry -> entry.published().toInstant())
        .max(Comparator.naturalOrder());
  }

  Outcome outcome(Problems problems, Optional<Changes> changes, List<Explanation> explanations) {
    return new Outcome(
        Optional.of(site.address()),
        problems,
        site.locales().size(),
        articles,
        newest(),
        kept,
        changes,
        explanations);
  }

  /** Keeps for the next run what need not be read again. */
  interface Closing {
    void keep() throws IOException;
  }
}
