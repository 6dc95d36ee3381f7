package org.polyfeed.publish;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
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
  private final Foreign foreign;

  /**
   * @param memory the folder for what this machine knows of destinations; made where it is missing
   */
  public Publisher(
      FinishedSite site,
      Remotes remotes,
      Path memory,
      Patience patience,
      Progress progress,
      Foreign foreign) {
    this.site = site;
    this.remotes = remotes;
    this.memory = memory;
    this.patience = patience;
    this.progress = progress;
    this.foreign = foreign;
  }

  /**
   * What publishing would do. Changes nothing.
   *
   * @throws RefusedException where it would be refused
   * @throws IOException where the destination cannot be reached
   */
  public Sent preview(Destination destination) throws IOException {
    progress.begin("Comparing with " + destination.name());
    try (Remote remote = remotes.open(destination, foreign)) {
      Found found = look(remote, journal(destination), Set.of());
      refuseTaken(remote, found.shipment());
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

  /** Hubs and search engines know of all that is new at a destination, or need not. */
  public void told(Destination destination) throws IOException {
    untold(destination).forget();
  }

  private Untold untold(Destination destination) {
    return new Untold(memory.resolve(destination.name() + ".news"));
  }

  private Journal journal(Destination destination) {
    return new Journal(memory.resolve(destination.name()), destination.place());
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

  /**
   * Looks at what is there.
   *
   * @param doubted paths of which nobody knows what is there, whatever the list says
   */
  private Found look(Remote remote, Journal journal, Set<OutputPath> doubted) throws IOException {
    Optional<byte[]> bytes = remote.list();
    Optional<Published> list = bytes.flatMap(Published::parse);
    String what = "the list of what Polyfeed put there, " + Remote.LIST;
    if (bytes.isPresent() && list.isEmpty() && foreign == Foreign.STAYS) {
      throw new RefusedException(
          what
              + ", cannot be read; bring back the right one, or publish with --adopt, which takes"
              + " all files of the site's names for its own");
    }
    if (bytes.isEmpty() && journal.isKnown() && foreign == Foreign.STAYS) {
      throw new RefusedException(
          what
              + ", is gone, though this machine has published there; is it the right place? If so,"
              + " publish with --adopt, which takes all files of the site's names for its own");
    }
    if (list.isPresent() && !list.get().owner().equals(site.owner())) {
      throw new RefusedException(
          what
              + ", says that the site "
              + list.get().owner()
              + " is there, and this is "
              + site.owner()
              + "; name another place, or remove the list there and publish with --adopt");
    }
    Published there =
        journal.since(list.orElseGet(() -> Published.nothing(site.owner()))).doubting(doubted);
    List<SiteFile> wanted = remote.takes(site.files());
    return new Found(
        list, Shipment.of(site.owner(), wanted, there.doubting(astray(remote, wanted, there))));
  }

  /** What is not there as it was put; refused where somebody else has changed it. */
  private Set<OutputPath> astray(Remote remote, List<SiteFile> files, Published there)
      throws IOException {
    Map<OutputPath, SiteFile> wanted = new HashMap<>();
    files.forEach(file -> wanted.put(file.path(), file));
    Set<OutputPath> astray = new TreeSet<>();
    Set<OutputPath> altered = new TreeSet<>();
    for (Map.Entry<OutputPath, String> file : there.settled().entrySet()) {
      OutputPath path = file.getKey();
      Optional<SiteFile> same =
          Optional.ofNullable(wanted.get(path)).filter(one -> one.hash().equals(file.getValue()));
      switch (remote.state(path, file.getValue(), same)) {
        case AS_PUT -> {}
        case GONE -> astray.add(path);
        case ALTERED -> altered.add(path);
      }
    }
    if (!altered.isEmpty() && foreign == Foreign.STAYS) {
      throw new RefusedException(
          "somebody has changed what Polyfeed put there: "
              + named(altered)
              + "; keep what you need of it elsewhere, and publish with --adopt");
    }
    astray.addAll(altered);
    return astray;
  }

  private void refuseTaken(Remote remote, Shipment shipment) throws IOException {
    List<OutputPath> added = shipment.added();
    if (foreign == Foreign.IS_ADOPTED || added.isEmpty()) {
      return;
    }
    Set<OutputPath> taken = new TreeSet<>(remote.taken(added));
    if (!taken.isEmpty()) {
      throw new RefusedException(
          "it holds files that Polyfeed did not put there and the site has too: "
              + named(taken)
              + "; move them away, or publish with --adopt, which replaces them");
    }
  }

  private static String named(Set<OutputPath> paths) {
    return paths.stream().limit(NAMED).map(OutputPath::value).collect(Collectors.joining(", "))
        + (paths.size() > NAMED ? " and " + (paths.size() - NAMED) + " more" : "");
  }

  /** Somebody else has published at the same time: what is there is looked at again. */
  private static final class Interference extends IOException {
    private Interference() {
      super("another machine publishes there at the same time");
    }
  }

  /** Tries, as often as it takes. */
  private final class Attempt {

    private final Destination destination;
    private final Map<OutputPath, SiteFile> carried = new LinkedHashMap<>();
    private final Set<OutputPath> removed = new TreeSet<>();
    private final Set<OutputPath> doubted = new TreeSet<>();

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
      try (Remote remote = remotes.open(destination, foreign)) {
        remote.claim();
        Found found = look(remote, journal, doubted);
        Shipment shipment = found.shipment();
        if (carried.isEmpty()) {
          refuseTaken(remote, shipment);
        }
        Set<OutputPath> news = untold(destination).add(found.news());
        Published done = shipment.done();
        if (!shipment.put().isEmpty() || found.list().filter(done::equals).isEmpty()) {
          carry(remote, shipment, journal);
          remote.keepList(done.bytes());
          remote.finish();
        }
        journal.begin(done.fingerprint()).close();
        return news;
      }
    }

    private void carry(Remote remote, Shipment shipment, Journal journal) throws IOException {
      Published underway = shipment.underway();
      if (!remote.isAtomic()) {
        remote.keepList(underway.bytes());
      }
      try (Journal.Arrived arrived =
          remote.isAtomic() ? Journal.Arrived.unwritten() : journal.begin(underway.fingerprint())) {
        Step step = progress.beginBytes("Publishing to " + destination.name(), shipment.size());
        remove(remote, shipment.removedFirst());
        for (List<SiteFile> files : shipment.inOrder()) {
          remote.put(files, new Arriving(remote, arrived, step));
          refuseInterference(remote, underway);
        }
        remove(remote, shipment.removedAtLast());
        refuseInterference(remote, underway);
      }
    }

    /** Of what we have carried meanwhile, the list of the other says nothing. */
    private void refuseInterference(Remote remote, Published underway) throws IOException {
      if (!remote.isAtomic()
          && remote.list().flatMap(Published::parse).filter(underway::equals).isEmpty()) {
        doubted.addAll(carried.keySet());
        doubted.addAll(removed);
        throw new Interference();
      }
    }

    /** Writes down what arrives, and lets people see how far it has come. */
    private final class Arriving implements Remote.Arrivals {

      private final Remote remote;
      private final Journal.Arrived arrived;
      private final Step step;

      /** Bytes that were shown already, of files that have not arrived. */
      private long ahead;

      private Arriving(Remote remote, Journal.Arrived arrived, Step step) {
        this.remote = remote;
        this.arrived = arrived;
        this.step = step;
      }

      @Override
      public synchronized void left(long bytes) {
        ahead += bytes;
        step.add(bytes);
      }

      @Override
      public synchronized void arrived(SiteFile file) throws IOException {
        arrived.add(file);
        note(file);
        count(remote);
        long shown = Math.min(ahead, file.size());
        ahead -= shown;
        step.add(file.size() - shown);
      }
    }

    private synchronized void note(SiteFile file) {
      // Where it is carried again, that time counts.
      carried.remove(file.path());
      carried.put(file.path(), file);
    }

    private void remove(Remote remote, List<OutputPath> paths) throws IOException {
      if (!paths.isEmpty()) {
        remote.remove(paths);
        removed.addAll(paths);
        count(remote);
      }
    }

    /** What is gone when the connection is counts for nothing. */
    private void count(Remote remote) {
      if (!remote.isAtomic()) {
        steps.incrementAndGet();
      }
    }
  }
}
