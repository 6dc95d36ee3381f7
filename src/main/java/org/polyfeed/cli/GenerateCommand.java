package org.polyfeed.cli;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.polyfeed.Folders;
import org.polyfeed.Polyfeed;
import org.polyfeed.output.SiteLock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code polyfeed generate}. */
@Command(
    name = "generate",
    description = "Makes the site: feeds and pages for every locale.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class GenerateCommand implements Callable<Integer> {

  private final Map<String, String> environment;
  private final Supplier<Instant> clock;

  @Mixin private SiteOptions options;

  @Spec private CommandSpec spec;

  GenerateCommand(Map<String, String> environment, Supplier<Instant> clock) {
    this.environment = environment;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    Folders folders = options.folders();
    Instant now = options.now(environment, clock);
    Optional<SiteLock> lock = SiteLock.take(folders.own());
    if (lock.isEmpty()) {
      spec.commandLine()
          .getErr()
          .println("Another run is at work on this site; nothing was changed.");
      return ExitCode.BUSY;
    }
    try (SiteLock held = lock.get()) {
      return new Report(options, spec.commandLine().getOut(), spec.commandLine().getErr())
          .generated(new Polyfeed(folders, now, Version.number()).generate(), folders);
    }
  }
}
