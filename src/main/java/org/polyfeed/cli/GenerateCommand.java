package org.polyfeed.cli;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.polyfeed.Folders;
import org.polyfeed.Outcome;
import org.polyfeed.Polyfeed;
import org.polyfeed.output.BusyException;
import org.polyfeed.output.SiteLock;
import org.polyfeed.progress.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code polyfeed generate}. */
@Command(
    name = "generate",
    description = "Makes the site: feeds and pages for every locale.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class GenerateCommand implements Callable<Integer> {

  @Mixin private final SiteOptions options;

  @Mixin private final Acceptance acceptance = new Acceptance();

  @Option(
      names = "--rehash",
      description = "Read every source, even if its size and time say that it is as before.")
  private boolean rehash;

  @Option(
      names = "--keep-going",
      description =
          "Publish the rest where articles have errors: these keep their last good version. Ends"
              + " with exit code 1 all the same.")
  private boolean keepGoing;

  @Option(
      names = "--explain",
      paramLabel = "PATH",
      description =
          "Say why a file of the site was rendered or was not: its path or URL; or where a seed is"
              + " shown. May be given several times.")
  private List<String> explain = new ArrayList<>();

  @Mixin private final Turn turn = new Turn();

  @Mixin private final RunRecord record = new RunRecord();

  @Spec private CommandSpec spec;

  GenerateCommand(SiteOptions options) {
    this.options = options;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    check();
    Folders folders = options.folders();
    Instant now = options.now();
    Instant began = options.clock();
    Optional<SiteLock> lock = turn.take(folders.own(), options.clock());
    if (lock.isEmpty()) {
      spec.commandLine().getErr().println(Turn.taken(folders.own()));
      say(() -> record.log(began, options.clock(), ExitCode.BUSY));
      return ExitCode.BUSY;
    }
    try (SiteLock held = lock.get()) {
      return generateAndKeep(folders, now, began);
    }
  }

  /** As long as the lock is held, nobody else writes what is kept of runs. */
  private int generateAndKeep(Folders folders, Instant now, Instant began) throws IOException {
    int code = ExitCode.BUG;
    Optional<Outcome> outcome = Optional.empty();
    try {
      outcome = Optional.of(generate(folders, now));
      code =
          new Report(options, spec.commandLine().getOut(), spec.commandLine().getErr())
              .generated(outcome.get(), folders);
      return code;
    } catch (BusyException e) {
      code = ExitCode.BUSY;
      throw e;
    } catch (IOException e) {
      code = ExitCode.DISK;
      throw e;
    } finally {
      keep(began, code, outcome);
    }
  }

  private void check() {
    turn.check();
    record.check(spec.commandLine());
  }

  private void keep(Instant began, int code, Optional<Outcome> outcome) {
    say(() -> record.keep(began, options.clock(), code, outcome));
  }

  /** Writes for machines. */
  private interface Saying {
    void say() throws IOException;
  }

  /** What became of the site does not hang on whether anybody can be told. */
  private void say(Saying saying) {
    try {
      saying.say();
    } catch (IOException e) {
      spec.commandLine()
          .getErr()
          .println("warning: --log or --status-file could not be written: " + e.getMessage());
    }
  }

  private Outcome generate(Folders folders, Instant now) throws IOException {
    Progress progress = new Progress();
    Polyfeed polyfeed =
        acceptance.of(new Polyfeed(folders, now, Version.number())).telling(progress);
    Polyfeed reading = rehash ? polyfeed.rehashing() : polyfeed;
    try (ProgressLine line = options.show(progress)) {
      return (keepGoing ? reading.keepingGoing() : reading).explaining(explain).generate();
    }
  }
}
