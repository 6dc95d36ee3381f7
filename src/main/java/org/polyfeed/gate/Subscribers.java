package org.polyfeed.gate;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.polyfeed.problem.Problems;
import org.polyfeed.target.OutputPath;

/**
 * What subscribers of the site that stands would see of a run: items that look new and are not, and
 * feeds that are gone. Safe to share between threads until it concludes.
 *
 * <p>Of feeds that change it keeps all ids, and more only of what comes or goes. Feeds that do not
 * change are read where there is a doubt.
 */
final class Subscribers {

  /** How much older than the newest that a feed had an item must be to be an old one. */
  private static final Duration OLD = Duration.ofDays(30);

  /** So many old items that come at once are no chance. */
  private static final int MANY = 5;

  private final StandingSite standing;
  private final Destinations destinations;
  private final Terms terms;
  private final Map<String, Presence> presence = new ConcurrentHashMap<>();
  private final Set<String> seen = ConcurrentHashMap.newKeySet();
  private final Set<String> held = ConcurrentHashMap.newKeySet();
  private final Set<String> editions = ConcurrentHashMap.newKeySet();
  private final ConcurrentLinkedQueue<Changed> changed = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Removed> removed = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Known> gone = new ConcurrentLinkedQueue<>();
  private final Map<String, List<String>> families = new ConcurrentHashMap<>();
  private final Set<String> archives = ConcurrentHashMap.newKeySet();

  Subscribers(StandingSite standing, Destinations destinations, Terms terms) {
    this.standing = standing;
    this.destinations = destinations;
    this.terms = terms;
  }

  /** On which side of a run an id is known. */
  private enum Presence {
    BEFORE,
    AFTER,
    BOTH;

    Presence and(Presence other) {
      return this == other ? this : BOTH;
    }
  }

  /**
   * What is remembered of an item.
   *
   * @param address below the site
   * @param published when it was published; absent where it does not say
   * @param text a hash of its text; 0 where it has none
   */
  private record Known(
      String id, String address, String title, Optional<Instant> published, int text) {

    static Known of(ParsedFeed.ParsedItem item, String base) {
      String url = Urls.decoded(item.url());
      return new Known(
          item.id(),
          url.startsWith(base) ? url.substring(base.length()) : url,
          item.title().replaceAll("\\p{Cf}", "").strip(),
          item.published(),
          item.text());
    }

    /** That of its edition. */
    String folder() {
      return edition(address);
    }

    /** By each of which two items are taken for one article. */
    List<String> marks() {
      List<String> marks = new ArrayList<>(List.of("at " + address));
      if (text != 0) {
        marks.add("of " + text + " " + title);
      }
      published.ifPresent(at -> marks.add(at.getEpochSecond() + " " + title));
      return marks;
    }
  }

  /**
   * A feed that readers have and that changes.
   *
   * @param size how many items it will have
   * @param newest when the newest item that it had was published
   * @param arrivals items that it did not have
   */
  private record Changed(
      String path, String language, int size, Optional<Instant> newest, List<Known> arrivals) {

    boolean isOfEdition() {
      return Subscribers.isOfEdition(path, language);
    }

    /** Whether it has all that is new in an edition, or in all of them. */
    boolean isWide() {
      return isOfEdition() || !path.contains("/");
    }

    /** The languages of those who subscribed: a feed at the root is of all editions. */
    String audience() {
      return path.contains("/") ? language : "all languages";
    }
  }

  /**
   * A feed that readers have and that will not be there.
   *
   * @param lost how many of its items were neither taken back nor are over
   */
  private record Removed(String path, String language, int size, int lost) {

    boolean isOfEdition() {
      return Subscribers.isOfEdition(path, language);
    }
  }

  /** What would look new in one feed. */
  private record Alarm(Changed feed, List<Known> renewed, List<Known> old, String example) {

    int count() {
      return renewed.size() + old.size();
    }

