package org.polyfeed.readers;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A program of the system that a test tries the site with. Where it is missing the test is skipped
 * and says so; with {@code -Dpolyfeed.requireTools=true} it fails.
 */
public record Tool(Path program) {

  /**
   * Finds a program.
   *
   * @param name of the program
   * @param debian the Debian package that has it
   */
  public static Tool find(String name, String debian) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Tool::new)
        .orElseGet(() -> missing(name, debian));
  }

  private static Tool missing(String name, String debian) {
    return missing(name + " is not installed; apt-get install " + debian);
  }

  static Tool missing(String message) {
    return Boolean.getBoolean("polyfeed.requireTools")
        ? fail(message)
        : abort("skipped: " + message);
  }

  /** A script of these tests, as an argument. */
  static String script(String name) {
    return Path.of("src", "test", "resources", "readers", name).toAbsolutePath().toString();
  }

  /** Runs it and returns what it printed on both streams. */
  public Run run(Path folder, List<String> arguments) throws IOException, InterruptedException {
    return run(folder, Path.of("/dev/null"), arguments);
  }

  /** The same with a file on its standard input. */
  Run run(Path folder, Path input, List<String> arguments)
      throws IOException, InterruptedException {
    Path printed = Files.createTempFile(folder, "printed", ".txt");
    Process process =
        new ProcessBuilder(
                Stream.concat(Stream.of(program.toString()), arguments.stream()).toList())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(input.toFile()))
            .start();
    if (!process.waitFor(120, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException(program + " did not end within two minutes");
    }
    return new Run(process.exitValue(), Files.readString(printed, StandardCharsets.UTF_8));
  }

  public record Run(int code, String printed) {}
}
