package org.polyfeed.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.polyfeed.json.Json;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Tells a monitor whether a site is kept up, by the file that runs leave, and by nothing else. */
final class Freshness {

  private static final Pattern TIME = Pattern.compile("([1-9]\\d{0,4})([mhd])");

  /** The clocks of two machines are never quite the same. */
  private static final Duration TOLERANCE = Duration.ofMinutes(1);

  @Option(
      names = "--status-file",
      paramLabel = "FILE",
      description =
          "Read only what 'generate --status-file' wrote; end with exit code 1 if runs fail, or no"
              + " run has ended well.")
  private @Nullable Path file;

  @Option(
      names = "--max-age",
      paramLabel = "TIME",
      description = "Also if the last good run is older, such as 15m, 2h or 3d.")
  private @Nullable String maxAge;

  @Option(
      names = "--max-entry-age",
      paramLabel = "TIME",
      description = "Also if the newest entry is older.")
  private @Nullable String maxEntryAge;

  /**
   * Whether anything of this is asked for.
   *
   * @throws CommandLine.ParameterException where it is asked without a file
   */
  boolean isAsked(CommandLine command) {
    if (file == null && (maxAge != null || maxEntryAge != null)) {
      throw new CommandLine.ParameterException(
          command,
          "--max-age and --max-entry-age need --status-file FILE, which 'polyfeed generate"
              + " --status-file FILE' writes");
    }
    return file != null;
  }

  /** Says how things stand, and returns the exit code. */
  int judge(SiteOptions options, CommandLine command) {
    Optional<Duration> age = age("--max-age", maxAge, command);
    Optional<Duration> entryAge = age("--max-entry-age", maxEntryAge, command);
    Instant now = options.present();
    StatusFile status;
    try {
      status = StatusFile.read(file());
    } catch (IOException e) {
      command.getErr().println(Failures.said(e));
      return ExitCode.DISK;
    } catch (Json.Malformed e) {
      command
          .getErr()
          .println(
              file() + ": 'polyfeed generate --status-file' did not write it: " + e.getMessage());
      return ExitCode.DISK;
    }
    List<String> complaints = new ArrayList<>();
    status.failing().ifPresent(run -> complaints.add(failure(run)));
    complainOfRun(status, age, now, complaints);
    complainOfEntry(status, entryAge, now, complaints);
    if (options.json()) {
      command.getOut().print(Json.indented(json(status, now, complaints)));
    } else if (!complaints.isEmpty()) {
      command.getOut().println(sentence(complaints));
    } else if (!options.quiet()) {
      command.getOut().println(good(status.lastGood().orElseThrow(), now));
    }
    return complaints.isEmpty() ? ExitCode.DONE : ExitCode.PROBLEMS;
  }

  private Path file() {
    return Optional.ofNullable(file).orElseThrow();
  }

  private static Optional<Duration> age(
      String option, @Nullable String written, CommandLine command) {
    if (written == null) {
      return Optional.empty();
    }
    Matcher time = TIME.matcher(written);
    if (!time.matches()) {
      throw new CommandLine.ParameterException(
          command,
          option + " " + written + ": it must be minutes, hours or days, such as 15m, 2h or 3d");
    }
    return Optional.of(
        Duration.parse(
            (time.group(2).equals("d") ? "P" : "PT") + written.toUpperCase(Locale.ROOT)));
  }

  private void complainOfRun(
      StatusFile status, Optional<Duration> most, Instant now, List<String> complaints) {
    if (status.lastGood().isEmpty()) {
      complaints.add("no run has ended well yet");
      return;
    }
    Instant ended = status.lastGood().get().ended();
    complain("the last good run ended", ended, most, String.valueOf(maxAge), now, complaints);
  }

  private void complainOfEntry(
      StatusFile status, Optional<Duration> most, Instant now, List<String> complaints) {
    Optional<Instant> newest = status.lastGood().flatMap(StatusFile.Run::newest);
    if (newest.isPresent()) {
      complain(
          "the newest entry appeared",
          newest.get(),
          most,
          String.valueOf(maxEntryAge),
          now,
          complaints);
    } else if (most.isPresent() && status.lastGood().isPresent()) {
      complaints.add("the last good run had no entry");
    }
  }

  private static void complain(
      String what,
      Instant at,
      Optional<Duration> most,
      String written,
      Instant now,
      List<String> complaints) {
    Duration age = Duration.between(at, now);
    if (age.plus(TOLERANCE).isNegative()) {
      complaints.add(
          what
              + " at "
              + at
              + ", which is "
              + said(age.negated())
              + " ahead of the clock here ("
              + now
              + "): one of the clocks is wrong");
    } else if (most.filter(limit -> age.compareTo(limit) > 0).isPresent()) {
      complaints.add(what + " " + said(age) + " ago, at " + at + ": more than " + written);
    }
  }

  private static String failure(StatusFile.Run run) {
    int more = (int) (run.errors() + run.warnings()) - 1;
    return "runs have failed since "
        + run.since()
        + " (exit code "
        + run.exit()
        + ", "
        + count(run.errors(), "error")
        + ", "
        + count(run.warnings(), "warning")
        + ")"
        + run.problems().stream().limit(1).map(first -> ": " + first).findFirst().orElse("")
        + (more > 0 ? " (and " + more + " more)" : "");
  }

  private static String good(StatusFile.Run run, Instant now) {
    return "The last good run ended "
        + said(Duration.between(run.ended(), now))
        + " ago, at "
        + run.ended()
        + ": "
        + count(run.articles(), "article")
        + run.newest()
            .map(at -> ", the newest from " + said(Duration.between(at, now)) + " ago, at " + at)
            .orElse("")
        + ".";
  }

  /** In one line. */
  private static String sentence(List<String> complaints) {
    String all = String.join("; ", complaints);
    return all.substring(0, 1).toUpperCase(Locale.ROOT) + all.substring(1) + ".";
  }

  private static Map<String, Object> json(StatusFile status, Instant now, List<String> complaints) {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("good", complaints.isEmpty());
    report.put("complaints", complaints);
    report.put("time", now.toString());
    status
        .lastGood()
        .ifPresent(
            run -> {
              report.put("lastGood", run.ended().toString());
              report.put("age", Duration.between(run.ended(), now).toSeconds());
              report.put("articles", run.articles());
              run.newest()
                  .ifPresent(
                      at -> {
                        report.put("newest", at.toString());
                        report.put("entryAge", Duration.between(at, now).toSeconds());
                      });
            });
    status
        .failing()
        .ifPresent(
            run -> {
              report.put("failingSince", run.since().toString());
              report.put("exit", run.exit());
              report.put("errors", run.errors());
              report.put("warnings", run.warnings());
              report.put("problems", run.problems());
            });
    return report;
  }

  /** In the largest unit of which there are two. */
  private static String said(Duration age) {
    Duration some = age.isNegative() ? Duration.ZERO : age;
    if (some.toDays() > 1) {
      return count(some.toDays(), "day");
    }
    if (some.toHours() > 1) {
      return count(some.toHours(), "hour");
    }
    return some.toMinutes() > 1
        ? count(some.toMinutes(), "minute")
        : count(some.toSeconds(), "second");
  }

  private static String count(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
