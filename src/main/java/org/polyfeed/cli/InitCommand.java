package org.polyfeed.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.output.NewFiles;
import org.polyfeed.problem.Problem;
import org.polyfeed.problem.Severity;
import org.polyfeed.site.Site;
import org.polyfeed.start.NewSite;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code polyfeed init}. */
@Command(
    name = "init",
    description = "Makes a small site that works at once, where there is none. Asks nothing.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class InitCommand implements Callable<Integer> {

  private static final String IGNORED = ".gitignore";

  @Parameters(
      paramLabel = "DIR",
      arity = "0..1",
      description = "The site's folder, which is made if need be (default: where you are).")
  private Path site = Path.of("");

  @Option(
      names = "--locales",
      paramLabel = "LOCALE",
      split = ",",
      defaultValue = "en",
      description =
          "The languages that it is in, such as en,fa,zh-Hant; the first is that of articles that"
              + " name none (default: ${DEFAULT-VALUE}).")
  private List<String> locales = new ArrayList<>();

  @Option(
      names = "--title",
      paramLabel = "TITLE",
      description = "The site's name (default: that of its folder).")
  private @Nullable String title;

  @Option(
      names = "--address",
      paramLabel = "URL",
      description = "Where it will be (default: ${DEFAULT-VALUE}, to be changed in site.yaml).")
  private String address = Site.PLACEHOLDER.toString();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    NewSite fresh = new NewSite(title(), new Line("--address", address).checked(spec), locales());
    refuseBad(fresh);
    NewFiles files = new NewFiles(site);
    Map<String, String> texts = new LinkedHashMap<>(fresh.files());
    boolean ignoring = files.other(Map.of(IGNORED, texts.getOrDefault(IGNORED, ""))).isPresent();
    if (ignoring) {
      texts.remove(IGNORED);
    }
    Optional<String> there = files.stranger("seeds", texts);
    there = there.isPresent() ? there : files.other(texts);
    if (there.isPresent()) {
      spec.commandLine()
          .getErr()
          .println(
              site.resolve(there.get())
                  + " is there already, and init makes only new sites. Nothing was changed.");
      return ExitCode.PROBLEMS;
    }
    files.write(texts);
    say(fresh, ignoring);
    return ExitCode.DONE;
  }

  private String title() {
    if (title != null) {
      return new Line("--title", title).checked(spec);
    }
    Path name = site.toAbsolutePath().normalize().getFileName();
    return new Line("DIR", name == null ? "Polyfeed" : name.toString()).checked(spec);
  }

  private List<LocaleTag> locales() {
    List<LocaleTag> tags = new ArrayList<>();
    for (String name : locales) {
      LocaleTag tag = LocaleTag.declared(name).orElseThrow(() -> refusal(LocaleTag.fault(name)));
      if (tags.stream().anyMatch(tag::sameAs)) {
        throw refusal("the locale " + tag + " stands there twice");
      }
      tags.add(tag);
    }
    return tags;
  }

  private CommandLine.ParameterException refusal(String why) {
    return new CommandLine.ParameterException(spec.commandLine(), "--locales: " + why);
  }

  /** What would be wrong with site.yaml is wrong with what was said here. */
  private void refuseBad(NewSite fresh) {
    for (Problem problem : fresh.problems().all()) {
      if (problem.severity() == Severity.ERROR) {
        throw new CommandLine.ParameterException(spec.commandLine(), problem.message());
      }
    }
  }

  private void say(NewSite fresh, boolean ignoring) {
    PrintWriter out = spec.commandLine().getOut();
    String name = site.toString().isEmpty() ? "" : " --site " + Quoted.shell(site.toString());
    out.println(
        "Made a site in "
            + fresh.locales().stream().map(LocaleTag::value).collect(Collectors.joining(", "))
            + ". Next: polyfeed generate"
            + name);
    out.println(
        "Its name, address and languages are in "
            + site.resolve("seeds/site.yaml")
            + "; its articles beside it.");
    if (ignoring) {
      out.println(
          site.resolve(IGNORED) + " is as it was; add the lines /output/ and /.polyfeed/ to it.");
    }
    List<LocaleTag> unwritten = new ArrayList<>(fresh.locales());
    unwritten.removeAll(fresh.written());
    if (!unwritten.isEmpty()) {
      out.println(
          "Polyfeed has no first article in "
              + unwritten.stream().map(LocaleTag::value).collect(Collectors.joining(", "))
              + "; write one.");
    }
  }
}
