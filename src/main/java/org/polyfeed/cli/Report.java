package org.polyfeed.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.polyfeed.Explanation;
import org.polyfeed.Folders;
import org.polyfeed.Outcome;
import org.polyfeed.json.Json;
import org.polyfeed.output.Changes;
import org.polyfeed.problem.Problem;
import org.polyfeed.problem.Severity;

/** Tells people, or a program, how a run ended. */
final class Report {

  private final SiteOptions options;
  private final PrintWriter out;
  private final PrintWriter err;

  Report(SiteOptions options, PrintWriter out, PrintWriter err) {
    this.options = options;
    this.out = out;
    this.err = err;
  }

  /** How generating ended. */
  int generated(Outcome outcome, Folders folders) {
    if (options.json()) {
      out.print(json(outcome));
    } else {
      problems(outcome);
      outcome.changes().ifPresent(changes -> summary(outcome, changes, folders));
      if (outcome.problems().hasErrors()) {
        err.println(outcome.changes().isEmpty() ? "Nothing was changed." : kept(outcome));
      }
      outcome.explanations().forEach(this::explain);
    }
    return code(outcome);
  }

  /** How checking ended. */
  int checked(Outcome outcome) {
    if (options.json()) {
      out.print(json(outcome));
    } else {
      problems(outcome);
      if (!options.quiet() && !outcome.problems().hasErrors()) {
        out.println(articles(outcome) + ": nothing stands in the way.");
      }
    }
    return code(outcome);
  }

  private static int code(Outcome outcome) {
    return outcome.problems().hasErrors() ? ExitCode.PROBLEMS : ExitCode.DONE;
  }

  private void problems(Outcome outcome) {
    outcome.problems().all().stream().filter(this::isShown).forEach(err::println);
  }

  private boolean isShown(Problem problem) {
    return switch (problem.severity()) {
      case ERROR -> true;
      case WARNING -> !options.quiet();
      case NOTE -> options.verbose();
    };
  }

  private void summary(Outcome outcome, Changes changes, Folders folders) {
    if (options.quiet()) {
      return;
    }
    out.println(articles(outcome) + ".");
    out.println(
        changes.none()
            ? count(changes.files(), "file") + ", as before: nothing was touched."
            : count(changes.files(), "file")
                + ": "
                + changes.added()
                + " new, "
                + changes.changed()
                + " changed, "
                + changes.removed()
                + " removed"
                + (changes.twins() > 0
                    ? "; " + count(changes.twins(), "twin") + " written or removed."
                    : "."));
    out.println("Open " + folders.output().resolve("index.html").toUri());
  }

  private void explain(Explanation explanation) {
    out.println(explanation.about() + " " + explanation.verdict());
    explanation.details().forEach(detail -> out.println("  " + detail));
  }

  private static String kept(Outcome outcome) {
    return switch (outcome.kept()) {
      case 0 -> "The rest is published.";
      case 1 -> "1 article keeps its last good version; the rest is published.";
      default -> outcome.kept() + " articles keep their last good version; the rest is published.";
    };
  }

  private static String articles(Outcome outcome) {
    return count(outcome.articles(), "article") + " in " + count(outcome.editions(), "edition");
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  private static String json(Outcome outcome) {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("articles", outcome.articles());
    report.put("editions", outcome.editions());
    if (outcome.kept() > 0) {
      report.put("kept", outcome.kept());
    }
    outcome
        .changes()
        .ifPresent(
            changes -> {
              Map<String, Object> files = new LinkedHashMap<>();
              files.put("added", changes.added());
              files.put("changed", changes.changed());
              files.put("removed", changes.removed());
              files.put("unchanged", changes.unchanged());
              files.put("rendered", changes.rendered());
              if (changes.twins() > 0) {
                files.put("twins", changes.twins());
              }
              report.put("files", files);
            });
    if (!outcome.explanations().isEmpty()) {
      report.put("explanations", outcome.explanations().stream().map(Report::json).toList());
    }
    List<Map<String, Object>> problems =
        outcome.problems().all().stream().map(Report::json).toList();
    report.put("problems", problems);
    report.put(
        "errors",
        outcome.problems().all().stream()
            .filter(problem -> problem.severity() == Severity.ERROR)
            .count());
    return Json.indented(report);
  }

  private static Map<String, Object> json(Explanation explanation) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("asked", explanation.asked());
    object.put("about", explanation.about());
    object.put("verdict", explanation.verdict());
    object.put("details", explanation.details());
    return object;
  }

  static Map<String, Object> json(Problem problem) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("severity", problem.severity().name().toLowerCase(Locale.ROOT));
    object.put("file", problem.file());
    object.put("line", problem.line());
    object.put("message", problem.message());
    return object;
  }
}
