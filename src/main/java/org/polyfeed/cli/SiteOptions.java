package org.polyfeed.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.polyfeed.Folders;
import org.polyfeed.progress.Progress;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every command that reads a site needs to know. */
final class SiteOptions {

  /** The ledger keeps the time, and feeds write years with four digits. */
  private static final int FIRST_YEAR = 1970;

  private static final int LAST_YEAR = 9999;

  /** Of a terminal that does not tell. */
  private static final int COLUMNS = 80;

  private final Map<String, String> environment;
  private final Supplier<Instant> clock;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--site",
      paramLabel = "DIR",
      description = "The site's folder (default: where you are).")
  private Path site = Path.of("");

  @Option(
      names = "--seeds",
      paramLabel = "DIR",
      description = "Its articles and site.yaml (default: seeds in the site's folder).")
  private @Nullable Path seeds;

  @Option(
      names = "--templates",
      paramLabel = "DIR",
      description = "Its own templates (default: templates in the site's folder).")
  private @Nullable Path templates;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "Where the site goes (default: output in the site's folder).")
  private @Nullable Path output;

  @Option(
      names = "--now",
      paramLabel = "TIME",
      description =
          "The time to go by, such as 2024-04-02T13:05:00Z (default: SOURCE_DATE_EPOCH, else the"
              + " clock).")
  private @Nullable String now;

  @Option(names = "--quiet", description = "Say nothing but errors.")
  private boolean quiet;

  @Option(names = "--json", description = "Report in JSON, on standard output.")
  private boolean json;

  @Option(
      names = {"-v", "--verbose"},
      description = "Also say what was done to each article.")
  private boolean verbose;

  SiteOptions(Map<String, String> environment, Supplier<Instant> clock) {
    this.environment = environment;
    this.clock = clock;
  }

  /**
   * Where the site is.
   *
   * @throws CommandLine.ParameterException where it has no folder: nothing is made for a slip
   */
  Folders folders() {
    if (!Files.isDirectory(site)) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--site " + site + ": there is no such folder");
    }
    if (templates != null && !Files.isDirectory(templates)) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--templates " + templates + ": there is no such folder");
    }
    return new Folders(
        site,
        Optional.ofNullable(seeds).orElse(site.resolve("seeds")),
        Optional.ofNullable(templates).orElse(site.resolve("templates")),
        Optional.ofNullable(output).orElse(site.resolve("output")));
  }

  /**
   * The time to go by.
   *
   * @throws CommandLine.ParameterException where what was given is no time
   */
  Instant now() {
    Optional<String> epoch = Optional.ofNullable(environment.get("SOURCE_DATE_EPOCH"));
    if (now == null && epoch.isEmpty()) {
      return clock.get();
    }
    try {
      Instant time =
          now == null
              ? Instant.ofEpochSecond(Long.parseLong(epoch.orElseThrow().strip()))
              : OffsetDateTime.parse(now).toInstant();
      int year = time.atOffset(ZoneOffset.UTC).getYear();
      if (year >= FIRST_YEAR && year <= LAST_YEAR) {
        return time;
      }
    } catch (DateTimeException | NumberFormatException e) {
      // Said below, as of times out of range.
    }
    throw new CommandLine.ParameterException(
        spec.commandLine(),
        now == null
            ? "SOURCE_DATE_EPOCH must be seconds since 1970, not " + epoch.orElseThrow()
            : "--now " + now + ": it must be like 2024-04-02T13:05:00Z");
  }

  /** The time that was asked for, else what the clock says, wherever builds pretend another. */
  Instant present() {
    return now == null ? clock.get() : now();
  }

  /** What the clock says, whatever time a run goes by. */
  Instant clock() {
    return clock.get();
  }

  /**
   * Shows on the terminal how far a run has come, unless there is none or nobody wants to see it.
   */
  ProgressLine show(Progress progress) {
    return ProgressLine.start(progress, spec.commandLine().getErr(), clock, columns());
  }

  /** How wide the terminal of standard error is, where the launcher found one that can go back. */
  private OptionalInt columns() {
    String columns = environment.get("POLYFEED_TERMINAL");
    if (quiet
        || json
        || columns == null
        || environment.getOrDefault("TERM", "dumb").equals("dumb")) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(columns.matches("[1-9]\\d{0,4}") ? Integer.parseInt(columns) : COLUMNS);
  }

  boolean quiet() {
    return quiet;
  }

  boolean json() {
    return json;
  }

  boolean verbose() {
    return verbose;
  }
}
