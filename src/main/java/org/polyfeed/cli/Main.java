package org.polyfeed.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.function.Supplier;
import picocli.CommandLine;

/** The program: the only place that reads the clock, the environment and the standard streams. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    // The host's language, zone and charset never show in a site.
    Locale.setDefault(Locale.ROOT);
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, fault) -> {
          Failures.say(fault, err);
          // Nothing after a fault of ours may look like an answer about the sources.
          Runtime.getRuntime().halt(ExitCode.BUG);
        });
    int code = run(arguments, out, err, System.getenv(), Instant::now);
    out.flush();
    err.flush();
    System.exit(code);
  }

  /** The command with all that it understands. */
  static CommandLine command(Map<String, String> environment, Supplier<Instant> clock) {
    CommandLine command = new CommandLine(new PolyfeedCommand());
    command.addSubcommand(new InitCommand());
    command.addSubcommand(new NewCommand());
    command.addSubcommand(new GenerateCommand(new SiteOptions(environment, clock)));
    command.addSubcommand(new ServeCommand(new SiteOptions(environment, clock)));
    command.addSubcommand(new CheckCommand(new SiteOptions(environment, clock)));
    command.addSubcommand(new StatusCommand(new SiteOptions(environment, clock)));
    command.addSubcommand(new PublishCommand(new SiteOptions(environment, clock), environment));
    command.addSubcommand(new ScheduleCommand(new SiteOptions(environment, clock), environment));
    command.addSubcommand(new ImportCommand(new SiteOptions(environment, clock), () -> System.in));
    command.addSubcommand(
        new TranslationsCommand(new SiteOptions(environment, clock), environment, () -> System.in));
    command.addSubcommand(new SchemaCommand());
    command.addSubcommand(new CompletionCommand());
    command.addSubcommand(new ManualCommand());
    return command;
  }

  /**
   * Runs a command.
   *
   * @return its exit code
   */
  static int run(
      String[] arguments,
      PrintWriter out,
      PrintWriter err,
      Map<String, String> environment,
      Supplier<Instant> clock) {
    CommandLine command = command(environment, clock);
    command.setOut(out).setErr(err);
    command.setExecutionExceptionHandler(new Failures());
    command.registerConverter(Path.class, Main::path);
    command.setUnmatchedOptionsArePositionalParams(false);
    return command.execute(arguments);
  }

  /** A variable of a script that was never set must not name the folder where one is. */
  private static Path path(String written) {
    if (written.isBlank()) {
      throw new CommandLine.TypeConversionException(
          "it is empty; name a file or folder, or leave the option out");
    }
    return Path.of(written);
  }
}
