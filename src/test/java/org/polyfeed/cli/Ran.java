package org.polyfeed.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How a run of the command ended, as its user sees it. */
record Ran(int code, String out, String err) {

  static final Instant NOW = Instant.parse("2024-05-06T07:08:09Z");

  /** Generates a site. */
  static Ran generate(Path site, String... options) {
    return command("generate", site, options);
  }

  static Ran check(Path site, String... options) {
    return command("check", site, options);
  }

  private static Ran command(String name, Path site, String... options) {
    List<String> arguments = new ArrayList<>(List.of(name, "--site", site.toString()));
    arguments.addAll(List.of(options));
    return of(arguments.toArray(String[]::new));
  }

  /** Runs a command. */
  static Ran of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Main.run(
            arguments, new PrintWriter(out, true), new PrintWriter(err, true), Map.of(), () -> NOW);
    return new Ran(code, out.toString(), err.toString());
  }
}
