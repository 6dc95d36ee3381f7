package org.polyfeed.cli;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code polyfeed manual}: what the build makes the manual page of. */
@Command(
    name = "manual",
    hidden = true,
    description = "Prints the manual page, for man.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class ManualCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "TIME", description = "When it was made, such as 2024-04-02T13:05:00Z.")
  private String time = "";

  @Override
  public Integer call() throws IOException {
    try {
      spec.commandLine()
          .getOut()
          .print(
              new ManualPage(
                      spec.root(),
                      Version.number(),
                      Instant.parse(time).atOffset(ZoneOffset.UTC).toLocalDate())
                  .text());
    } catch (DateTimeException e) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), time + ": it must be like 2024-04-02T13:05:00Z");
    }
    return ExitCode.DONE;
  }
}
