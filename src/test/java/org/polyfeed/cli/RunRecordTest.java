package org.polyfeed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfeed.json.Json;
import org.polyfeed.output.SiteLock;

/** What monitors can read of runs, and what a run does while another is at work. */
final class RunRecordTest {

  @TempDir private Path site;

  private Path log;
  private Path status;

  @BeforeEach
  void write() throws IOException {
    log = site.resolve("runs.log");
    status = site.resolve("status.json");
    write("seeds/site.yaml", "address: https://news.example/\nlocales: { en: {} }\n");
    write("seeds/a.en.md", "---\ndate: 2024-04-02T10:00:00Z\n---\n# Title\n\nText one.\n");
  }

  private void write(String name, String text) throws IOException {
    Path file = site.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Ran run(String... more) {
    String[] options = new String[more.length + 4];
    System.arraycopy(more, 0, options, 4, more.length);
    options[0] = "--log";
    options[1] = log.toString();
    options[2] = "--status-file";
    options[3] = status.toString();
    return Ran.generate(site, options);
  }

  private Map<?, ?> status(String key) throws IOException, Json.Malformed {
    return (Map<?, ?>) Objects.requireNonNull(Json.object(Files.readString(status)).get(key));
  }

  @Test
  void everyRunIsALineAndTheLastGoodOneIsRemembered() throws Exception {
    assertThat(run().code()).isZero();
    write("seeds/b.en.md", "---\ndate: yesterday\n---\n# Two\n\nText.\n");
    assertThat(run().code()).isEqualTo(ExitCode.PROBLEMS);

    List<String> lines = Files.readAllLines(log);
    assertThat(lines).hasSize(2);
    assertThat(Json.object(lines.get(0)))
        .containsEntry("time", "2024-05-06T07:08:09Z")
        .containsEntry("exit", 0L)
        .containsEntry("articles", 1L)
        .containsEntry("newest", "2024-04-02T10:00:00Z")
        .containsEntry("errors", 0L)
        .containsKeys("milliseconds", "added", "rendered", "warnings");
    assertThat(Json.object(lines.get(1))).containsEntry("exit", 1L).containsEntry("errors", 1L);
    assertThat(status("last").get("exit")).isEqualTo(1L);
    assertThat(status("lastGood").get("exit")).isEqualTo(0L);
    assertThat(status("lastGood").get("newest")).isEqualTo("2024-04-02T10:00:00Z");
  }

  @Test
  void theStatusNamesTheFirstProblems() throws Exception {
    for (int i = 0; i < 9; i++) {
      write("seeds/b" + i + ".en.md", "---\ndate: yesterday\n---\n# Two\n\nText.\n");
    }
    assertThat(run().code()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(status("last").get("errors")).isEqualTo(9L);
    List<?> problems = (List<?>) Objects.requireNonNull(status("failing").get("problems"));
    assertThat(problems).hasSize(5);
    assertThat(((Map<?, ?>) problems.get(0)).get("file")).isEqualTo("seeds/b0.en.md");
    assertThat(((Map<?, ?>) problems.get(0)).get("line")).isEqualTo(2L);
    assertThat(Json.object(Files.readString(status))).containsKey("version");
  }

  @Test
  void oneFileForBothIsRefused() {
    Ran ran = Ran.generate(site, "--log", "a.json", "--status-file", "./a.json");
    assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ran.err()).startsWith("--log and --status-file are both a.json");
  }

  @Test
  void aLogThatCannotBeWrittenIsAWarning() {
    Ran ran = Ran.generate(site, "--log", site.resolve("none/runs.log").toString());
    assertThat(ran.code()).isZero();
    assertThat(ran.err()).startsWith("warning: --log or --status-file could not be written: ");
  }

  @Test
  void aRunThatFindsAnotherAtWorkIsALineToo() throws Exception {
    try (SiteLock other = SiteLock.take(site.resolve(".polyfeed"), "process 7").orElseThrow()) {
      assertThat(other).isNotNull();
      assertThat(run().code()).isEqualTo(ExitCode.BUSY);
    }
    assertThat(Files.readString(log)).contains("\"exit\":75");
    // The other one writes it.
    assertThat(status).doesNotExist();
  }

  @Test
  void aStatusThatIsNoneIsWrittenAnew() throws Exception {
    Files.writeString(status, "{ half");
    write("seeds/b.en.md", "---\ndate: yesterday\n---\n# Two\n\nText.\n");
    assertThat(run().code()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(status("last").get("exit")).isEqualTo(1L);
  }

  @Test
  void whoIsAtWorkIsSaid() throws IOException {
    try (SiteLock other = SiteLock.take(site.resolve(".polyfeed"), "process 7").orElseThrow()) {
      assertThat(other).isNotNull();
      Ran ran = Ran.generate(site);
      assertThat(ran.code()).isEqualTo(ExitCode.BUSY);
      assertThat(ran.err())
          .isEqualTo("Another run is at work on this site (process 7); nothing was changed.\n");
    }
  }

  @Test
  void aRunMayWaitForAnother() throws Exception {
    SiteLock other = SiteLock.take(site.resolve(".polyfeed"), "process 7").orElseThrow();
    Thread waiting = Thread.currentThread();
    Thread ending =
        new Thread(
            () -> {
              try (SiteLock held = other) {
                while (waiting.getState() != Thread.State.TIMED_WAITING) {
                  Thread.onSpinWait();
                }
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            });
    ending.start();
    assertThat(Ran.generate(site, "--wait", "60").code()).isZero();
    ending.join();
  }
}
