package org.polyfeed.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.polyfeed.json.Json;
import org.polyfeed.output.SiteFile;
import org.polyfeed.problem.Problems;
import org.polyfeed.problem.Severity;
import org.polyfeed.publish.Pings;
import org.polyfeed.publish.RefusedException;
import org.polyfeed.publish.Sent;
import org.polyfeed.site.Destination;
import org.polyfeed.target.OutputPath;

/** Tells people, or a program, what was published. */
final class PublishReport {

  private final SiteOptions options;
  private final PrintWriter out;
  private final PrintWriter err;
  private final List<Map<String, Object>> destinations = new ArrayList<>();
  private final Map<String, Object> pings = new LinkedHashMap<>();

  PublishReport(SiteOptions options, PrintWriter out, PrintWriter err) {
    this.options = options;
    this.out = out;
    this.err = err;
  }

  /** Nothing can be published of the site as it is. */
  int refused(Problems problems) {
    if (options.json()) {
      Map<String, Object> report = new LinkedHashMap<>();
      report.put("problems", problems.all().stream().map(Report::json).toList());
      out.print(Json.indented(report));
    } else {
      problems.all().stream().filter(one -> one.severity() == Severity.ERROR).forEach(err::println);
      err.println("Nothing was published.");
    }
    return ExitCode.PROBLEMS;
  }

  /**
   * What one destination was sent.
   *
   * @param dryRun whether it only would be
   */
  void sent(Sent sent, boolean dryRun) {
    if (options.json()) {
      destinations.add(json(sent, dryRun));
      return;
    }
    if (dryRun || options.verbose()) {
      sent.carried().forEach(file -> out.println(sent.destination() + ": + " + file.path()));
      sent.removed().forEach(path -> out.println(sent.destination() + ": - " + path));
    }
    if (!options.quiet()) {
      out.println(sent.destination() + ": " + summary(sent, dryRun));
    }
  }

  private static String summary(Sent sent, boolean dryRun) {
    if (sent.none()) {
      return "as it should be: nothing " + (dryRun ? "would be" : "was") + " sent.";
    }
    int carried = sent.carried().size();
    return carried
        + (carried == 1 ? " file" : " files")
        + (dryRun ? " would be sent, " : " sent, ")
        + Amount.bytes(sent.bytes())
        + "; "
        + sent.removed().size()
        + (dryRun ? " would be removed." : " removed.")
        + interruptions(sent.interruptions());
  }

  private static String interruptions(int number) {
    return switch (number) {
      case 0 -> "";
      case 1 -> " It had to begin again once.";
      default -> " It had to begin again " + number + " times.";
    };
  }

  /** Publishing there did not come to its end. */
  void failed(Destination destination, IOException failure) {
    String message =
        destination.name() + ": " + Failures.said(failure) + after(destination, failure);
    if (options.json()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("destination", destination.name());
      one.put("refused", failure instanceof RefusedException);
      one.put("error", message);
      destinations.add(one);
    } else {
      err.println(message);
    }
  }

  /** What hubs and search engines were told; that they could not be is worth a warning. */
  void told(Pings.Told told) {
    if (options.json()) {
      pings.put("told", told.told());
      pings.put("failures", told.failures());
    } else if (!options.quiet()) {
      told.failures().forEach(failure -> err.println("warning: " + failure));
      if (told.told() > 0) {
        out.println(
            "Hubs and search engines were told of "
                + told.told()
                + (told.told() == 1 ? " URL." : " URLs."));
      }
    }
  }

  /** What is there now. */
  private static String after(Destination destination, IOException failure) {
    if (destination.isAtomic()) {
      return " What is shown there is as it was.";
    }
    if (failure instanceof RefusedException refused) {
      return refused.isMidway() ? " Every file there is whole, old or new." : "";
    }
    return " Every file that was sent is whole; to publish again goes on from there.";
  }

  /** Nothing more is to be told. */
  void end() {
    if (options.json()) {
      Map<String, Object> report = new LinkedHashMap<>();
      report.put("destinations", destinations);
      if (!pings.isEmpty()) {
        report.put("pings", pings);
      }
      out.print(Json.indented(report));
    }
  }

  private static Map<String, Object> json(Sent sent, boolean dryRun) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("destination", sent.destination());
    one.put("dryRun", dryRun);
    one.put("carried", sent.carried().stream().map(SiteFile::path).map(OutputPath::value).toList());
    one.put("bytes", sent.bytes());
    one.put("removed", sent.removed().stream().map(OutputPath::value).toList());
    one.put("interruptions", sent.interruptions());
    return one;
  }
}
