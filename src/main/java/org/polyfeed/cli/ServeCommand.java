package org.polyfeed.cli;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.polyfeed.Folders;
import org.polyfeed.Outcome;
import org.polyfeed.Polyfeed;
import org.polyfeed.Preview;
import org.polyfeed.output.Changes;
import org.polyfeed.output.OutputFolder;
import org.polyfeed.output.SiteLock;
import org.polyfeed.output.UnfinishedException;
import org.polyfeed.output.UnrememberedException;
import org.polyfeed.problem.Problem;
import org.polyfeed.problem.Severity;
import org.polyfeed.progress.Progress;
import org.polyfeed.serve.Generation;
import org.polyfeed.serve.PreviewServer;
import org.polyfeed.serve.SourceWatch;
import org.polyfeed.target.OutputPath;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code polyfeed serve}. */
@Command(
    name = "serve",
    description =
        "Shows the site on this machine alone, anew whenever a source changes, until it is ended;"
            + " publishes nothing.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class ServeCommand implements Callable<Integer> {

  private static final int LAST_PORT = 65_535;

  /** How long nothing changes until the clock may have changed something, in milliseconds. */
  private static final long TURN = 60_000;

  /** How long until a disk that failed is tried again, in milliseconds. */
  private static final long RETRY = 5_000;

  /** How often a run that was refused is said to have come too early. */
  private static final int MOST_HASTY = 3;

  @Mixin private final SiteOptions options;

  @Option(
      names = "--port",
      paramLabel = "NUMBER",
      description = "Where to listen; 0 for any port that is free (default: ${DEFAULT-VALUE}).")
  private int port = 8_000;

  @Option(names = "--open", description = "Open the site in your browser.")
  private boolean open;

  @Option(names = "--drafts", description = "Also show drafts.")
  private boolean drafts;

  @Option(
      names = "--future",
      description =
          "Also show articles whose time is still to come, with the dates they will have.")
  private boolean future;

  @Spec private CommandSpec spec;

  ServeCommand(SiteOptions options) {
    this.options = options;
  }

  @Override
  public Integer call() throws IOException {
    if (port < 0 || port > LAST_PORT) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--port " + port + ": it must be from 0 to " + LAST_PORT);
    }
    Folders folders = options.folders();
    options.now();
    Path own = folders.previewed().own();
    String session = options.clock() + " " + ProcessHandle.current().pid();
    String owner =
        "process "
            + ProcessHandle.current().pid()
            + ", since "
            + options.clock().truncatedTo(ChronoUnit.SECONDS);
    Optional<SiteLock> lock = SiteLock.take(own, owner);
    if (lock.isEmpty()) {
      spec.commandLine()
          .getErr()
          .println(
              "Another preview of this site is shown ("
                  + SiteLock.owner(own)
                  + "); end that one first.");
      return ExitCode.BUSY;
    }
    try (SiteLock held = lock.get();
        SourceWatch watch = SourceWatch.of(List.of(folders.seeds(), folders.templates()));
        PreviewServer server =
            PreviewServer.start(
                port,
                folders.previewed().output(),
                path -> OutputFolder.ofOthers(folders.output(), path),
                session)) {
      return untilEnded(folders, watch, server);
    } catch (BindException e) {
      spec.commandLine()
          .getErr()
          .println(
              "Port "
                  + port
                  + " is not to be had ("
                  + e.getMessage()
                  + "); name another with --port, or 0 for any that is free.");
      return ExitCode.DISK;
    }
  }

  /** Who asks to end it wants no more of it, and finds every file whole. */
  private int untilEnded(Folders folders, SourceWatch watch, PreviewServer server)
      throws IOException {
    Thread ending = new Thread(() -> Runtime.getRuntime().halt(ExitCode.DONE), "ending");
    Runtime.getRuntime().addShutdownHook(ending);
    try {
      serve(folders, watch, server);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      Runtime.getRuntime().removeShutdownHook(ending);
    }
    return ExitCode.DONE;
  }

  private void serve(Folders folders, SourceWatch watch, PreviewServer server)
      throws IOException, InterruptedException {
    Preview preview = new Preview(folders.output(), drafts, future);
    PreviewReport report =
        new PreviewReport(options, spec.commandLine().getOut(), spec.commandLine().getErr());
    boolean isReady = false;
    boolean changed = true;
    int hasty = 0;
    Run before = Run.of(List.of(), Optional.empty());
    while (true) {
      long began = System.nanoTime();
      Run run = run(folders, preview);
      Generation now = run.generation();
      if (!now.isGood() && hasty < MOST_HASTY && watch.await(0)) {
        // It has read what was only being written.
        hasty++;
        continue;
      }
      hasty = 0;
      if (changed || isNews(run, before)) {
        if (run.brokeOff()) {
          server.showBrokenOff(now);
        } else {
          server.show(now);
        }
        report.ran(now, run.problems(), server.address(), System.nanoTime() - began);
        before = run;
      }
      if (!isReady) {
        isReady = true;
        report.ready(server.address());
        if (open) {
          new Browser(spec.commandLine().getErr()).open(server.address());
        }
      }
      // The clock alone changes a site, too, and nobody tells that a disk has room again.
      changed = watch.await(run.brokeOff() ? RETRY : TURN);
    }
  }

  /** Whether a run that no source has called for has anything to tell. */
  private static boolean isNews(Run run, Run before) {
    boolean failsOn = run.brokeOff() && before.brokeOff();
    return !failsOn
        && (!run.generation().changed().isEmpty() || !run.problems().equals(before.problems()));
  }

  /**
   * What became of a run.
   *
   * @param problems all, notes too
   * @param brokeOff whether it may have left files of two generations
   */
  private record Run(Generation generation, List<Problem> problems, boolean brokeOff) {

    static Run of(List<Problem> problems, Optional<Generation> good) {
      return new Run(good.orElseGet(() -> Generation.refused(problems)), problems, false);
    }

    static Run brokenOff(String message) {
      List<Problem> problem = List.of(new Problem(Severity.ERROR, "", 0, message));
      return new Run(Generation.refused(problem), problem, true);
    }
  }

  /** A fault of one run, whosever it is, does not end the preview: the next may be without. */
  private Run run(Folders folders, Preview preview) {
    if (!Files.isDirectory(folders.site())) {
      // Else a run would make it anew, and nothing could be moved back there.
      return Run.brokenOff("the folder " + folders.site() + " is gone; bring it back");
    }
    Progress progress = new Progress();
    try (ProgressLine line = options.show(progress)) {
      Outcome outcome =
          new Polyfeed(folders, options.now(), Version.number())
              .telling(progress)
              .previewing(preview)
              .generate();
      return Run.of(
          outcome.problems().all(), outcome.changes().map(changes -> generation(outcome, changes)));
    } catch (UnfinishedException e) {
      return Run.brokenOff(Failures.said(e.fault()));
    } catch (UnrememberedException e) {
      return Run.brokenOff(Failures.said(e.fault()));
    } catch (IOException e) {
      return Run.brokenOff(Failures.said(e));
    } catch (RuntimeException | StackOverflowError e) {
      Failures.say(e, spec.commandLine().getErr());
      return Run.brokenOff("a fault of Polyfeed's own: " + e + "; the terminal shows more");
    }
  }

  private static Generation generation(Outcome outcome, Changes changes) {
    return new Generation(
        outcome.address(),
        changes.paths().stream().map(OutputPath::value).collect(Collectors.toSet()),
        outcome.problems().all(),
        true);
  }
}
