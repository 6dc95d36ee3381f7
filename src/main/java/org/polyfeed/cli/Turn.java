package org.polyfeed.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.polyfeed.output.SiteLock;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** That one run at a time is at work on a site, and how long the next waits for it. */
final class Turn {

  /** Between two looks whether another run has ended, in milliseconds. */
  private static final long PAUSE = 100;

  /** A day, in seconds. */
  private static final long MOST_WAIT = 86_400;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      description = "Wait so long for another run on this site to end (default: not at all).")
  private long wait;

  /**
   * Looks at what was asked for.
   *
   * @throws CommandLine.ParameterException where nobody can wait so long
   */
  void check() {
    if (wait < 0 || wait > MOST_WAIT) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "--wait " + wait + ": it must be seconds, from 0 to " + MOST_WAIT + ", which is a day");
    }
  }

  /** The lock, as soon as another run lets go of it, if that is soon enough. */
  Optional<SiteLock> take(Path own, Instant now) throws IOException, InterruptedException {
    String owner =
        "process "
            + ProcessHandle.current().pid()
            + ", since "
            + now.truncatedTo(ChronoUnit.SECONDS);
    Optional<SiteLock> lock = SiteLock.take(own, owner);
    for (long left = wait * 1_000; lock.isEmpty() && left > 0; left -= PAUSE) {
      Thread.sleep(PAUSE);
      lock = SiteLock.take(own, owner);
    }
    return lock;
  }

  /** What is said where another run holds the lock. */
  static String taken(Path own) throws IOException {
    String owner = SiteLock.owner(own);
    return "Another run is at work on this site"
        + (owner.isEmpty() ? "" : " (" + owner + ")")
        + "; nothing was changed.";
  }
}
