package org.polyfeed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyfeed.json.Json;
import org.polyfeed.output.SiteLock;

/** What {@code polyfeed status --status-file} tells those who watch over a site. */
final class FreshnessTest {

  private static final String BROKEN = "---\ndate: yesterday\n---\n# Two\n\nText.\n";

  @TempDir private Path site;

  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = site.resolve("status.json");
    write("seeds/site.yaml", "address: https://news.example/\nlocales: { en: {} }\n");
    write("seeds/a.en.md", "---\ndate: 2024-05-04T07:08:09Z\n---\n# Title\n\nText one.\n");
  }

  private void write(String name, String text) throws IOException {
    Path written = site.resolve(name);
    Files.createDirectories(written.getParent());
    Files.writeString(written, text);
  }

  private int generate(String time) {
    return run(time, "generate", "--site", site.toString()).code();
  }

  private Ran status(String time, String... options) {
    return run(time, Stream.concat(Stream.of("status"), Stream.of(options)).toArray(String[]::new));
  }

  private Ran run(String time, String... options) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Main.run(
            Stream.concat(Stream.of(options), Stream.of("--status-file", file.toString()))
                .toArray(String[]::new),
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            Map.of("SOURCE_DATE_EPOCH", "0"),
            () -> Instant.parse(time));
    return new Ran(code, out.toString(), err.toString());
  }

  private Ran generated(String time, String... options) {
    assertThat(run(time, "generate", "--site", site.toString(), "--now", time).code()).isZero();
    return status("2024-05-06T07:08:09Z", options);
  }

  @Test
  void aYoungRunIsGood() {
    Ran ran = generated("2024-05-06T07:05:09Z", "--max-age", "15m", "--max-entry-age", "3d");
    assertThat(ran.code()).isZero();
    assertThat(ran.out())
        .isEqualTo(
            "The last good run ended 3 minutes ago, at 2024-05-06T07:05:09Z: 1 article, the newest"
                + " from 2 days ago, at 2024-05-04T07:08:09Z.\n");
    assertThat(status("2024-05-06T07:08:09Z", "--quiet").out()).isEmpty();
  }

  @Test
  void anOldRunIsNot() {
    Ran ran = generated("2024-05-06T05:08:08Z", "--max-age", "2h", "--quiet");
    assertThat(ran.code()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(ran.out())
        .isEqualTo("The last good run ended 2 hours ago, at 2024-05-06T05:08:08Z: more than 2h.\n");
  }

  @Test
  void anOldEntryIsNot() {
    Ran ran = generated("2024-05-06T07:08:09Z", "--max-age", "15m", "--max-entry-age", "1d");
    assertThat(ran.code()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(ran.out())
        .isEqualTo(
            "The newest entry appeared 2 days ago, at 2024-05-04T07:08:09Z: more than 1d.\n");
  }

  @Test
  void aSiteWithoutEntriesHasNoYoungOne() throws IOException {
    Files.delete(site.resolve("seeds/a.en.md"));
    Ran ran = generated("2024-05-06T07:08:09Z", "--max-entry-age", "1d");
    assertThat(ran.code()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(ran.out()).isEqualTo("The last good run had no entry.\n");
  }

  @Test
  void runsThatFailAreSaidWithTheFirstOfThem() throws Exception {
    assertThat(generated("2024-05-06T07:00:00Z").code()).isZero();
    write("seeds/b.en.md", BROKEN);
    assertThat(generate("2024-05-06T07:01:00Z")).isEqualTo(ExitCode.PROBLEMS);
    assertThat(generate("2024-05-06T07:02:00Z")).isEqualTo(ExitCode.PROBLEMS);
    try (SiteLock other = SiteLock.take(site.resolve(".polyfeed"), "process 7").orElseThrow()) {
      assertThat(other).isNotNull();
      assertThat(generate("2024-05-06T07:03:00Z")).isEqualTo(ExitCode.BUSY);
    }
    Ran ran = status("2024-05-06T07:04:00Z", "--max-age", "15m");
    assertThat(ran.code()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(ran.out())
        .startsWith(
            "Runs have failed since 2024-05-06T07:01:00Z (exit code 1, 1 error, 1 warning):"
                + " seeds/b.en.md:2: ")
        .hasLineCount(1);

    Files.delete(site.resolve("seeds/b.en.md"));
    assertThat(generate("2024-05-06T07:05:00Z")).isZero();
    assertThat(status("2024-05-06T07:06:00Z", "--max-age", "15m").code()).isZero();
  }

  @Test
  void withoutAnyGoodRunNothingIsGood() throws IOException {
    write("seeds/b.en.md", BROKEN);
    assertThat(generate("2024-05-06T07:01:00Z")).isEqualTo(ExitCode.PROBLEMS);
    Ran ran = status("2024-05-06T07:02:00Z", "--max-age", "15m");
    assertThat(ran.code()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(ran.out()).endsWith("; no run has ended well yet.\n");
  }

  @Test
  void aClockThatIsBehindIsSaid() {
    Ran ran = generated("2024-05-06T10:08:09Z", "--max-age", "15m");
    assertThat(ran.code()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(ran.out())
        .isEqualTo(
            "The last good run ended at 2024-05-06T10:08:09Z, which is 3 hours ahead of the clock"
                + " here (2024-05-06T07:08:09Z): one of the clocks is wrong.\n");
    assertThat(generated("2024-05-06T07:08:39Z", "--max-age", "15m").code()).isZero();
  }

  @Test
  void programsReadItAsJson() throws Exception {
    Ran ran = generated("2024-05-06T05:08:09Z", "--json", "--max-age", "15m");
    assertThat(ran.code()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(Json.object(ran.out()))
        .containsEntry("good", false)
        .containsEntry("age", 7200L)
        .containsEntry("entryAge", 172800L)
        .containsEntry("lastGood", "2024-05-06T05:08:09Z")
        .containsEntry("articles", 1L)
        .hasEntrySatisfying("complaints", all -> assertThat(all).asString().contains("15m"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{ half", "[]", "{}", "{\"last\": 7}", "{\"last\": {\"time\": \"soon\"}}"})
  void aFileThatNoRunWroteIsSaid(String text) throws IOException {
    Files.writeString(file, text);
    Ran ran = status("2024-05-06T07:08:09Z", "--max-age", "15m");
    assertThat(ran.code()).isEqualTo(ExitCode.DISK);
    assertThat(ran.err()).contains("did not write it: ");
  }

  @Test
  void aFileThatIsNotThereIsSaid() {
    Ran ran = status("2024-05-06T07:08:09Z", "--max-age", "15m");
    assertThat(ran.code()).isEqualTo(ExitCode.DISK);
    assertThat(ran.err()).isEqualTo(file + ": there is no such file.\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"15", "0m", "-1h", "5s", "often", "1w", ""})
  void agesThatAreNoneAreRefused(String age) {
    Ran ran = status("2024-05-06T07:08:09Z", "--max-age=" + age);
    assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ran.err()).contains("it must be minutes, hours or days, such as 15m, 2h or 3d");
  }

  @Test
  void whatItDoesNotReadIsRefused() {
    assertThat(status("2024-05-06T07:08:09Z", "--fail-on", "missing").code())
        .isEqualTo(ExitCode.USAGE);
    StringWriter err = new StringWriter();
    int code =
        Main.run(
            new String[] {"status", "--max-age", "1h"},
            new PrintWriter(new StringWriter()),
            new PrintWriter(err, true),
            Map.of(),
            () -> Ran.NOW);
    assertThat(code).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).startsWith("--max-age and --max-entry-age need --status-file FILE");
  }
}
