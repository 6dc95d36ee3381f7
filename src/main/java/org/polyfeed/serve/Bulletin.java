package org.polyfeed.serve;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.polyfeed.json.Json;
import org.polyfeed.problem.Problem;
import org.polyfeed.problem.Severity;

/**
 * What there is to see at present, and what open pages are told of it: generations have numbers, so
 * that a page that says which it shows is told of all that has changed since. Safe to share between
 * threads.
 */
final class Bulletin {

  /** More than anybody mends at once; the rest is said on the terminal. */
  private static final int MOST_PROBLEMS = 50;

  private final String session;
  private final Map<String, Long> changed = new HashMap<>();
  private Optional<URI> address = Optional.empty();
  private List<Problem> problems = List.of();
  private boolean isWhole = true;
  private long number;
  private long allSince;

  /**
   * @param session a name that no other run of the server has had
   */
  Bulletin(String session) {
    this.session = session;
  }

  String session() {
    return session;
  }

  /** Takes what a run has made, and wakes who waits for it. */
  synchronized void show(Generation generation) {
    number++;
    if (generation.isGood()) {
      boolean moved =
          generation.address().filter(at -> !address.equals(Optional.of(at))).isPresent();
      if (moved || !isWhole) {
        allSince = number;
        changed.clear();
      }
      address = generation.address().or(() -> address);
      generation.changed().forEach(path -> changed.put(path, number));
      isWhole = true;
    }
    problems =
        generation.problems().stream()
            .sorted(Comparator.comparing(Problem::severity).thenComparing(Problem::compareTo))
            .toList();
    notifyAll();
  }

  /** That nobody knows which files the last run has changed, since it broke off. */
  synchronized void doubt() {
    isWhole = false;
  }

  /** Where the site will be, once there is one to see. */
  synchronized Optional<URI> address() {
    return address;
  }

  synchronized long number() {
    return number;
  }

  /**
   * Waits for something that a page does not know, or a little less long.
   *
   * @param after the number of the generation that it shows
   * @param milliseconds how long at most
   * @return the latest number
   */
  synchronized long await(long after, long milliseconds) throws InterruptedException {
    // To wake early, for no reason, does no harm: the page gets a sign of life.
    for (long left = milliseconds; number <= after && left > 0; left = 0) {
      wait(left);
    }
    return number;
  }

  /**
   * An event for a page.
   *
   * @param itsSession that of the page
   * @param after the number of the generation that it shows
   */
  synchronized Event event(String itsSession, long after) {
    Map<String, Object> state = new LinkedHashMap<>();
    boolean all = !itsSession.equals(session) || after < allSince;
    state.put("all", all);
    String root = address.map(URI::getPath).orElse("/");
    state.put(
        "changed",
        all
            ? List.of()
            : changed.entrySet().stream()
                .filter(file -> file.getValue() > after)
                .map(file -> root + file.getKey())
                .sorted()
                .toList());
    state.put("errors", count(Severity.ERROR));
    state.put("warnings", count(Severity.WARNING));
    List<Map<String, Object>> said = new ArrayList<>();
    problems.stream().limit(MOST_PROBLEMS).forEach(problem -> said.add(json(problem)));
    state.put("problems", said);
    return new Event(number, Json.line(state));
  }

  /**
   * What a page is told.
   *
   * @param number of the latest generation
   * @param json in one line
   */
  record Event(long number, String json) {}

  private long count(Severity severity) {
    return problems.stream().filter(problem -> problem.severity() == severity).count();
  }

  private static Map<String, Object> json(Problem problem) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("severity", problem.severity().name().toLowerCase(Locale.ROOT));
    object.put("file", problem.file());
    object.put("line", problem.line());
    object.put("message", problem.message());
    return object;
  }
}
