package org.polyfeed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that finds everything as the last one left it reads and renders nothing. */
final class LastRunTest {

  private static final FileTime OLD = FileTime.from(Instant.parse("2024-05-01T00:00:00Z"));

  @TempDir private Path site;

  @BeforeEach
  void write() throws IOException {
    write("seeds/site.yaml", "address: https://news.example/\nlocales: { en: {} }\n");
    write("seeds/a.en.md", "---\ndate: 2024-04-02\n---\n# Title\n\nText one.\n");
    write("templates/withdrawn.vm", "<title>Gone</title>");
  }

  private void write(String name, String text) throws IOException {
    Path file = site.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, OLD);
  }

  private Ran at(String now, String... options) {
    return Ran.generate(
        site, Stream.concat(Stream.of("--now", now), Stream.of(options)).toArray(String[]::new));
  }

  private String json(String now, String... options) {
    Ran ran =
        at(now, Stream.concat(Stream.of("--json"), Stream.of(options)).toArray(String[]::new));
    assertThat(ran.code()).as(ran.err()).isZero();
    return ran.out();
  }

  private String page() throws IOException {
    return Files.readString(site.resolve("output/en/2024/04/title/index.html"));
  }

  @Test
  void whatIsAsItWasIsNotRead() throws IOException {
    assertThat(json("2024-06-01T00:00:00Z"))
        .contains("\"rendered\" : ")
        .contains("\"changed\" : 0");
    write("seeds/a.en.md", "---\ndate: 2024-04-02\n---\n# Title\n\nText two.\n");
    assertThat(json("2024-06-02T00:00:00Z")).contains("\"articles\" : 1", "\"rendered\" : 0");
    assertThat(page()).contains("Text one.");

    assertThat(json("2024-06-02T00:00:00Z", "--rehash")).doesNotContain("\"rendered\" : 0");
    assertThat(page()).contains("Text two.");
  }

  @Test
  void aSeedThatOnlySeemsAsItWasIsReadInTheEnd() throws IOException {
    at("2024-06-01T00:00:00Z");
    write("seeds/a.en.md", "---\ndate: 2024-04-02\n---\n# Title\n\nText two.\n");
    write("templates/foot.vm", "<p>Another foot</p></body></html>");
    Ran refused = at("2024-06-01T00:00:00Z");
    assertThat(refused.code()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(refused.err()).contains("seeds/a.en.md: changed while it was read; the next run");
    assertThat(page()).contains("Text one.");
    assertThat(at("2024-06-01T00:00:00Z").code()).isZero();
    assertThat(page()).contains("Text two.", "Another foot");
  }

  @Test
  void spacesThatAreMarkupArePublished() throws IOException {
    write("seeds/a.en.md", "---\ndate: 2024-04-02\n---\n# Title\n\nOne\ntwo.\n");
    at("2024-06-01T00:00:00Z");
    write("seeds/a.en.md", "---\ndate: 2024-04-02\n---\n# Title\n\nOne  \ntwo.\n");
    at("2024-06-01T00:00:00Z");
    assertThat(page()).contains("One<br");
  }

  @Test
  void itSaysTheSameAsARunThatLooksAtAll() throws IOException {
    write("seeds/odd.pdf", "A file that nothing refers to.");
    write("seeds/b.en.md", "---\ndate: 2024-04-03\nimage: none.png\n---\n# Two\n\nText.\n");
    at("2024-06-01T00:00:00Z");
    Ran whole = at("2024-06-01T00:00:00Z", "--verbose", "--rehash");
    Ran still = at("2024-06-01T00:00:00Z", "--verbose");
    assertThat(still.err()).isEqualTo(whole.err()).contains("none.png", "odd.pdf");
    assertThat(still.out()).isEqualTo(whole.out());
  }

  @Test
  void everyChangeIsSeen() throws IOException {
    for (String file :
        List.of("seeds/a.en.md", "seeds/site.yaml", "templates/withdrawn.vm", "seeds/new.en.md")) {
      assertThat(json("2024-06-01T00:00:00Z")).contains("\"articles\" : ");
      assertThat(json("2024-06-01T00:00:00Z")).as(file).contains("\"rendered\" : 0");
      Path changed = site.resolve(file);
      String before = Files.exists(changed) ? Files.readString(changed) : "New\n";
      Files.writeString(
          changed, before + (file.endsWith(".yaml") ? "title: Other\n" : "\nMore.\n"));
      Files.setLastModifiedTime(changed, FileTime.from(OLD.toInstant().plusSeconds(1)));
      assertThat(json("2024-06-01T00:00:00Z")).as(file).doesNotContain("\"rendered\" : 0");
    }
    Files.delete(site.resolve("seeds/new.en.md"));
    assertThat(json("2024-06-01T00:00:00Z")).contains("\"removed\" : 2");
  }

  @Test
  void whatIsTouchedInTheOutputIsMended() throws IOException {
    at("2024-06-01T00:00:00Z");
    String page = page();
    Files.writeString(site.resolve("output/en/2024/04/title/index.html"), "defaced");
    at("2024-06-01T00:00:00Z");
    assertThat(page()).isEqualTo(page);
    Files.delete(site.resolve("output/en/rss.xml"));
    at("2024-06-01T00:00:00Z");
    assertThat(site.resolve("output/en/rss.xml")).exists();
    Files.createDirectories(site.resolve("output/.polyfeed-stage"));
    at("2024-06-01T00:00:00Z");
    assertThat(site.resolve("output/.polyfeed-stage")).doesNotExist();
  }

  @Test
  void whatWaitsForItsTimeAppearsInTime() throws IOException {
    write(
        "seeds/b.en.md",
        "---\npublish-at: 2024-06-02T08:00:00Z\nexpires: 2024-06-09\n---\n# Two\n\nText.\n");
    at("2024-06-01T00:00:00Z");
    assertThat(json("2024-06-02T07:59:59Z")).contains("\"articles\" : 1", "\"rendered\" : 0");
    assertThat(json("2024-06-02T08:00:00Z")).contains("\"articles\" : 2");
    assertThat(Files.readString(site.resolve("output/news-sitemap-en.xml")))
        .contains("publication");
    // Two days later it is no news, and in the end it goes.
    assertThat(json("2024-06-04T08:00:00Z")).doesNotContain("\"rendered\" : 0");
    assertThat(Files.readString(site.resolve("output/news-sitemap-en.xml")))
        .doesNotContain("publication");
    assertThat(json("2024-06-05T00:00:00Z")).contains("\"rendered\" : 0");
    assertThat(json("2024-06-10T00:00:00Z")).contains("\"articles\" : 1");
    // A clock that was set back tells nothing.
    assertThat(json("2024-06-03T00:00:00Z")).contains("\"articles\" : 2");
  }

  @Test
  void whatWasChangedAsItWasReadIsReadAgain() throws IOException {
    Files.setLastModifiedTime(
        site.resolve("seeds/a.en.md"), FileTime.from(Instant.now().plusSeconds(60)));
    at("2024-06-01T00:00:00Z");
    assertThat(site.resolve(".polyfeed/last")).doesNotExist();
  }

  @Test
  void damagedMemoryIsNoHindrance() throws IOException {
    at("2024-06-01T00:00:00Z");
    Path last = site.resolve(".polyfeed/last");
    byte[] bytes = Files.readAllBytes(last);
    for (int length : new int[] {0, 5, bytes.length / 2, bytes.length - 1}) {
      Files.write(last, Arrays.copyOf(bytes, length));
      assertThat(at("2024-06-01T00:00:00Z").code()).isZero();
    }
    bytes[bytes.length / 2] ^= 1;
    Files.write(last, bytes);
    assertThat(at("2024-06-01T00:00:00Z").code()).isZero();
  }
}
