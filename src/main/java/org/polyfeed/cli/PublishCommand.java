package org.polyfeed.cli;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.polyfeed.Folders;
import org.polyfeed.Polyfeed;
import org.polyfeed.output.FinishedSite;
import org.polyfeed.output.SiteLock;
import org.polyfeed.problem.Problems;
import org.polyfeed.problem.Suggestion;
import org.polyfeed.progress.Progress;
import org.polyfeed.publish.Foreign;
import org.polyfeed.publish.Pings;
import org.polyfeed.publish.Publisher;
import org.polyfeed.publish.RefusedException;
import org.polyfeed.publish.Remotes;
import org.polyfeed.publish.Sent;
import org.polyfeed.site.Destination;
import org.polyfeed.site.Site;
import org.polyfeed.target.OutputPath;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code polyfeed publish}. */
@Command(
    name = "publish",
    description = "Carries the site to where people fetch it: what has changed, and nothing else.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class PublishCommand implements Callable<Integer> {

  @Mixin private final SiteOptions options;

  @Mixin private final Turn turn = new Turn();

  @Parameters(
      paramLabel = "NAME",
      arity = "0..*",
      description = "Destinations, as site.yaml names them under 'publish' (default: all of them).")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--dry-run",
      description = "Say what would be carried and removed, and change nothing.")
  private boolean dryRun;

  @Option(
      names = "--adopt",
      description =
          "Replace files that Polyfeed did not put there, where the site has files of their names:"
              + " for a place that holds the site already, or whose list is lost.")
  private boolean adopting;

  @Option(names = "--no-ping", description = "Do not tell hubs and search engines what is new.")
  private boolean noPing;

  private final Map<String, String> environment;

  @Spec private CommandSpec spec;

  PublishCommand(SiteOptions options, Map<String, String> environment) {
    this.options = options;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    turn.check();
    Folders folders = options.folders();
    Optional<SiteLock> lock = turn.take(folders.own(), options.clock());
    if (lock.isEmpty()) {
      spec.commandLine().getErr().println(Turn.taken(folders.own()));
      return ExitCode.BUSY;
    }
    try (SiteLock held = lock.get()) {
      return publish(folders);
    }
  }

  private int publish(Folders folders) throws IOException {
    Progress progress = new Progress();
    Problems problems = new Problems();
    Polyfeed polyfeed = new Polyfeed(folders, options.now(), Version.number()).telling(progress);
    Site site = polyfeed.site(problems);
    List<Destination> destinations = problems.hasErrors() ? List.of() : wanted(site);
    Optional<FinishedSite> finished =
        problems.hasErrors() ? Optional.empty() : polyfeed.finished(problems);
    PublishReport report =
        new PublishReport(options, spec.commandLine().getOut(), spec.commandLine().getErr());
    if (finished.isEmpty()) {
      return report.refused(problems);
    }
    try (FinishedSite whole = finished.get()) {
      Publisher publisher =
          new Publisher(
              whole,
              new Remotes(
                  folders.site(),
                  List.of(folders.output(), folders.seeds(), folders.templates(), folders.own()),
                  home(),
                  folders.own().resolve("publish"),
                  environment),
              folders.own().resolve("published"),
              PublishCommand::pause,
              progress,
              adopting ? Foreign.IS_ADOPTED : Foreign.STAYS);
      int code = ExitCode.DONE;
      Set<OutputPath> news = new TreeSet<>();
      boolean allAreThere = true;
      for (Destination destination : destinations) {
        try (ProgressLine line = options.show(progress)) {
          Sent sent = dryRun ? publisher.preview(destination) : publisher.publish(destination);
          line.close();
          report.sent(sent, dryRun);
          if (destination.pings()) {
            news.addAll(sent.news());
          }
        } catch (RefusedException e) {
          allAreThere &= !destination.pings();
          report.failed(destination, e);
          code = Math.max(code, ExitCode.PROBLEMS);
        } catch (IOException e) {
          // The others can be reached all the same.
          allAreThere &= !destination.pings();
          report.failed(destination, e);
          code = ExitCode.DISK;
        }
      }
      // Who is told comes at once, and must find what he was told of.
      if (!dryRun && allAreThere) {
        if (!noPing && !news.isEmpty()) {
          progress.begin("Telling what is new");
          report.told(
              new Pings(site.address(), site.feeds().hub(), site.indexNow()).tell(whole, news));
        }
        for (Destination destination : destinations) {
          publisher.told(destination);
        }
      }
      report.end();
      return code;
    }
  }

  /** The destinations that were asked for. */
  private List<Destination> wanted(Site site) {
    List<String> known = site.destinations().stream().map(Destination::name).toList();
    if (known.isEmpty()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          site.file()
              + " names no destination; add one, such as 'publish: { www: { to: folder, path:"
              + " /srv/www/news } }'");
    }
    for (String name : names) {
      if (!known.contains(name)) {
        throw new CommandLine.ParameterException(
            spec.commandLine(),
            "no such destination '"
                + name
                + "'; "
                + site.file()
                + " has "
                + known.stream().collect(Collectors.joining(", "))
                + Suggestion.after(name, known));
      }
    }
    return site.destinations().stream()
        .filter(one -> names.isEmpty() || names.contains(one.name()))
        .toList();
  }

  private Path home() {
    return Path.of(environment.getOrDefault("HOME", environment.getOrDefault("USERPROFILE", ".")));
  }

  private static void pause(Duration time) throws IOException {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("it was told to end");
    }
  }
}
