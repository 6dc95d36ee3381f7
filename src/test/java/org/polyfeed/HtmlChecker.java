package org.polyfeed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The Nu Html Checker of the W3C, in a Java of its own. */
public final class HtmlChecker {

  private HtmlChecker() {}

  /**
   * What it says of pages and style sheets, a line each; nothing where all are valid.
   *
   * @param site where the files are
   * @param folder for what it prints
   */
  public static List<String> saidOf(Path site, List<String> files, Path folder)
      throws IOException, InterruptedException {
    Path said = folder.resolve("said.txt");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xss4m",
                "-cp",
                Files.readString(Path.of("target", "html-checker.classpath")),
                "nu.validator.client.SimpleCommandLineValidator",
                "--stdout",
                "--also-check-css",
                // commonmark writes XHTML's slashes, which HTML passes over.
                "--filterpattern",
                ".*Trailing slash on void elements.*"));
    command.addAll(files);
    Process process =
        new ProcessBuilder(command)
            .directory(site.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .start();
    try {
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    List<String> lines = Files.readAllLines(said);
    assertThat(process.exitValue() == 0 || !lines.isEmpty()).isTrue();
    return lines;
  }
}
