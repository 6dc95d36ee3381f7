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
import org.polyfeed.json.Json;

/** What {@code polyfeed status} says of translations. */
class StatusTest {

  @TempDir Path site;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void writeSite() throws IOException {
    Files.createDirectories(site.resolve("seeds"));
    seed(
        "site.yaml",
        """
        title: Status
        address: https://status.example/
        id: status.example,2024
        locales:
          en: {}
          fr: {}
          de: { untranslated: omit }
        """);
    seed("bridge.en.txt", "The bridge\n\nThe bridge opens on Monday.\n");
    seed("bridge.fr.txt", "Le pont\n\nLe pont ouvre lundi.\n");
    seed("ferry.en.txt", "The ferry\n\nThe ferry stops on Sunday.\n");
  }

  private void seed(String name, String text) throws IOException {
    Files.writeString(site.resolve("seeds").resolve(name), text);
  }

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    String[] all =
        Stream.concat(Stream.of(arguments), Stream.of("--site", site.toString()))
            .toArray(String[]::new);
    return Main.run(
        all,
        new PrintWriter(out, true),
        new PrintWriter(err, true),
        Map.of(),
        () -> Instant.parse("2024-05-06T07:08:09Z"));
  }

  @Test
  void theTableHasASignForEachStoryAndLocale() {
    assertThat(run("status")).isZero();
    assertThat(out.toString())
        .isEqualTo(
            """
                    en  fr  de
            bridge  +   +   -
            ferry   +   ~   -

            + current: en 2, fr 1
            ! outdated:\s
            = converted:\s
            ~ fallback: fr 1
            - missing: de 2
            """);
  }

  @Test
  void aTranslationIsOutdatedWhenItsSourceChangesAndCurrentAgainWhenItFollows() throws IOException {
    assertThat(run("generate")).isZero();
    assertThat(run("status", "--fail-on", "outdated")).isZero();
    seed("bridge.en.txt", "The bridge\n\nThe bridge opens on Tuesday.\n");
    assertThat(run("status", "--fail-on", "outdated")).isEqualTo(1);
    assertThat(out.toString()).contains("bridge  +   !   -").contains("! outdated: fr 1");
    assertThat(run("generate")).isZero();
    assertThat(run("status", "--fail-on", "outdated")).isEqualTo(1);
    seed("bridge.fr.txt", "Le pont\n\nLe pont ouvre mardi.\n");
    assertThat(run("generate")).isZero();
    assertThat(run("status", "--fail-on", "outdated")).isZero();
  }

  @Test
  void aBuildCanFailOnMissingTranslations() {
    assertThat(run("status", "--quiet", "--fail-on", "missing,outdated")).isEqualTo(1);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void programsReadItAsJson() throws Json.Malformed {
    assertThat(run("status", "--json")).isZero();
    Map<String, Object> report = Json.object(out.toString());
    assertThat(report.get("locales")).asString().isEqualTo("[en, fr, de]");
    assertThat(report.get("counts"))
        .asString()
        .contains("fr={current=1, outdated=0, converted=0, fallback=1, missing=0}");
  }

  @Test
  void aPageShowsItToo() throws IOException {
    Path page = site.resolve("coverage.html");
    assertThat(run("status", "--html", page.toString())).isZero();
    assertThat(Files.readString(page))
        .contains("<td class=\"fallback\">fallback</td>")
        .contains("<bdi>The bridge</bdi>");
  }

  @Test
  void itChangesNothing() throws IOException {
    assertThat(run("status")).isZero();
    assertThat(site.resolve("seeds/ledger.jsonl")).doesNotExist();
    assertThat(site.resolve("output")).doesNotExist();
  }

  @Test
  void brokenSourcesAreReportedInstead() throws IOException {
    seed("site.yaml", "titel: Status\n");
    assertThat(run("status")).isEqualTo(1);
    assertThat(err.toString()).contains("seeds/site.yaml:1: no such key 'titel'");
  }
}
