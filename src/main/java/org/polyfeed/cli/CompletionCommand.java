package org.polyfeed.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code polyfeed completion}. */
@Command(
    name = "completion",
    description =
        "Prints the script by which a shell completes what you type of polyfeed, and changes"
            + " nothing.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class CompletionCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}.")
  private Shell shell = Shell.bash;

  /** Those whose language is known. */
  enum Shell {
    bash,
    zsh,
    fish
  }

  @Override
  public Integer call() {
    CommandSpec polyfeed = spec.root();
    spec.commandLine()
        .getOut()
        .print(
            switch (shell) {
              case bash -> new BashCompletion(polyfeed).text();
              case zsh -> new ZshCompletion(polyfeed).text();
              case fish -> new FishCompletion(polyfeed).text();
            });
    return ExitCode.DONE;
  }
}
