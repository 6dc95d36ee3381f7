package org.polyfeed.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.polyfeed.Outcome;
import org.polyfeed.json.Json;
import org.polyfeed.output.ReportFile;
import org.polyfeed.problem.Problem;
import org.polyfeed.problem.Severity;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** What machines are told of runs: a line in a log, and a file of how things stand. */
final class RunRecord {

  /** How many problems the file of how things stand names. */
  private static final int FIRST = 5;

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
   * Refuses what would write both into one file.
   *
   * @throws CommandLine.ParameterException where it would
   */
  void check(CommandLine command) {
    if (log != null
        && status != null
        && log.toAbsolutePath().normalize().equals(status.toAbsolutePath().normalize())) {
      throw new CommandLine.ParameterException(
          command, "--log and --status-file are both " + log + ": each needs a file of its own");
    }
  }

  /**
   * Keeps that a run did not begin, since another was at work: that one writes how things stand.
   *
   * @throws IOException if the disk fails
   */
  void log(Instant began, Instant ended, int code) throws IOException {
    append(run(began, ended, code, Optional.empty()));
  }

  /**
   * Keeps how a run ended.
   *
   * @param outcome nothing where it did not come to one
   * @throws IOException if the disk fails
   */
  void keep(Instant began, Instant ended, int code, Optional<Outcome> outcome) throws IOException {
    Map<String, Object> run = run(began, ended, code, outcome);
    append(run);
    if (status != null) {
      outcome.ifPresent(known -> run.put("problems", first(known)));
      String text = Json.indented(standing(run, code, before(status)));
      ReportFile.replace(status, text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private void append(Map<String, Object> run) throws IOException {
    if (log != null) {
      ReportFile.append(log, (Json.line(run) + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  /** The run, the last good one, and since when and why there is none. */
  private static Map<String, Object> standing(
      Map<String, Object> run, int code, Map<String, Object> before) {
    Map<String, Object> standing = new LinkedHashMap<>();
    standing.put("version", Version.number());
    standing.put("last", run);
    Optional.ofNullable(code == ExitCode.DONE ? run : before.get("lastGood"))
        .ifPresent(good -> standing.put("lastGood", good));
    Object failing = before.get("failing");
    if (code == ExitCode.BUSY) {
      // What the other run comes to is not known yet.
      Optional.ofNullable(failing).ifPresent(still -> standing.put("failing", still));
    } else if (code != ExitCode.DONE) {
      Object since = failing instanceof Map<?, ?> known ? known.get("since") : null;
      Map<String, Object> still = new LinkedHashMap<>();
      still.put("since", Optional.ofNullable(since).orElse(run.getOrDefault("time", "")));
      still.putAll(run);
      standing.put("failing", still);
    }
    return standing;
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
    if (outcome.kept() > 0) {
      run.put("kept", outcome.kept());
    }
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

  /** Errors before warnings. */
  private static List<Map<String, Object>> first(Outcome outcome) {
    return outcome.problems().all().stream()
        .filter(problem -> problem.severity() != Severity.NOTE)
        .sorted(Comparator.comparing(Problem::severity))
        .limit(FIRST)
        .map(Report::json)
        .toList();
  }

  /** What the file said before. */
  private static Map<String, Object> before(Path status) throws IOException {
    if (Files.notExists(status)) {
      return Map.of();
    }
    try {
      return Json.object(new String(Files.readAllBytes(status), StandardCharsets.UTF_8));
    } catch (Json.Malformed e) {
      // Somebody else's file, or half of one: it is written anew.
      return Map.of();
    }
  }
}
