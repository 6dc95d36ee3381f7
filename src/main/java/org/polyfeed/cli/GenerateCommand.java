package org.polyfeed.cli;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.polyfeed.Folders;
import org.polyfeed.Polyfeed;
import org.polyfeed.output.SiteLock;
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

  @Spec private CommandSpec spec;

  GenerateCommand(SiteOptions options) {
    this.options = options;
  }

  @Override
  public Integer call() throws IOException {
    Folders folders = options.folders();
    Instant now = options.now();
    Optional<SiteLock> lock = SiteLock.take(folders.own());
    if (lock.isEmpty()) {
      spec.commandLine()
          .getErr()
          .println("Another run is at work on this site; nothing was changed.");
      return ExitCode.BUSY;
    }
    try (SiteLock held = lock.get()) {
      return new Report(options, spec.commandLine().getOut(), spec.commandLine().getErr())
          .generated(polyfeed(folders, now).generate(), folders);
    }
  }

  private Polyfeed polyfeed(Folders folders, Instant now) {
    Polyfeed polyfeed = acceptance.of(new Polyfeed(folders, now, Version.number()));
    return rehash ? polyfeed.rehashing() : polyfeed;
  }
}
