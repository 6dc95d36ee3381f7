package org.polyfeed.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.polyfeed.Folders;
import org.polyfeed.Polyfeed;
import org.polyfeed.importer.Imported;
import org.polyfeed.importer.Importer;
import org.polyfeed.importer.Wishes;
import org.polyfeed.json.Json;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.output.SiteLock;
import org.polyfeed.problem.Problem;
import org.polyfeed.problem.Problems;
import org.polyfeed.problem.Severity;
import org.polyfeed.site.Site;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code polyfeed import}. */
@Command(
    name = "import",
    description =
        "Makes seeds of feeds, of exports of WordPress, of lists of feeds, and of sites of Hugo,"
            + " Jekyll and Zola, and keeps ids and dates.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class ImportCommand implements Callable<Integer> {

  private static final long MEGABYTE = 1_000_000;

  /** As much as Java holds in one piece. */
  private static final int MOST_SIZE = 2_000;

  private static final int MOST_TIMEOUT = 3_600;

  /** How many addresses are named that will change. */
  private static final int SHOWN = 5;

  @Mixin private final SiteOptions options;

  @Mixin private final Turn turn = new Turn();

  @Parameters(
      paramLabel = "SOURCE",
      arity = "1..*",
      description = "Files, folders, http or https addresses, or - for standard input.")
  private List<String> sources = new ArrayList<>();

  @Option(
      names = "--locale",
      paramLabel = "TAG",
      description = "The locale of items that name no language, such as fr or zh-Hant.")
  private @Nullable String locale;

  @Option(
      names = "--update",
      description = "Also write seeds anew whose items have changed, unless you have changed them.")
  private boolean updating;

  @Option(names = "--keep-going", description = "Leave out what has errors, and import the rest.")
  private boolean keepingGoing;

  @Option(
      names = "--pages",
      description = "Also make articles of pages: of WordPress, and those without a date.")
  private boolean withPages;

  @Option(names = "--scraped", description = "Read folders of scraped pages, in text or HTML.")
  private boolean scraped;

  @Option(
      names = "--remove-boilerplate",
      description = "Leave out of scraped pages what stands in most of them.")
  private boolean withoutBoilerplate;

  @Option(names = "--dry-run", description = "Say what would be imported, and write nothing.")
  private boolean dry;

  @Option(
      names = "--max-size",
      paramLabel = "MB",
      description = "The most that one document may have (default: ${DEFAULT-VALUE}).")
  private int mostMegabytes = 100;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "How long a host has for one document (default: ${DEFAULT-VALUE}).")
  private int timeout = 30;

  @Option(
      names = "--allow-private",
      description = "Also fetch from this machine and from private networks.")
  private boolean privately;

  private final Supplier<InputStream> standardInput;

  @Spec private CommandSpec spec;

  ImportCommand(SiteOptions options, Supplier<InputStream> standardInput) {
    this.options = options;
    this.standardInput = standardInput;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    turn.check();
    Wishes wishes = wishes();
    Folders folders = options.folders();
    Optional<SiteLock> lock = turn.take(folders.own(), options.clock());
    if (lock.isEmpty()) {
      spec.commandLine().getErr().println(Turn.taken(folders.own()));
      return ExitCode.BUSY;
    }
    try (SiteLock held = lock.get()) {
      return run(folders, wishes);
    }
  }

  private Wishes wishes() {
    Optional<LocaleTag> tag = Optional.ofNullable(locale).flatMap(LocaleTag::declared);
    if (locale != null && tag.isEmpty()) {
      throw refused("--locale: " + LocaleTag.fault(locale));
    }
    if (mostMegabytes < 1 || mostMegabytes > MOST_SIZE) {
      throw refused("--max-size " + mostMegabytes + ": it must be from 1 to " + MOST_SIZE);
    }
    if (timeout < 1 || timeout > MOST_TIMEOUT) {
      throw refused("--timeout " + timeout + ": it must be from 1 to " + MOST_TIMEOUT);
    }
    return new Wishes(
        tag,
        updating,
        keepingGoing,
        dry,
        withPages,
        scraped,
        withoutBoilerplate,
        mostMegabytes * MEGABYTE,
        privately,
        Duration.ofSeconds(timeout),
        options.now());
  }

  private CommandLine.ParameterException refused(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }

  private int run(Folders folders, Wishes wishes) throws IOException {
    Problems problems = new Problems();
    Problems ofSite = new Problems();
    Site site = new Polyfeed(folders, options.now(), Version.number()).site(ofSite);
    ofSite.all().stream()
        .filter(one -> one.severity() == Severity.ERROR && one.file().equals(site.file()))
        .forEach(problems::add);
    if (problems.hasErrors()) {
      return report(
          new Imported(0, 0, List.of(), List.of(), 0, 0, 0, List.of(), Optional.empty(), true),
          problems);
    }
    try {
      Importer importer = new Importer(folders.seeds(), shown(site), site, wishes, problems);
      return report(importer.run(sources, standardInput.get()), problems);
    } catch (IOException e) {
      spec.commandLine().getErr().println(Failures.said(e) + " Nothing was imported.");
      return ExitCode.DISK;
    }
  }

  /** What problems call the folder of seeds. */
  private static String shown(Site site) {
    return site.file().replaceFirst("/[^/]*$", "");
  }

  private int report(Imported imported, Problems problems) {
    PrintWriter out = spec.commandLine().getOut();
    if (options.json()) {
      out.print(json(imported, problems));
    } else {
      problems.all().stream().filter(this::isShown).forEach(spec.commandLine().getErr()::println);
      if (imported.refused()) {
        spec.commandLine().getErr().println("Nothing was imported.");
      } else if (!options.quiet()) {
        say(imported, out);
      }
    }
    return problems.hasErrors() ? ExitCode.PROBLEMS : ExitCode.DONE;
  }

  private boolean isShown(Problem problem) {
    return switch (problem.severity()) {
      case ERROR -> true;
      case WARNING -> !options.quiet();
      case NOTE -> options.verbose();
    };
  }

  private void say(Imported imported, PrintWriter out) {
    out.println(
        read(imported)
            + ": "
            + imported.added().size()
            + " new, "
            + imported.changed().size()
            + " changed, "
            + imported.known()
            + " known."
            + (dry ? " Nothing was written." : ""));
    if (options.verbose()) {
      imported.added().forEach(seed -> out.println("+ " + seed));
      imported.changed().forEach(seed -> out.println("! " + seed));
    }
    if (imported.behind() > 0) {
      out.println(
          imported.behind()
              + " of those known have changed since they were imported; --update takes the changes"
              + " over.");
    }
    imported.site().ifPresent(file -> out.println("Made " + file + "; look whether it is right."));
    if (imported.leading() > 0) {
      out.println(
          imported.leading()
              + (imported.leading() == 1
                  ? " page gets another address, by the permalink of the site; its own leads on to it."
                  : " pages get other addresses, by the permalink of the site; their own lead on to"
                      + " them."));
    }
    if (!imported.moving().isEmpty()) {
      out.println(
          imported.moving().size()
              + (imported.moving().size() == 1
                  ? " page gets another address, and no file can lead on from its own:"
                  : " pages get other addresses, and no files can lead on from their own:"));
      int most = options.verbose() ? imported.moving().size() : SHOWN;
      imported.moving().stream().limit(most).forEach(url -> out.println("  " + url));
      if (imported.moving().size() > most) {
        out.println("  and " + (imported.moving().size() - most) + " more; -v names all");
      }
    }
  }

  private static String read(Imported imported) {
    String feeds = imported.feeds() + (imported.feeds() == 1 ? " feed" : " feeds");
    String folders = imported.folders() + (imported.folders() == 1 ? " folder" : " folders");
    return imported.folders() == 0
        ? feeds
        : imported.feeds() == 0 ? folders : feeds + " and " + folders;
  }

  private String json(Imported imported, Problems problems) {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("feeds", imported.feeds());
    report.put("folders", imported.folders());
    report.put("new", imported.added());
    report.put("changed", imported.changed());
    report.put("known", imported.known());
    report.put("behind", imported.behind());
    report.put("leading", imported.leading());
    report.put("moving", imported.moving());
    imported.site().ifPresent(file -> report.put("site", file));
    report.put("dryRun", dry);
    report.put("problems", problems.all().stream().map(Report::json).toList());
    report.put(
        "errors", problems.all().stream().filter(one -> one.severity() == Severity.ERROR).count());
    return Json.indented(report);
  }
}
