package org.polyfeed.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.polyfeed.Outcome;
import org.polyfeed.json.Json;
import org.polyfeed.output.ReportFile;
import org.polyfeed.problem.Severity;
import picocli.CommandLine.Option;

/** What machines are told of runs: a line in a log, and a file of how things stand. */
final class RunRecord {

  @Option(
      names = "--log",
      paramLabel = "FILE",
      description = "Add a line in JSON to this file: when, how long, how many, how it ended.")
  private @Nullable Path log;

  @Option(
      names = "--status-file",
      paramLabel = "FILE",
      description = "Write into this file, in JSON, how this run and the last good one ended.")
  private @Nullable Path status;

  /**
   * Keeps how a run ended.
   *
   * @param outcome nothing where it did not come to one
   * @throws IOException if the disk fails
   */
  void keep(Instant began, Instant ended, int code, Optional<Outcome> outcome) throws IOException {
    if (log == null && status == null) {
      return;
    }
    Map<String, Object> run = run(began, ended, code, outcome);
    if (log != null) {
      ReportFile.append(log, (Json.line(run) + "\n").getBytes(StandardCharsets.UTF_8));
    }
    if (status != null) {
      Map<String, Object> both = new LinkedHashMap<>();
      both.put("last", run);
      Optional.ofNullable(code == ExitCode.DONE ? run : lastGood(status))
          .ifPresent(good -> both.put("lastGood", good));
      ReportFile.replace(status, Json.indented(both).getBytes(StandardCharsets.UTF_8));
    }
  }

  private static Map<String, Object> run(
      Instant began, Instant ended, int code, Optional<Outcome> outcome) {
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("time", began.toString());
    run.put("milliseconds", Duration.between(began, ended).toMillis());
    run.put("exit", code);
    outcome.ifPresent(known -> add(known, run));
    return run;
  }

  private static void add(Outcome outcome, Map<String, Object> run) {
    run.put("articles", outcome.articles());
    run.put("editions", outcome.editions());
    outcome.newest().ifPresent(at -> run.put("newest", at.toString()));
    outcome
        .changes()
        .ifPresent(
            changes -> {
              run.put("files", changes.files());
              run.put("added", changes.added());
              run.put("changed", changes.changed());
              run.put("removed", changes.removed());
              run.put("rendered", changes.rendered());
            });
    run.put("errors", count(outcome, Severity.ERROR));
    run.put("warnings", count(outcome, Severity.WARNING));
  }

  private static long count(Outcome outcome, Severity severity) {
    return outcome.problems().all().stream()
        .filter(problem -> problem.severity() == severity)
        .count();
  }

  /** What the file said before of the last run that succeeded. */
  private static @Nullable Object lastGood(Path status) throws IOException {
    if (Files.notExists(status)) {
      return null;
    }
    try {
      String text = new String(Files.readAllBytes(status), StandardCharsets.UTF_8);
      return Json.object(text).get("lastGood");
    } catch (Json.Malformed e) {
      // Somebody else's file, or half of one: it is written anew.
      return null;
    }
  }
}
