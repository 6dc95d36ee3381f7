package org.polyfeed.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.polyfeed.Folders;
import org.polyfeed.json.Json;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.output.SiteLock;
import org.polyfeed.problem.Problem;
import org.polyfeed.problem.Problems;
import org.polyfeed.problem.Severity;
import org.polyfeed.translation.Engine;
import org.polyfeed.translation.Format;
import org.polyfeed.translation.Selection;
import org.polyfeed.translation.Translations;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code polyfeed translations}. */
@Command(
    name = "translations",
    description =
        "Writes files for translators, makes seeds of what they send back, and has a machine draft"
            + " what is missing.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class TranslationsCommand implements Callable<Integer> {

  /** More than any story or all stories of a week; in bytes. */
  private static final int MOST_BYTES = 50_000_000;

  private static final Set<String> ENDINGS = Set.of("xlf", "xliff", "po");

  @Mixin private final SiteOptions options;

  @Mixin private final Turn turn = new Turn();

  @Parameters(
      index = "0",
      paramLabel = "ACTION",
      description = "${COMPLETION-CANDIDATES}; 'export' and 'import' files, 'draft' and 'approve'.")
  private Action action = Action.export;

  @Parameters(
      index = "1..*",
      paramLabel = "WHAT",
      description =
          "Stories, by their names or the paths of seeds (default: all); to import, files, folders,"
              + " or - for standard input.")
  private List<String> what = new ArrayList<>();

  @Option(
      names = "--to",
      paramLabel = "LOCALE",
      description = "The locale that is translated into; what is imported says it itself.")
  private @Nullable String to;

  @Option(
      names = "--from",
      paramLabel = "LOCALE",
      description = "The locale that is translated (default: as status has it).")
  private @Nullable String from;

  @Option(names = "--missing", description = "Export what nobody has translated.")
  private boolean missing;

  @Option(names = "--outdated", description = "Export what has changed since it was translated.")
  private boolean outdated;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "${COMPLETION-CANDIDATES}: XLIFF 2.1, XLIFF 1.2, or gettext's PO (default: xliff2).")
  private Kind format = Kind.xliff2;

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description =
          "Where exported files go (default: translations in the site's folder); --output is that of"
              + " the site.")
  private @Nullable Path folder;

  @Option(
      names = "--force",
      description = "Write over what somebody else may have changed; approve what is outdated.")
  private boolean force;

  @Option(
      names = "--keep-going",
      description = "Leave out stories with errors, remember what fits of them, import the rest.")
  private boolean keepGoing;

  @Option(
      names = "--partial",
      description = "Make drafts of stories that are not translated whole.")
  private boolean partial;

  @Option(names = "--all", description = "Approve all drafts of the locale.")
  private boolean all;

  private final Map<String, String> environment;
  private final Supplier<InputStream> standardInput;

  @Spec private CommandSpec spec;

  /** What is to be done. */
  enum Action {
    export,
    // What Java calls something else.
    imports("import"),
    draft,
    approve;

    private final String word;

    Action() {
      this.word = name();
    }

    Action(String word) {
      this.word = word;
    }

    @Override
    public String toString() {
      return word;
    }
  }

  /** In what files are. */
  enum Kind {
    xliff2,
    xliff1,
    po
  }

  TranslationsCommand(
      SiteOptions options, Map<String, String> environment, Supplier<InputStream> standardInput) {
    this.options = options;
    this.environment = environment;
    this.standardInput = standardInput;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    turn.check();
    check();
    Folders folders = options.folders();
    Optional<SiteLock> lock = turn.take(folders.own(), options.clock());
    if (lock.isEmpty()) {
      spec.commandLine().getErr().println(Turn.taken(folders.own()));
      return ExitCode.BUSY;
    }
    try (SiteLock held = lock.get()) {
      return run(folders);
    } catch (IOException e) {
      spec.commandLine()
          .getErr()
          .println(Failures.said(e) + " What was written is whole; run again.");
      return ExitCode.DISK;
    }
  }

  private void check() {
    boolean importing = action == Action.imports;
    refuse(importing && what.isEmpty(), "name the files or folders to import, or - ");
    refuse(
        importing && (to != null || from != null), "--to and --from: the files say it themselves");
    refuse(!importing && to == null, "--to LOCALE is missing: what is it translated into?");
    boolean exporting = action == Action.export;
    refuse(!exporting && (missing || outdated), "--missing and --outdated are for export");
    refuse(!exporting && folder != null, "--folder is for export");
    refuse(!importing && (keepGoing || partial), "--keep-going and --partial are for import");
    boolean approving = action == Action.approve;
    refuse(!approving && all, "--all is for approve");
    refuse(approving && all == !what.isEmpty(), "name the stories to approve, or say --all");
  }

  private void refuse(boolean wrong, String why) {
    if (wrong) {
      throw new CommandLine.ParameterException(spec.commandLine(), why);
    }
  }

  private int run(Folders folders) throws IOException {
    Problems problems = new Problems();
    Translations translations =
        Translations.of(folders.seeds(), folders.shown(folders.seeds()), options.now(), problems);
    if (problems.hasErrors()) {
      return refused(problems);
    }
    return switch (action) {
      case export -> export(translations, folders, problems);
      case imports -> take(translations, problems);
      case draft -> draft(translations, folders, problems);
      case approve ->
          said(translations.approve(selection(translations), force), problems, "approved");
    };
  }

  private Selection selection(Translations translations) {
    return new Selection(
        locale(translations, "--to", String.valueOf(to)),
        from == null ? Optional.empty() : Optional.of(locale(translations, "--from", from)),
        missing,
        outdated,
        what);
  }

  private LocaleTag locale(Translations translations, String option, String name) {
    return translations
        .locale(name)
        .orElseThrow(
            () ->
                new CommandLine.ParameterException(
                    spec.commandLine(),
                    option
                        + ": no such locale '"
                        + name
                        + "'; the site has: "
                        + String.join(
                            ", ",
                            translations.site().locales().stream()
                                .map(one -> one.tag().value())
                                .toList())
                        + "; name one of them, or add it to 'locales:' in site.yaml"));
  }

  private int export(Translations translations, Folders folders, Problems problems)
      throws IOException {
    Path into = folder == null ? folders.site().resolve("translations") : folder;
    Translations.Exported exported =
        translations.export(
            selection(translations),
            Format.valueOf(format.name().toUpperCase(Locale.ROOT)),
            into,
            force);
    if (problems.hasErrors()) {
      return refused(problems);
    }
    if (options.json()) {
      Map<String, Object> report = new LinkedHashMap<>();
      report.put("written", exported.written());
      report.put("same", exported.same());
      report.put("left", exported.left());
      report.put("units", exported.units());
      report.put("open", exported.open());
      print(report, problems);
      return ExitCode.DONE;
    }
    complain(problems);
    if (!options.quiet()) {
      PrintWriter out = spec.commandLine().getOut();
      exported.written().forEach(name -> out.println(into.resolve(name)));
      out.println(
          stories(exported.written().size())
              + " written, with "
              + exported.open()
              + " of "
              + exported.units()
              + " units to translate; "
              + exported.same().size()
              + " as before, "
              + exported.left().size()
              + " left alone.");
    }
    return ExitCode.DONE;
  }

  private static String stories(int count) {
    return count + (count == 1 ? " story" : " stories");
  }

  private int take(Translations translations, Problems problems) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (String source : what) {
      read(source, files, problems);
    }
    if (problems.hasErrors() && !keepGoing) {
      return refused(problems);
    }
    return said(
        translations.take(files, new Translations.Wishes(force, keepGoing, partial)),
        problems,
        "imported");
  }

  private void read(String source, Map<String, byte[]> files, Problems problems)
      throws IOException {
    if (source.equals("-")) {
      byte[] bytes = standardInput.get().readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        refuseLong("standard input", problems);
      } else {
        files.put("standard input", bytes);
      }
      return;
    }
    Path path = Path.of(source);
    if (Files.isDirectory(path)) {
      List<Path> found;
      try (Stream<Path> all = Files.walk(path)) {
        found =
            all.filter(Files::isRegularFile)
                .filter(file -> ENDINGS.contains(ending(file)))
                .sorted()
                .toList();
      }
      if (found.isEmpty()) {
        problems.error(source, 0, "there is no .xlf, .xliff or .po file in it");
      }
      for (Path file : found) {
        put(file, files, problems);
      }
    } else if (Files.isRegularFile(path)) {
      put(path, files, problems);
    } else {
      problems.error(source, 0, "there is no such file or folder");
    }
  }

  private static String ending(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT).replaceFirst(".*\\.", "");
  }

  private static void put(Path file, Map<String, byte[]> files, Problems problems)
      throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      refuseLong(file.toString(), problems);
    } else {
      files.put(file.toString(), Files.readAllBytes(file));
    }
  }

  private static void refuseLong(String name, Problems problems) {
    problems.error(
        name, 0, "it is longer than " + MOST_BYTES / 1_000_000 + " MB; export fewer stories");
  }

  private int draft(Translations translations, Folders folders, Problems problems)
      throws IOException {
    if (translations.site().translate().isEmpty()) {
      problems.error(
          translations.site().file(),
          0,
          "it names no program that translates; say which in 'translate:', such as"
              + " { command: [translate.py] }");
      return refused(problems);
    }
    Engine engine =
        translations
            .site()
            .translate()
            .map(
                named ->
                    new Engine(
                        named.command(),
                        named.timeout(),
                        folders.site().toAbsolutePath(),
                        environment))
            .orElseThrow();
    return said(translations.draft(selection(translations), engine, force), problems, "drafted");
  }

  private int said(Translations.Taken taken, Problems problems, String done) {
    if (options.json()) {
      Map<String, Object> report = new LinkedHashMap<>();
      report.put("new", taken.added());
      report.put("changed", taken.changed());
      report.put("known", taken.known());
      print(report, problems);
    } else {
      complain(problems);
      if (taken.refused()) {
        spec.commandLine().getErr().println("Nothing was changed.");
      } else if (!options.quiet()) {
        PrintWriter out = spec.commandLine().getOut();
        taken.added().forEach(seed -> out.println("+ " + seed));
        taken.changed().forEach(seed -> out.println("! " + seed));
        out.println(
            stories(taken.added().size() + taken.changed().size())
                + " "
                + done
                + ", "
                + taken.known()
                + " as before.");
      }
    }
    return problems.hasErrors() ? ExitCode.PROBLEMS : ExitCode.DONE;
  }

  private int refused(Problems problems) {
    if (options.json()) {
      print(new LinkedHashMap<>(), problems);
    } else {
      complain(problems);
      spec.commandLine().getErr().println("Nothing was changed.");
    }
    return ExitCode.PROBLEMS;
  }

  private void print(Map<String, Object> report, Problems problems) {
    report.put("problems", problems.all().stream().map(Report::json).toList());
    spec.commandLine().getOut().print(Json.indented(report));
  }

  private void complain(Problems problems) {
    problems.all().stream().filter(this::isShown).forEach(spec.commandLine().getErr()::println);
  }

  private boolean isShown(Problem problem) {
    return problem.severity() == Severity.ERROR
        || (problem.severity() == Severity.WARNING && !options.quiet());
  }
}
