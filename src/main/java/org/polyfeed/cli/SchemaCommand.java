package org.polyfeed.cli;

import java.util.concurrent.Callable;
import org.polyfeed.article.FrontMatter;
import org.polyfeed.json.Json;
import org.polyfeed.site.SiteSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code polyfeed schema}. */
@Command(
    name = "schema",
    description =
        "Prints the JSON Schema of settings, by which editors complete keys and mark mistakes.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class SchemaCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "OF",
      arity = "0..1",
      description =
          "${COMPLETION-CANDIDATES}: site.yaml, or the .yaml beside articles (default: site).")
  private Of of = Of.site;

  @Spec private CommandSpec spec;

  /** The files that there are schemas of. */
  enum Of {
    site,
    article
  }

  @Override
  public Integer call() {
    spec.commandLine().getOut().print(text(of));
    return ExitCode.DONE;
  }

  private static String text(Of of) {
    return Json.indented(
        switch (of) {
          case site -> SiteSettings.schema();
          case article -> FrontMatter.schema();
        });
  }
}
