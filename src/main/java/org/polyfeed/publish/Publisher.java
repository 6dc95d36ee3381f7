package org.polyfeed.publish;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.polyfeed.output.FinishedSite;
import org.polyfeed.output.SiteFile;
import org.polyfeed.progress.Progress;
import org.polyfeed.progress.Step;
import org.polyfeed.site.Destination;
import org.polyfeed.target.OutputPath;

/**
 * Carries a site to a destination: what changed, in such an order that no link leads nowhere, and
 * what Polyfeed once put there and the site no longer has is removed at last. Files of others are
 * never touched.
 */
public final class Publisher {

  /** How often it is tried in vain, one time after the other. */
  private static final int TRIES = 5;

  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);

  /** How many of the files that are in the way are named. */
  private static final int NAMED = 5;

  private final FinishedSite site;
  private final Remotes remotes;
  private final Path memory;
  private final Patience patience;
  private final Progress progress;
  private final boolean adopting;

  /**
   * @param memory the folder for what this machine knows of destinations; made where it is missing
   * @param adopting whether files of others are taken for Polyfeed's, where they have the names of
   *     its own
   */
  public Publisher(
      FinishedSite site,
      Remotes remotes,
      Path memory,
      Patience patience,
      Progress progress,
      boolean adopting) {
    this.site = site;
    this.remotes = remotes;
    this.memory = memory;
    this.patience = patience;
    this.progress = progress;
    this.adopting = adopting;
  }

  /**
   * What publishing would do. Changes nothing.
   *
   * @throws RefusedException where it would be refused
   * @throws IOException where the destination cannot be reached
   */
  public Sent preview(Destination destination) throws IOException {
    progress.begin("Comparing with " + destination.name());
    try (Remote remote = remotes.open(destination)) {
      Found found = look(destination, remote, journal(destination));
      refuseTaken(destination, remote, found.shipment());
      return new Sent(
          destination.name(), found.shipment().put(), found.shipment().remove(), 0, found.news());
    }
  }

  /**
   * Publishes. When this returns, the destination holds the site.
   *
   * @throws RefusedException where the destination, or what is in it, does not allow it
   * @throws IOException where it could not be finished; the next time goes on from there
   */
  public Sent publish(Destination destination) throws IOException {
    Attempt attempt = new Attempt(destination);
    int failed = 0;
    for (int interruptions = 0; ; interruptions++) {
      int before = attempt.steps.get();
      try {
        Set<OutputPath> news = attempt.run();
        return new Sent(
            destination.name(),
            List.copyOf(attempt.carried.values()),
            List.copyOf(attempt.removed),
            interruptions,
            news);
      } catch (RefusedException e) {
        throw attempt.steps.get() == 0 ? e : e.midway();
      } catch (FileSystemException e) {
        // A disk is not as a network is: to wait mends nothing.
        throw e;
      } catch (IOException e) {
        failed = attempt.steps.get() > before ? 1 : failed + 1;
        if (failed >= TRIES) {
          throw e;
        }
        patience.wait(FIRST_WAIT.multipliedBy(1L << (failed - 1)));
      }
    }
  }

  private Journal journal(Destination destination) {
    return new Journal(memory.resolve(destination.name()), destination.toString());
  }

  /**
   * What is to be done.
   *
   * @param list as it was found, if there was one
   */
  private record Found(Optional<Published> list, Shipment shipment) {

    /** What differs from when publishing last came to its end. */
    Set<OutputPath> news() {
      Map<OutputPath, String> before = list.map(Published::hashes).orElse(Map.of());
      Set<OutputPath> news = new TreeSet<>(shipment.remove());
      for (SiteFile file : shipment.files()) {
        if (!file.hash().equals(before.get(file.path()))) {
          news.add(file.path());
        }
      }
      return news;
    }
  }

  private Found look(Destination destination, Remote remote, Journal journal) throws IOException {
    Optional<byte[]> bytes = remote.list();
    Optional<Published> list = bytes.flatMap(Published::parse);
    String where = destination.name() + ": the list of what Polyfeed put there, " + Remote.LIST;
    if (bytes.isPresent() && list.isEmpty() && !adopting) {
      throw new RefusedException(
          where
              + ", cannot be read; bring back the right one, or publish with --adopt, which takes all"
              + " files of the site's names for its own");
    }
    if (bytes.isEmpty() && journal.isKnown() && !adopting) {
      throw new RefusedException(
          where
              + ", is gone, though this machine has published there; is it the right place? If so,"
              + " publish with --adopt, which takes all files of the site's names for its own");
    }
    if (list.isPresent() && !list.get().owner().equals(site.owner())) {
      throw new RefusedException(
          where
              + ", says that the site "
              + list.get().owner()
              + " is there, and this is "
              + site.owner()
              + "; name another place, or remove the list there and publish with --adopt");
    }
    Published there = journal.since(list.orElseGet(() -> Published.nothing(site.owner())));
    return new Found(list, Shipment.of(site.owner(), remote.takes(site.files()), there));
  }

  private void refuseTaken(Destination destination, Remote remote, Shipment shipment)
      throws IOException {
    List<OutputPath> added = shipment.added();
    if (adopting || added.isEmpty()) {
      return;
    }
    Collection<OutputPath> taken = new TreeSet<>(remote.taken(added));
    if (!taken.isEmpty()) {
      throw new RefusedException(
          destination.name()
              + ": it holds files that Polyfeed did not put there and the site has too: "
              + taken.stream().limit(NAMED).map(OutputPath::value).collect(Collectors.joining(", "))
              + (taken.size() > NAMED ? " and " + (taken.size() - NAMED) + " more" : "")
              + "; move them away, or publish with --adopt, which replaces them");
    }
  }

  /** Tries, as often as it takes. */
  private final class Attempt {

    private final Destination destination;
    private final Map<OutputPath, SiteFile> carried = new LinkedHashMap<>();
    private final Set<OutputPath> removed = new TreeSet<>();

    /** How much was done; looked at only between tries, when no thread is at work. */
    private final AtomicInteger steps = new AtomicInteger();

    private Attempt(Destination destination) {
      this.destination = destination;
    }

    /** Does what is left to do, and returns what is new at the destination. */
    private Set<OutputPath> run() throws IOException {
      Files.createDirectories(memory);
      Journal journal = journal(destination);
      progress.begin("Comparing with " + destination.name());
      try (Remote remote = remotes.open(destination)) {
        Found found = look(destination, remote, journal);
        Shipment shipment = found.shipment();
        if (carried.isEmpty()) {
          refuseTaken(destination, remote, shipment);
        }
        Published done = shipment.done();
        if (found.list().filter(done::equals).isEmpty()) {
          carry(remote, shipment, journal);
          remote.keepList(done.bytes());
          remote.finish();
        }
        journal.begin(done.fingerprint()).close();
        return found.news();
      }
    }

    private void carry(Remote remote, Shipment shipment, Journal journal) throws IOException {
      Published underway = shipment.underway();
      if (!remote.isAtomic()) {
        remote.keepList(underway.bytes());
      }
      try (Journal.Arrived arrived = journal.begin(underway.fingerprint())) {
        Step step = progress.beginBytes("Publishing to " + destination.name(), shipment.size());
        remove(remote, shipment.removedFirst());
        for (List<SiteFile> files : shipment.inOrder().values()) {
          remote.put(
              files,
              file -> {
                if (!remote.isAtomic()) {
                  arrived.add(file);
                }
                note(file);
                step.add(file.size());
              });
        }
        remove(remote, shipment.removedAtLast());
      }
      if (!remote.isAtomic() && !isOurs(remote.list(), underway)) {
        throw new RefusedException(
            destination.name()
                + ": another run has published there at the same time; publish again when it is"
                + " over");
      }
    }

    private static boolean isOurs(Optional<byte[]> list, Published underway) {
      return list.flatMap(Published::parse).filter(underway::equals).isPresent();
    }

    private synchronized void note(SiteFile file) {
      // Where it is carried again, that time counts.
      carried.remove(file.path());
      carried.put(file.path(), file);
      steps.incrementAndGet();
    }

    private void remove(Remote remote, List<OutputPath> paths) throws IOException {
      if (!paths.isEmpty()) {
        remote.remove(paths);
        removed.addAll(paths);
        steps.incrementAndGet();
      }
    }
  }
}
