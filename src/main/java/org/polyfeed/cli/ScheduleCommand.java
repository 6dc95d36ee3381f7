package org.polyfeed.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.polyfeed.Folders;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code polyfeed schedule}. */
@Command(
    name = "schedule",
    description =
        "Prints what makes this machine, GitHub or GitLab generate the site again and again, and"
            + " changes nothing.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class ScheduleCommand implements Callable<Integer> {

  private static final Pattern CONTROLS = Pattern.compile("\\p{Cc}");

  @Mixin private final SiteOptions options;

  private final Map<String, String> environment;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "WHAT",
      description =
          "${COMPLETION-CANDIDATES}: a line for crontab; a service and a timer; a workflow for GitHub"
              + " Pages; a pipeline for GitLab Pages.")
  private Scheduler scheduler = Scheduler.cron;

  @Option(
      names = "--every",
      paramLabel = "TIME",
      description =
          "How often: 1m to 30m, 1h to 12h, or 1d (default: ${DEFAULT-VALUE}); GitHub takes no less"
              + " than 5m.")
  private String every = "5m";

  @Option(
      names = "--publish",
      description = "Publish, too, where generating went well; for cron and systemd.")
  private boolean publish;

  /** What runs programs at their times. */
  enum Scheduler {
    cron,
    systemd,
    github,
    gitlab
  }

  ScheduleCommand(SiteOptions options, Map<String, String> environment) {
    this.options = options;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    spec.commandLine().getOut().print(text(options.folders(), every()));
    return ExitCode.DONE;
  }

  private String text(Folders given, Every every) throws IOException {
    // As the launcher says that it was started.
    String command = Optional.ofNullable(environment.get("POLYFEED_COMMAND")).orElse("polyfeed");
    Folders here = whole(given);
    return switch (scheduler) {
      case cron -> new Crontab(command, runs(here), every).text();
      case systemd -> new SystemdUnits(here, command, runs(here), publish, every).text();
      case github -> github(Checkout.of(given, spec.commandLine()), every);
      case gitlab -> gitlab(Checkout.of(given, spec.commandLine()), every);
    };
  }

  /** What is run each time, one after the other. */
  private List<List<String>> runs(Folders folders) {
    return publish
        ? List.of(arguments("generate", folders), arguments("publish", folders))
        : List.of(arguments("generate", folders));
  }

  private String github(Checkout checkout, Every every) {
    refusePublishing();
    if (every.minutes() < GithubWorkflow.LEAST_MINUTES) {
      throw refusal("GitHub starts nothing more often than every 5 minutes; say 5m, or more");
    }
    return new GithubWorkflow(checkout, publication(checkout), every).text();
  }

  private void refusePublishing() {
    if (publish) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "--publish is for cron and systemd: a workflow or pipeline publishes to Pages itself");
    }
  }

  private String gitlab(Checkout checkout, Every every) {
    refusePublishing();
    return GitlabPipeline.of(checkout, publication(checkout), every, spec.commandLine()).text();
  }

  private static Publication publication(Checkout checkout) {
    return new Publication(checkout, arguments("generate", checkout.folders()));
  }

  private Every every() {
    return Every.parse(every)
        .orElseThrow(
            () ->
                refusal(
                    "it must be minutes that fill an hour, such as 5m, hours that fill a day, such"
                        + " as 6h, or 1d"));
  }

  private CommandLine.ParameterException refusal(String why) {
    return new CommandLine.ParameterException(spec.commandLine(), "--every " + every + ": " + why);
  }

  private Folders whole(Folders given) {
    return new Folders(
        whole(given.site()), whole(given.seeds()), whole(given.templates()), whole(given.output()));
  }

  private Path whole(Path given) {
    Path whole = given.toAbsolutePath().normalize();
    if (CONTROLS.matcher(whole.toString()).find()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "no scheduler can be told of a folder whose name has a line end or another control in"
              + " it; rename it");
    }
    return whole;
  }

  /** What Polyfeed is to be run with: only what it would not take for granted. */
  private static List<String> arguments(String run, Folders folders) {
    Path site = folders.site();
    List<String> arguments = new ArrayList<>(List.of(run, "--quiet", "--site", site.toString()));
    Stream.of(
            Map.entry("seeds", folders.seeds()),
            Map.entry("templates", folders.templates()),
            Map.entry("output", folders.output()))
        .filter(one -> !one.getValue().equals(site.resolve(one.getKey()).normalize()))
        .forEach(one -> arguments.addAll(List.of("--" + one.getKey(), one.getValue().toString())));
    return arguments;
  }
}
