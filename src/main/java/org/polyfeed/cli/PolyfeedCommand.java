package org.polyfeed.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What is shown when no command is named. */
@Command(
    name = "polyfeed",
    description =
        "Turns a folder of articles in many languages into feeds and pages for every locale.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:the sources have problems, and nothing was changed; or the site is too old",
      "2:the command line is wrong",
      "70:a fault of Polyfeed's own",
      "74:the disk or network failed, and the old site stands",
      "75:another run is at work on the site"
    })
final class PolyfeedCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.USAGE;
  }
}