    /** How many of them one edition has at most: a story counts once where its translations do. */
    long ofOneEdition() {
      return Stream.concat(renewed.stream(), old.stream())
          .collect(Collectors.groupingBy(Known::folder, Collectors.counting()))
          .values()
          .stream()
          .mapToLong(Long::longValue)
          .max()
          .orElse(0);
    }
  }

  /** Whether a feed is that of a whole edition, which stands in the folder of its language. */
  private static boolean isOfEdition(String path, String language) {
    return path.startsWith(language + "/") && path.indexOf('/') == path.lastIndexOf('/');
  }

  /**
   * Compares a feed with the one that stands at its path.
   *
   * @param before what stands there, if anything does
   */
  void compare(String path, ParsedFeed after, Optional<ParsedFeed> before) {
    if (standing.paths().isEmpty()) {
      return;
    }
    seen.add(path);
    after.items().forEach(item -> presence.merge(item.id(), Presence.AFTER, Presence::and));
    relate(after, path);
    if (before.isEmpty()) {
      return;
    }
    ParsedFeed old = before.get();
    relate(old, path);
    Set<String> idsAfter = new HashSet<>();
    after.items().forEach(item -> idsAfter.add(item.id()));
    Set<String> idsBefore = depart(path, old, idsAfter);
    String base = after.base(path).orElse("");
    List<Known> arrivals =
        after.items().stream()
            .filter(item -> !idsBefore.contains(item.id()))
            .map(item -> Known.of(item, base))
            .toList();
    changed.add(new Changed(path, after.language(), after.items().size(), old.newest(), arrivals));
  }

  /** Remembers a feed that will not be there. */
  void remove(String path, ParsedFeed before) {
    seen.add(path);
    relate(before, path);
    depart(path, before, Set.of());
    long lost = before.items().stream().filter(item -> !terms.ended().contains(item.id())).count();
    removed.add(new Removed(path, before.language(), before.items().size(), (int) lost));
  }

  private Set<String> depart(String path, ParsedFeed before, Set<String> staying) {
    Set<String> ids = new HashSet<>();
    String base = before.base(path).orElse("");
    for (ParsedFeed.ParsedItem item : before.items()) {
      ids.add(item.id());
      presence.merge(item.id(), Presence.BEFORE, Presence::and);
      hold(path, item.id());
      if (!staying.contains(item.id())) {
        gone.add(Known.of(item, base));
      }
    }
    return ids;
  }

  /**
   * Remembers which feeds are one in several formats, and which are archives, to which nobody
   * subscribes; not every format says so of itself.
   */
  private void relate(ParsedFeed feed, String path) {
    feed.older(path).forEach(archives::add);
    if (feed.archive()) {
      feed.family(path).forEach(archives::add);
    }
    List<String> family = feed.family(path).sorted().distinct().toList();
    if (family.size() > 1) {
      family.forEach(member -> families.merge(member, family, Subscribers::both));
    }
  }

  private static List<String> both(List<String> some, List<String> others) {
    Set<String> all = new TreeSet<>(some);
    all.addAll(others);
    return List.copyOf(all);
  }

  private List<String> family(String path) {
    return families.getOrDefault(path, List.of(path));
  }

  /**
   * Says what subscribers would see.
   *
   * @param shown what problems call the folder
   * @throws IOException if the standing site cannot be read
   */
  void conclude(String shown, Problems problems) throws IOException {
    sayLost(shown, problems);
    List<Alarm> alarms = alarms();
    if (!alarms.isEmpty()) {
      // What a feed that stays has is neither new nor gone.
      readOthers();
      alarms = alarms();
    }
    Map<String, List<Alarm>> byLanguage = new TreeMap<>();
    alarms.forEach(
        alarm ->
            byLanguage
                .computeIfAbsent(alarm.feed().language(), none -> new ArrayList<>())
                .add(alarm));
    byLanguage.values().forEach(all -> sayNew(all, shown, problems));
  }

