package org.polyfeed.cli;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.polyfeed.Folders;
import org.polyfeed.Polyfeed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code polyfeed check}. */
@Command(
    name = "check",
    description = "Finds all that generating the site would refuse, and changes nothing.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class CheckCommand implements Callable<Integer> {

  private final Map<String, String> environment;
  private final Supplier<Instant> clock;

  @Mixin private SiteOptions options;

  @Spec private CommandSpec spec;

  CheckCommand(Map<String, String> environment, Supplier<Instant> clock) {
    this.environment = environment;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    Folders folders = options.folders();
    Instant now = options.now(environment, clock);
    return new Report(options, spec.commandLine().getOut(), spec.commandLine().getErr())
        .checked(new Polyfeed(folders, now, Version.number()).check());
  }
}
