package org.polyfeed.cli;

import java.io.PrintWriter;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.polyfeed.json.Json;
import org.polyfeed.problem.Problem;
import org.polyfeed.problem.Severity;
import org.polyfeed.serve.Generation;

/** Tells who has started a preview, or a program, what became of each run. */
final class PreviewReport {

  /** How many files are named that have changed. */
  private static final int NAMED = 3;

  private final SiteOptions options;
  private final PrintWriter out;
  private final PrintWriter err;
  private Set<Problem> told = Set.of();
  private boolean isSiteThere;

  PreviewReport(SiteOptions options, PrintWriter out, PrintWriter err) {
    this.options = options;
    this.out = out;
    this.err = err;
  }

  /**
   * How a run ended.
   *
   * @param problems all, notes too
   * @param address where the site is to be seen
   * @param nanoseconds how long it took
   */
  void ran(Generation now, List<Problem> problems, URI address, long nanoseconds) {
    if (options.json()) {
      out.println(json(now, problems, address, nanoseconds));
    } else {
      List<Problem> shown = problems.stream().filter(this::isShown).toList();
      // What is to be mended is said until it is; of the rest, what is new.
      shown.stream()
          .filter(one -> one.severity() == Severity.ERROR || !told.contains(one))
          .forEach(err::println);
      if (!options.quiet()) {
        out.println(ended(now, nanoseconds) + asBefore(shown));
      }
    }
    told = Set.copyOf(problems);
    isSiteThere |= now.isGood();
  }

  /** Where the site is to be seen, before anything is: who asks for JSON is told in each line. */
  void ready(URI address) {
    if (!options.json()) {
      out.println("Preview at " + address + ", until Ctrl-C");
    }
  }

  private boolean isShown(Problem problem) {
    return switch (problem.severity()) {
      case ERROR -> true;
      case WARNING -> !options.quiet();
      case NOTE -> options.verbose();
    };
  }

  private String ended(Generation now, long nanoseconds) {
    String time = String.format(Locale.ROOT, "%.2f s", nanoseconds / 1e9);
    if (now.isGood()) {
      return isSiteThere ? changed(now.changed()) + " in " + time : "Generated in " + time;
    }
    return "Refused after "
        + time
        + (isSiteThere
            ? "; what was last good is still shown"
            : "; the site is shown as soon as this is mended");
  }

  private String asBefore(List<Problem> shown) {
    long warnings =
        shown.stream()
            .filter(one -> one.severity() == Severity.WARNING && told.contains(one))
            .count();
    return warnings == 0
        ? ""
        : "; " + warnings + (warnings == 1 ? " warning" : " warnings") + " as before";
  }

  private static String changed(Set<String> paths) {
    if (paths.isEmpty()) {
      return "No file changed";
    }
    String named = paths.stream().sorted().limit(NAMED).collect(Collectors.joining(", "));
    int left = paths.size() - NAMED;
    return left > 0 ? named + " and " + left + " more" : named;
  }

  private static String json(
      Generation now, List<Problem> problems, URI address, long nanoseconds) {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("preview", address.toString());
    report.put("shown", now.isGood());
    report.put("milliseconds", nanoseconds / 1_000_000);
    report.put("changed", now.changed().stream().sorted().toList());
    report.put("problems", problems.stream().map(Report::json).toList());
    report.put("errors", now.count(Severity.ERROR));
    return Json.line(report);
  }
}
