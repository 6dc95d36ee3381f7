package org.polyfeed.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.polyfeed.article.Timestamps;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.output.NewFiles;
import org.polyfeed.problem.Problem;
import org.polyfeed.problem.Problems;
import org.polyfeed.problem.Severity;
import org.polyfeed.problem.Suggestion;
import org.polyfeed.seed.SeedFile;
import org.polyfeed.site.Site;
import org.polyfeed.site.SiteLocale;
import org.polyfeed.start.NewSeed;
import org.polyfeed.start.Seedbed;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code polyfeed new}. */
@Command(
    name = "new",
    description = "Makes the file of an article for you to write, and prints where it is.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class NewCommand implements Callable<Integer> {

  @Option(
      names = "--site",
      paramLabel = "DIR",
      description = "The site's folder (default: where you are).")
  private Path site = Path.of("");

  @Option(
      names = "--seeds",
      paramLabel = "DIR",
      description = "Its articles and site.yaml (default: seeds in the site's folder).")
  private @Nullable Path seeds;

  @Parameters(paramLabel = "TITLE", description = "The article's title.")
  private String title = "";

  @Option(
      names = "--locale",
      paramLabel = "LOCALE",
      description = "Its language (default: the site's default locale).")
  private @Nullable String locale;

  @Option(
      names = "--story",
      paramLabel = "KEY",
      description =
          "The story that it translates: what its files are called without locale and ending.")
  private @Nullable String story;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "${COMPLETION-CANDIDATES} (default: that of the story that it translates, else md).")
  private @Nullable Format format;

  @Option(
      names = "--date",
      paramLabel = "DATE",
      description = "When it is published (default: when Polyfeed first sees it).")
  private @Nullable String date;

  @Option(
      names = "--topics",
      paramLabel = "TOPIC",
      split = ",",
      description = "What it is about: keys or names, with commas between them.")
  private List<String> topics = new ArrayList<>();

  @Option(names = "--draft", description = "Leave it out of the site until you say otherwise.")
  private boolean draft;

  @Spec private CommandSpec spec;

  /** What an article is written in. */
  enum Format {
    md,
    txt,
    html
  }

  @Override
  public Integer call() throws IOException {
    if (!Files.isDirectory(site)) {
      throw refusal("--site " + site + ": there is no such folder");
    }
    Path folder = Optional.ofNullable(seeds).orElse(site.resolve("seeds"));
    String shown = folder.toString();
    Problems problems = new Problems();
    Seedbed seedbed = Seedbed.read(folder, shown, problems);
    if (problems.hasErrors()) {
      problems.all().stream()
          .filter(problem -> problem.severity() == Severity.ERROR)
          .map(Problem::toString)
          .forEach(this::complain);
      return refused();
    }
    NewSeed seed = seed(seedbed.site());
    LocaleTag in = locale(seedbed.site());
    String key = story == null ? seedbed.story(in, seed.title()) : known(seedbed, story);
    Optional<SeedFile> there = seedbed.seed(key, in);
    if (there.isPresent()) {
      complain(there.get().shown() + ": the story '" + key + "' is in " + in + " already.");
      return refused();
    }
    String name = seedbed.name(key, in, extension(seedbed, key));
    return write(new NewFiles(folder), name, seed, shown + "/" + name);
  }

  private int write(NewFiles files, String name, NewSeed seed, String shown) throws IOException {
    try {
      files.add(name, seed.text());
    } catch (FileAlreadyExistsException e) {
      // Somebody else has made it since the folder was looked at.
      complain(shown + " is there already.");
      return refused();
    }
    spec.commandLine().getOut().println(shown);
    return ExitCode.DONE;
  }

  private void complain(String message) {
    spec.commandLine().getErr().println(message);
  }

  private int refused() {
    complain("Nothing was changed.");
    return ExitCode.PROBLEMS;
  }

  private NewSeed seed(Site site) {
    Timestamps times = new Timestamps(site.timezone());
    if (date != null && times.parse(date).isEmpty()) {
      throw refusal("--date: " + times.fault(date));
    }
    return new NewSeed(
        new Line("TITLE", title).checked(spec),
        Optional.ofNullable(date),
        topics.stream().map(topic -> new Line("--topics", topic).checked(spec)).toList(),
        draft);
  }

  private LocaleTag locale(Site site) {
    return locale == null ? site.defaultLocale() : locale(site, locale);
  }

  private LocaleTag locale(Site site, String name) {
    LocaleTag tag =
        LocaleTag.declared(name)
            .orElseThrow(() -> refusal("--locale: " + LocaleTag.fault(name)))
            .plain();
    if (!site.shows(tag)) {
      List<String> names = site.locales().stream().map(one -> one.tag().value()).toList();
      throw refusal(
          "--locale: no such locale '"
              + tag
              + "'; the site has: "
              + String.join(", ", names)
              + "; name one of them, or add it to 'locales:' in site.yaml");
    }
    return site.locale(tag).map(SiteLocale::tag).orElse(tag);
  }

  private String known(Seedbed seedbed, String key) {
    if (!seedbed.stories().contains(key)) {
      throw refusal(
          "--story: there is no story '"
              + key
              + "'"
              + Suggestion.after(key, seedbed.stories())
              + "; its key is the name of its files without locale and ending");
    }
    return key;
  }

  private String extension(Seedbed seedbed, String key) {
    return format == null ? seedbed.extension(key).orElse(Format.md.name()) : format.name();
  }

  private CommandLine.ParameterException refusal(String why) {
    return new CommandLine.ParameterException(spec.commandLine(), why);
  }
}
