package org.polyfeed.cli;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What cron is told of a site: one line. */
record Crontab(String command, List<String> arguments, Every every) {

  String text() {
    return "# crontab -e: mail comes only when something is wrong.\n"
        + every.cron()
        + " * * * LC_ALL=C.UTF-8 "
        + Stream.concat(Stream.of(command), arguments.stream())
            .map(Quoted::crontab)
            .collect(Collectors.joining(" "))
        + "\n";
  }
}