  private List<Alarm> alarms() {
    Map<String, Known> marks = new HashMap<>();
    gone.stream()
        .filter(item -> presence.get(item.id()) == Presence.BEFORE)
        .forEach(item -> item.marks().forEach(mark -> marks.merge(mark, item, Subscribers::first)));
    List<Alarm> alarms = new ArrayList<>();
    for (Changed feed : changed) {
      if (archives.contains(feed.path())) {
        continue;
      }
      List<Known> renewed = new ArrayList<>();
      List<Known> old = new ArrayList<>();
      String example = "";
      for (Known item : feed.arrivals()) {
        boolean known = presence.get(item.id()) != Presence.AFTER;
        Optional<Known> was =
            known
                ? Optional.empty()
                : item.marks().stream().filter(marks::containsKey).map(marks::get).findFirst();
        // Who reads what is new in an edition need not read the feed of a topic that had it.
        if (known && (!feed.isWide() || holds(feed.path(), item.id()))) {
          continue;
        }
        if (was.isPresent()) {
          renewed.add(item);
          example = example.isEmpty() ? "'" + was.get().id() + "' to '" + item.id() + "'" : example;
        } else if (isOld(item, feed)) {
          old.add(item);
        }
      }
      List<Known> bulk = old.size() < MANY ? List.of() : old;
      if (!renewed.isEmpty() || !bulk.isEmpty()) {
        alarms.add(new Alarm(feed, renewed, bulk, example));
      }
    }
    return alarms;
  }

  /** Which of two is said does not depend on threads. */
  private static Known first(Known one, Known other) {
    return one.id().compareTo(other.id()) <= 0 ? one : other;
  }

  /** An item among those of an edition, its archives too, or of another folder. */
  private static String place(String path, String id) {
    int slash = path.indexOf('/');
    boolean ofEdition =
        slash >= 0 && (path.indexOf('/', slash + 1) < 0 || path.startsWith("archive/", slash + 1));
    return path.substring(0, ofEdition ? slash : path.lastIndexOf('/') + 1) + " " + id;
  }

  private void hold(String path, String id) {
    held.add(place(path, id));
    editions.add(edition(path));
  }

  /** The folder of an edition in which something stands; empty at the root. */
  private static String edition(String path) {
    return path.substring(0, Math.max(path.indexOf('/'), 0));
  }

  /** Who reads what is new in all editions has had what any of them had. */
  private boolean holds(String path, String id) {
    return path.contains("/")
        ? held.contains(place(path, id))
        : editions.stream().anyMatch(one -> held.contains(one + " " + id))
            || held.contains(place(path, id));
  }

  private static boolean isOld(Known item, Changed feed) {
    return item.published().isPresent()
        && feed.newest().filter(at -> item.published().get().isBefore(at.minus(OLD))).isPresent();
  }

  private void readOthers() throws IOException {
    List<OutputPath> others =
        standing.paths().stream()
            .filter(file -> Kind.of(file.value()).mayBeFeed() && !seen.contains(file.value()))
            .sorted()
            .toList();
    for (OutputPath file : others) {
      standing
          .bytes(file)
          .flatMap(bytes -> readOther(file.value(), bytes))
          .ifPresent(feed -> stay(feed, file.value()));
    }
  }

  private static Optional<ParsedFeed> readOther(String path, byte[] bytes) {
    try {
      return Kind.of(path).read(bytes, (name, url) -> {});
    } catch (Unreadable e) {
      // No feed that anybody could have read.
      return Optional.empty();
    }
  }

  private void stay(ParsedFeed feed, String path) {
    for (ParsedFeed.ParsedItem item : feed.items()) {
      presence.put(item.id(), Presence.BOTH);
      hold(path, item.id());
    }
    feed.family(path).forEach(seen::add);
  }

