package org.polyfeed.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.polyfeed.json.Json;

/** How things stand, as {@link RunRecord} wrote it. */
record StatusFile(Optional<Run> lastGood, Optional<Run> failing) {

  /**
   * A run.
   *
   * @param since when it began, or the first of those that have failed since
   * @param newest when the newest article was published
   * @param problems the first, in a line each
   */
  record Run(
      Instant since,
      Instant ended,
      long exit,
      long articles,
      Optional<Instant> newest,
      long errors,
      long warnings,
      List<String> problems) {

    Run {
      problems = List.copyOf(problems);
    }
  }

  /**
   * Reads it.
   *
   * @throws Json.Malformed where it is another file
   */
  static StatusFile read(Path file) throws IOException, Json.Malformed {
    Map<String, Object> standing =
        Json.object(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    Optional<Run> last = run(standing, "last");
    if (last.isEmpty()) {
      throw new Json.Malformed("it has no 'last'");
    }
    return new StatusFile(run(standing, "lastGood"), run(standing, "failing"));
  }

  private static Optional<Run> run(Map<?, ?> standing, String key) throws Json.Malformed {
    if (!standing.containsKey(key)) {
      return Optional.empty();
    }
    if (!(standing.get(key) instanceof Map<?, ?> run)) {
      throw new Json.Malformed("its '" + key + "' is no run");
    }
    Instant began =
        time(run, "time").orElseThrow(() -> new Json.Malformed("'" + key + "' has no 'time'"));
    return Optional.of(
        new Run(
            time(run, "since").orElse(began),
            began.plusMillis(number(run, "milliseconds")),
            number(run, "exit"),
            number(run, "articles"),
            time(run, "newest"),
            number(run, "errors"),
            number(run, "warnings"),
            run.get("problems") instanceof List<?> problems
                ? problems.stream().map(StatusFile::line).toList()
                : List.of()));
  }

  private static Optional<Instant> time(Map<?, ?> run, String key) throws Json.Malformed {
    Object value = run.get(key);
    if (value == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.parse(value.toString()));
    } catch (DateTimeException e) {
      throw new Json.Malformed("'" + key + "' is no time: " + value);
    }
  }

  /** What a run that did not get so far does not say is 0. */
  private static long number(Map<?, ?> run, String key) {
    return run.get(key) instanceof Long number ? number : 0;
  }

  private static String line(Object problem) {
    return problem instanceof Map<?, ?> parts
        ? parts.get("file")
            + (parts.get("line") instanceof Long line && line > 0 ? ":" + line : "")
            + ": "
            + String.valueOf(parts.get("message")).replace('\n', ' ')
        : problem.toString();
  }
}
