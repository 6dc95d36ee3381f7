package org.polyfeed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyfeed.progress.Progress;
import org.polyfeed.progress.Step;
import org.polyfeed.readers.Tool;

/** What people see of a run that takes long. */
final class ProgressLineTest {

  @TempDir private Path temp;

  private final Progress progress = new Progress();
  private final StringWriter terminal = new StringWriter();
  private Instant now = Ran.NOW;

  private ProgressLine line(int columns) {
    return new ProgressLine(progress, new PrintWriter(terminal), () -> now, columns);
  }

  private void pass(int milliseconds) {
    now = now.plus(Duration.ofMillis(milliseconds));
  }

  /** What stands on a terminal after all that was printed, without blanks at the ends of lines. */
  private static List<String> screen(String printed) {
    StringBuilder all = new StringBuilder();
    StringBuilder line = new StringBuilder();
    int column = 0;
    for (int i = 0; i < printed.length(); i++) {
      char letter = printed.charAt(i);
      if (letter == '\r') {
        column = 0;
      } else if (letter == '\n') {
        all.append(line.toString().stripTrailing()).append('\n');
        line.setLength(0);
        column = 0;
      } else {
        line.replace(column, Math.min(column + 1, line.length()), Character.toString(letter));
        column++;
      }
    }
    return (all + line.toString().stripTrailing()).lines().toList();
  }

  @Test
  void nothingIsShownInTheFirstSecond() {
    ProgressLine line = line(80);
    progress.begin("Reading", 10).one();
    pass(999);
    line.draw();
    line.close();
    assertThat(terminal.toString()).isEmpty();
  }

  @Test
  void countsAndRatesAreShown() {
    ProgressLine line = line(80);
    Step step = progress.begin("Rendering", 200);
    line.draw();
    pass(2_000);
    for (int i = 0; i < 50; i++) {
      step.one();
    }
    line.draw();
    assertThat(screen(terminal.toString()))
        .containsExactly("[#######-----------------------] Rendering 50 of 200, 25/s");
    progress.begin("Arranging");
    line.draw();
    assertThat(screen(terminal.toString())).containsExactly("Arranging ...");
  }

  @Test
  void nothingIsLeftOfIt() {
    ProgressLine line = line(80);
    progress.begin("Rendering", 200);
    pass(1_000);
    line.draw();
    line.close();
    line.draw();
    assertThat(screen(terminal + "1 article.\n")).containsExactly("1 article.");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 10, 21, 30, 40, 50, 80, 200})
  void noLineIsWiderThanTheTerminal(int columns) {
    ProgressLine line = line(columns);
    Step step = progress.begin("Rendering", 123_456);
    line.draw();
    pass(5_000);
    for (int i = 0; i < 100_000; i++) {
      step.one();
    }
    line.draw();
    progress.begin("Comparing with the site before");
    line.draw();
    line.close();
    assertThat(terminal.toString().split("\r"))
        .allMatch(piece -> piece.length() <= Math.max(columns - 1, 0));
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 25})
  void aNarrowTerminalShowsTheCount(int columns) {
    ProgressLine line = line(columns);
    progress.begin("Rendering", 200);
    pass(3_000);
    line.draw();
    assertThat(terminal.toString()).isEqualTo("\rRendering 0 of 200");
  }

  private String printed(Map<String, String> environment, String... options) throws IOException {
    Path site = temp.resolve("site");
    Files.createDirectories(site.resolve("seeds"));
    Files.writeString(site.resolve("seeds/a.txt"), "Title\n\nText.\n");
    StringWriter err = new StringWriter();
    int code =
        Main.run(
            Stream.concat(Stream.of("check", "--site", site.toString()), Arrays.stream(options))
                .toArray(String[]::new),
            new PrintWriter(new StringWriter()),
            new PrintWriter(err),
            environment,
            // A second goes by with every look.
            () -> now = now.plusSeconds(1));
    assertThat(code).isZero();
    return err.toString();
  }

  @Test
  void onlyATerminalShowsIt() throws IOException {
    Map<String, String> terminal = Map.of("POLYFEED_TERMINAL", "80", "TERM", "xterm");
    Map<String, String> dumb = new HashMap<>(terminal);
    dumb.put("TERM", "dumb");
    assertThat(printed(Map.of("TERM", "xterm"))).doesNotContain("\r");
    assertThat(printed(Map.of("POLYFEED_TERMINAL", "80"))).doesNotContain("\r");
    assertThat(printed(dumb)).doesNotContain("\r");
    assertThat(printed(terminal, "--quiet")).doesNotContain("\r");
    assertThat(printed(terminal, "--json")).doesNotContain("\r");
    assertThat(screen(printed(terminal))).hasSize(1).first().asString().contains("no address");
  }

  /** The launcher, as a build puts it together. */
  private Path launcher() throws IOException {
    Path home = temp.resolve("home");
    Files.createDirectories(home.resolve("bin"));
    Files.copy(Path.of("src/main/dist/bin/polyfeed"), home.resolve("bin/polyfeed"));
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.MAIN_CLASS, "org.polyfeed.cli.Main");
    attributes.put(
        Attributes.Name.CLASS_PATH,
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(one -> Path.of(one).toUri().toString())
            .collect(Collectors.joining(" ")));
    try (OutputStream out = Files.newOutputStream(home.resolve("polyfeed.jar"));
        JarOutputStream jar = new JarOutputStream(out, manifest)) {
      jar.finish();
    }
    return home.resolve("bin/polyfeed");
  }

  @Test
  void aRealTerminalShowsItAndThenTheReportAlone() throws Exception {
    Tool script = Tool.find("script", "bsdutils");
    Path site = temp.resolve("site");
    Path seeds = Files.createDirectories(site.resolve("seeds"));
    Files.writeString(
        seeds.resolve("site.yaml"), "address: https://n.example/\nlocales: { en: {}, fr: {} }\n");
    for (int i = 0; i < 200; i++) {
      String text = "---\ndate: 2024-04-02\ntopics: t%d\n---\n# Story %d\n\nText %d.\n";
      Files.writeString(seeds.resolve("story-" + i + ".en.md"), text.formatted(i % 9, i, i));
      Files.writeString(seeds.resolve("story-" + i + ".fr.md"), text.formatted(i % 9, i, i));
    }
    String generate = "sh %s generate --site %s".formatted(launcher(), site);

    Tool.Run run =
        script.run(temp, List.of("-qec", "TERM=xterm COLUMNS=60 " + generate, "/dev/null"));

    assertThat(run.code()).as(run.printed()).isZero();
    assertThat(run.printed()).containsPattern("\r(\\[#*-+\\] )?Rendering \\d+ of \\d+");
    List<String> left = screen(run.printed().replace("\r\n", "\n"));
    assertThat(left).hasSize(3);
    assertThat(left.get(0)).isEqualTo("400 articles in 2 editions.");
    assertThat(left.get(2)).startsWith("Open file:///");
    assertThat(Tool.find("sh", "dash").run(temp, List.of("-c", "TERM=xterm " + generate)).printed())
        .doesNotContain("\r");
  }
}
