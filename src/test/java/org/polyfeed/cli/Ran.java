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

  /**
   * Publishes a site, with the programs of this machine and the site's folder as the user's own.
   */
  static Ran publish(Path site, String... options) {
    Map<String, String> environment =
        Map.of("PATH", System.getenv().getOrDefault("PATH", ""), "HOME", site.toString());
    return command(environment, "publish", site, options);
  }

  /** Publishes a site with other surroundings. */
  static Ran publish(Map<String, String> environment, Path site, String... options) {
    return command(environment, "publish", site, options);
  }

  /** Imports into a site. */
  static Ran importing(Path site, String... options) {
    return command("import", site, options);
  }

  private static Ran command(String name, Path site, String... options) {
    return command(Map.of(), name, site, options);
  }

  private static Ran command(
      Map<String, String> environment, String name, Path site, String... options) {
    List<String> arguments = new ArrayList<>(List.of(name, "--site", site.toString()));
    arguments.addAll(List.of(options));
    return of(environment, arguments.toArray(String[]::new));
  }

  /** Runs a command. */
  static Ran of(String... arguments) {
    return of(Map.of(), arguments);
  }

  private static Ran of(Map<String, String> environment, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Main.run(
            arguments,
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            environment,
            () -> NOW);
    return new Ran(code, out.toString(), err.toString());
  }
}
