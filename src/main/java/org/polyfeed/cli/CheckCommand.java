package org.polyfeed.cli;

import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.polyfeed.Folders;
import org.polyfeed.Outcome;
import org.polyfeed.Polyfeed;
import org.polyfeed.progress.Progress;
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

  @Mixin private final SiteOptions options;

  @Mixin private final Acceptance acceptance = new Acceptance();

  @Spec private CommandSpec spec;

  CheckCommand(SiteOptions options) {
    this.options = options;
  }

  @Override
  public Integer call() throws IOException {
    Folders folders = options.folders();
    Instant now = options.now();
    return new Report(options, spec.commandLine().getOut(), spec.commandLine().getErr())
        .checked(check(folders, now));
  }

  private Outcome check(Folders folders, Instant now) throws IOException {
    Progress progress = new Progress();
    try (ProgressLine line = options.show(progress)) {
      return acceptance.of(new Polyfeed(folders, now, Version.number())).telling(progress).check();
    }
  }
}
