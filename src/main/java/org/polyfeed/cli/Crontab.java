package org.polyfeed.cli;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What cron is told of a site: one line.
 *
 * @param runs the arguments of one run after the other; each only where the one before went well
 */
record Crontab(String command, List<List<String>> runs, Every every) {

  Crontab {
    runs = List.copyOf(runs);
  }

  String text() {
    return "# crontab -e: mail comes only when something is wrong.\n"
        + every.cron()
        + " * * * "
        + runs.stream().map(this::run).collect(Collectors.joining(" && "))
        + "\n";
  }

  private String run(List<String> arguments) {
    return "LC_ALL=C.UTF-8 "
        + Stream.concat(Stream.of(command), arguments.stream())
            .map(Quoted::crontab)
            .collect(Collectors.joining(" "));
  }
}