  private void sayNew(List<Alarm> alarms, String shown, Problems problems) {
    Alarm worst =
        Collections.min(
            alarms,
            Comparator.comparing((Alarm alarm) -> !isTooMany(alarm))
                .thenComparing(alarm -> !alarm.feed().isOfEdition())
                .thenComparing(alarm -> -alarm.count())
                .thenComparing(alarm -> alarm.feed().path()));
    long feeds =
        alarms.stream().map(alarm -> family(alarm.feed().path()).get(0)).distinct().count();
    List<String> reasons = new ArrayList<>();
    List<String> cures = new ArrayList<>();
    if (!worst.renewed().isEmpty()) {
      reasons.add("their ids changed, such as " + worst.example());
      cures.add("bring back the ledger as it was, or name the old 'id:' in the articles");
    }
    if (!worst.old().isEmpty()) {
      String first = worst.old().get(0).title();
      reasons.add("old articles come for the first time, such as '" + first + "'");
    }
    boolean refused = isTooMany(worst) && !terms.acceptNew();
    if (refused) {
      cures.add("accept it with --accept-new");
    }
    String message =
        worst.count()
            + " of "
            + worst.feed().size()
            + (worst.feed().size() == 1 ? " item" : " items")
            + (terms.acceptNew() ? " will" : " would")
            + " look new to subscribers of "
            + worst.feed().audience()
            + (feeds == 1 ? "" : ", and some in " + others(feeds - 1))
            + ": "
            + String.join("; ", reasons)
            + (cures.isEmpty() || terms.acceptNew() ? "" : "; " + String.join(", or ", cures));
    say(refused, shown + "/" + worst.feed().path(), message, problems);
  }

  private static String others(long count) {
    return count + (count == 1 ? " other feed" : " other feeds");
  }

  /** One alone is a slip that nobody minds much, but where the site says that none may. */
  private boolean isTooMany(Alarm alarm) {
    return alarm.count() * 100 > terms.acceptedShare() * alarm.feed().size()
        && (alarm.ofOneEdition() > 1 || terms.acceptedShare() == 0);
  }

  private void sayLost(String shown, Problems problems) {
    List<Removed> lost = new ArrayList<>();
    List<Removed> formats = new ArrayList<>();
    Set<String> said = new HashSet<>();
    List<Removed> inOrder =
        removed.stream()
            .filter(feed -> !archives.contains(feed.path()))
            .sorted(Comparator.comparing(Removed::path))
            .toList();
    for (Removed feed : inOrder) {
      List<String> family = family(feed.path());
      if (family.stream().anyMatch(destinations::isThere)) {
        formats.add(feed);
      } else if (said.add(family.get(0))) {
        lost.add(feed);
      }
    }
    Set<String> languages = new HashSet<>();
    for (Removed feed : lost.stream().filter(Removed::isOfEdition).toList()) {
      languages.add(feed.language());
      sayLostEdition(feed, shown, problems);
    }
    List<Removed> sections =
        lost.stream().filter(feed -> !languages.contains(feed.language())).toList();
    sayLost(sections, "", shown, problems);
    sayLost(formats, "; it goes on in another format alone", shown, problems);
  }

  private void sayLostEdition(Removed feed, String shown, Problems problems) {
    boolean refused = feed.lost() > 1 && terms.acceptedShare() < 100 && !terms.acceptNew();
    say(
        refused,
        shown + "/" + feed.path(),
        "subscribers of "
            + feed.language()
            + " lose their feed, which had "
            + feed.size()
            + (feed.size() == 1 ? " item" : " items")
            + (refused ? "; bring it back, or accept it with --accept-new" : ""),
        problems);
  }

  private static void sayLost(List<Removed> feeds, String how, String shown, Problems problems) {
    if (!feeds.isEmpty()) {
      problems.warning(
          shown + "/" + feeds.get(0).path(),
          0,
          "its subscribers lose it"
              + (feeds.size() == 1 ? "" : ", and those of " + others(feeds.size() - 1) + " theirs")
              + how);
    }
  }

  private static void say(boolean refused, String file, String message, Problems problems) {
    if (refused) {
      problems.error(file, 0, message);
    } else {
      problems.warning(file, 0, message);
    }
  }
}
