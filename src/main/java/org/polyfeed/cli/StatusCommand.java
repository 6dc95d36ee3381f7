package org.polyfeed.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.polyfeed.Folders;
import org.polyfeed.Polyfeed;
import org.polyfeed.edition.Coverage;
import org.polyfeed.output.ReportFile;
import org.polyfeed.problem.Problems;
import org.polyfeed.problem.Severity;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code polyfeed status}. */
@Command(
    name = "status",
    description =
        "Shows which stories are there in which locales, or how old the last good run is; changes"
            + " nothing.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class StatusCommand implements Callable<Integer> {

  @Mixin private final SiteOptions options;

  @Mixin private final Freshness freshness = new Freshness();

  @Spec private CommandSpec spec;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Also write it as a page into this file.")
  private @Nullable Path html;

  @Option(
      names = "--fail-on",
      paramLabel = "STATE",
      split = ",",
      description =
          "End with exit code 1 where a translation is ${COMPLETION-CANDIDATES}; several with commas"
              + " between.")
  private List<Lack> failOn = List.of();

  /** What a build may want to be told of. */
  enum Lack {
    missing,
    outdated
  }

  StatusCommand(SiteOptions options) {
    this.options = options;
  }

  @Override
  public Integer call() throws IOException {
    if (freshness.isAsked(spec.commandLine())) {
      refuseWithFreshness();
      return freshness.judge(options, spec.commandLine());
    }
    Folders folders = options.folders();
    Problems problems = new Problems();
    Optional<Coverage> known =
        new Polyfeed(folders, options.now(), Version.number()).coverage(problems);
    if (known.isEmpty()) {
      problems.all().stream()
          .filter(problem -> problem.severity() == Severity.ERROR)
          .forEach(spec.commandLine().getErr()::println);
      return ExitCode.PROBLEMS;
    }
    Coverage coverage = known.get();
    CoverageReport report = new CoverageReport(coverage);
    if (options.json()) {
      spec.commandLine().getOut().print(report.json());
    } else if (!options.quiet()) {
      spec.commandLine().getOut().print(report.table());
    }
    if (html != null) {
      ReportFile.write(html, report.page().getBytes(StandardCharsets.UTF_8));
    }
    return failOn.stream().anyMatch(lack -> lacks(coverage, lack))
        ? ExitCode.PROBLEMS
        : ExitCode.DONE;
  }

  private void refuseWithFreshness() {
    if (html != null || !failOn.isEmpty()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "--html and --fail-on are about translations, and with --status-file nothing else is"
              + " read; run 'polyfeed status' twice");
    }
  }

  private static boolean lacks(Coverage coverage, Lack lack) {
    return switch (lack) {
      case outdated -> coverage.has(Coverage.State.OUTDATED);
      // A story that is shown in another language is not translated all the same.
      case missing -> coverage.has(Coverage.State.MISSING) || coverage.has(Coverage.State.FALLBACK);
    };
  }
}
