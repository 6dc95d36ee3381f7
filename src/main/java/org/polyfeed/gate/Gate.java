package org.polyfeed.gate;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.polyfeed.problem.Problems;
import org.polyfeed.problem.Severity;
import org.polyfeed.target.Composed;
import org.polyfeed.target.Fingerprint;
import org.polyfeed.target.OutputPath;
import org.polyfeed.target.Place;
import org.polyfeed.target.Target;

/**
 * Judges what is about to be put in place: every file is read back with a parser that did not write
 * it, and what changes is compared with the site that stands. What is wrong becomes a problem.
 *
 * <p>Safe to share between threads until it concludes. It keeps no bytes of what it has judged.
 */
public final class Gate {

  /** Feeds of earlier dates differ: RSS and Atom are written by the calendar of their time. */
  private static final Instant GREGORIAN = Instant.parse("1582-10-15T00:00:00Z");

  private final StandingSite standing;
  private final String shown;
  private final Problems problems;
  private final Destinations destinations;
  private final FeedRules feeds;
  private final Readings readings;
  private final PageRules pages;
  private final Subscribers subscribers;
  private final Map<String, Fingerprint> fingerprints = new HashMap<>();
  private final Map<String, Said> said = new ConcurrentHashMap<>();

  /**
   * @param targets all that the site will have
   * @param standing the site before
   * @param shown what problems call the folder
   */
  public Gate(
      Terms terms,
      Collection<? extends Target> targets,
      StandingSite standing,
      String shown,
      Problems problems) {
    this.standing = standing;
    this.shown = shown;
    this.problems = problems;
    this.destinations =
        new Destinations(terms.address(), targets.stream().map(Target::path).toList(), standing);
    for (Target target : targets) {
      String path = target.path().value();
      if (Kind.of(path).mayBeFeed()) {
        fingerprints.put(path, target.fingerprint());
      }
    }
    this.feeds = new FeedRules();
    this.readings = new Readings(new ItemRules(terms.now()));
    this.pages = new PageRules(destinations);
    this.subscribers = new Subscribers(standing, destinations, terms);
  }

  /**
   * What a feed says, in short.
   *
   * @param formats the paths of the same feed in all formats
   * @param items a hash of their ids and when they were published, in order
   */
  private record Said(String format, List<String> formats, int items) {}

  /**
   * Judges a file that will be put in place.
   *
   * @param before what stands there, if anything does
   * @return what is to be recalled while the file stays as it is
   */
  public List<Remark> judge(Target target, Composed composed, Optional<byte[]> before) {
    if (target.place() == Place.ASSET) {
      // The site's own, as it is.
      return List.of();
    }
    String path = target.path().value();
    if (composed.size() == 0) {
      problems.error(
          shown(path), 0, "is refused: it would be empty; look at the template that makes it");
      return List.of();
    }
    Kind kind = Kind.of(path);
    if (kind == Kind.PAGE) {
      String seed = target.seed().orElse(shown(path));
      return pages.judge(path, shown(path), seed, composed.bytes());
    }
    try {
      return readings
          .read(kind, composed, (name, url) -> list(path, name, url))
          .map(feed -> judge(target, feed, composed.size(), before))
          .orElse(List.of());
    } catch (Unreadable e) {
      refuse(path, e.fault());
      return List.of();
    }
  }

  /** Says again what there was to say of a file that stays as it is. */
  public void recall(Remark remark) {
    if (remark.link().isEmpty()) {
      problems.warning(remark.about(), 0, remark.what());
    } else {
      pages.recall(remark);
    }
  }

  private List<Remark> judge(
      Target target, Readings.Reading reading, int weight, Optional<byte[]> before) {
    String path = target.path().value();
    ParsedFeed feed = reading.feed();
    List<Fault> faults = new ArrayList<>(feeds.faults(feed, self(target, feed), weight));
    faults.addAll(reading.faults());
    List<Remark> remarks = new ArrayList<>();
    for (Fault fault : faults) {
      if (fault.severity() == Severity.ERROR) {
        refuse(path, fault.message());
      } else {
        remarks.add(new Remark(shown(path), "", fault.message()));
      }
    }
    remarks.forEach(this::recall);
    said.put(path, new Said(feed.format(), feed.family(path).toList(), inShort(feed.items())));
    subscribers.compare(path, feed, before.flatMap(bytes -> standing(path, bytes)));
    return remarks;
  }

  /** A feed that stands at other addresses too says which is its own. */
  private String self(Target target, ParsedFeed feed) {
    return destinations
        .path("", feed.self())
        .filter(own -> target.fingerprint().equals(fingerprints.get(own)))
        .map(own -> feed.self())
        .orElse(destinations.url(target.path().value()));
  }

  private static int inShort(List<ParsedFeed.ParsedItem> items) {
    int hash = 0;
    for (ParsedFeed.ParsedItem item : items) {
      long published =
          item.published()
              .filter(at -> at.isAfter(GREGORIAN))
              .map(Instant::getEpochSecond)
              .orElse(0L);
      hash = 31 * (31 * hash + item.id().hashCode()) + Long.hashCode(published);
    }
    return hash;
  }

  private Optional<ParsedFeed> standing(String path, byte[] bytes) {
    try {
      return Kind.of(path).read(bytes, (name, url) -> {});
    } catch (Unreadable e) {
      problems.warning(
          shown(path),
          0,
          "somebody has damaged it, so nothing can be compared with it: " + e.fault());
      return Optional.empty();
    }
  }

  private void list(String path, String name, String url) {
    if (!destinations.isFile(url)) {
      refuse(path, "its " + name + " " + url + " will be no file of the site");
    }
  }

  /**
   * Judges what else is to happen, after all files have been judged that change.
   *
   * @throws IOException if the standing site cannot be read
   */
  public void conclude() throws IOException {
    List<OutputPath> going =
        standing.paths().stream()
            .filter(path -> Kind.of(path.value()).mayBeFeed())
            .filter(path -> !destinations.isThere(path.value()))
            .sorted()
            .toList();
    for (OutputPath path : going) {
      standing
          .bytes(path)
          .flatMap(bytes -> standing(path.value(), bytes))
          .ifPresent(feed -> subscribers.remove(path.value(), feed));
    }
    new TreeMap<>(said).forEach(this::compareFormats);
    pages.conclude(problems);
    subscribers.conclude(shown, problems);
  }

  /** One feed says the same in all its formats. */
  private void compareFormats(String path, Said feed) {
    for (String other : feed.formats()) {
      Said there = said.get(other);
      if (there != null && there.items() != feed.items()) {
        refuse(
            path, "its items differ from those of " + shown(other) + " (" + there.format() + ")");
      }
    }
  }

  private void refuse(String path, String fault) {
    problems.error(shown(path), 0, "is refused: " + fault + "; this is Polyfeed's fault");
  }

  private String shown(String path) {
    return shown + "/" + path;
  }
}
