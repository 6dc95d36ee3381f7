package org.polyfeed.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
import picocli.CommandLine;
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

  /** Between two looks whether another run has ended, in milliseconds. */
  private static final long PAUSE = 100;

  /** A day, in seconds. */
  private static final long MOST_WAIT = 86_400;

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

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      description = "Wait so long for another run on this site to end (default: not at all).")
  private long wait;

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
    Optional<SiteLock> lock = take(folders.own());
    if (lock.isEmpty()) {
      String owner = SiteLock.owner(folders.own());
      spec.commandLine()
          .getErr()
          .println(
              "Another run is at work on this site"
                  + (owner.isEmpty() ? "" : " (" + owner + ")")
                  + "; nothing was changed.");
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
    if (wait < 0 || wait > MOST_WAIT) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "--wait " + wait + ": it must be seconds, from 0 to " + MOST_WAIT + ", which is a day");
    }
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

  /** The lock, as soon as another run lets go of it, if that is soon enough. */
  private Optional<SiteLock> take(Path own) throws IOException, InterruptedException {
    String owner =
        "process "
            + ProcessHandle.current().pid()
            + ", since "
            + options.clock().truncatedTo(ChronoUnit.SECONDS);
    Optional<SiteLock> lock = SiteLock.take(own, owner);
    for (long left = wait * 1_000; lock.isEmpty() && left > 0; left -= PAUSE) {
      Thread.sleep(PAUSE);
      lock = SiteLock.take(own, owner);
    }
    return lock;
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
