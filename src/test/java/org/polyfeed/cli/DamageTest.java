package org.polyfeed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyfeed.FileTree;
import org.polyfeed.ledger.Ledger;
import org.polyfeed.problem.Problems;

/** What somebody has damaged, or a clock that goes astray, changes neither the site nor an id. */
final class DamageTest {

  private static final FileTime OLD = FileTime.from(Instant.parse("2024-05-01T00:00:00Z"));

  @TempDir private Path temp;

  private Path site;

  private FileTree made;

  @BeforeEach
  void write() throws IOException {
    site = temp.resolve("site");
    write(
        "seeds/site.yaml", "address: https://n.example/\nid: n.example,2024\nlocales: {en: {}}\n");
    write("seeds/a.en.md", "---\ndate: 2024-04-02\n---\n# One\n\nText [x](m/report).\n");
    write("seeds/b.en.md", "# Two\n\nText.\n");
    write("seeds/m/report", "All of it.");
    made = made();
  }

  private void write(String name, String text) throws IOException {
    Path file = site.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, OLD);
  }

  private FileTree made(String... options) throws IOException {
    Ran ran = Ran.generate(site, options);
    assertThat(ran.code()).as(ran.err()).isZero();
    return FileTree.of(site.resolve("output"));
  }

  private String ledger() throws IOException {
    return Files.readString(site.resolve("seeds/ledger.jsonl"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cache", "heads", "last"})
  void memoryMayHoldAnything(String name) throws IOException {
    Path file = site.resolve(".polyfeed").resolve(name);
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(7);
    List<byte[]> damaged = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      damaged.add(Arrays.copyOf(whole, random.nextInt(whole.length)));
      byte[] flipped = whole.clone();
      flipped[random.nextInt(whole.length)] ^= (byte) (1 + random.nextInt(255));
      damaged.add(flipped);
    }
    byte[] noise = new byte[5_000];
    random.nextBytes(noise);
    damaged.add(noise);
    damaged.add(
        new String(whole, StandardCharsets.ISO_8859_1)
            .replaceFirst(" \\d", " 9")
            .getBytes(StandardCharsets.ISO_8859_1));
    for (byte[] bytes : damaged) {
      Files.write(file, bytes);
      assertLookedAt(name);
    }
    Files.delete(file);
    Files.createDirectories(file.resolve("a/folder"));
    assertLookedAt(name);
    assertThat(file).isRegularFile();
    Files.delete(file);
    Files.createSymbolicLink(file, temp.resolve("nowhere/at/all"));
    assertLookedAt(name);
    assertThat(file).isRegularFile();
  }

  private void assertLookedAt(String name) throws IOException {
    if (!name.equals("last")) {
      Files.deleteIfExists(site.resolve(".polyfeed/last"));
    }
    assertThat(made().differenceFrom(made)).isEmpty();
  }

  @Test
  void aLedgerThatIsCutOffIsRefused() throws IOException {
    String ledger = ledger();
    int last = ledger.lastIndexOf('\n', ledger.length() - 2) + 1;
    Path file = site.resolve("seeds/ledger.jsonl");
    for (int length = last + 1; length < ledger.length() - 1; length++) {
      write("seeds/ledger.jsonl", ledger.substring(0, length));
      Problems problems = new Problems();
      Ledger.read(file, "ledger", problems);
      assertThat(problems.all()).hasSize(1);
      assertThat(problems.all().get(0).toString())
          .startsWith("ledger:3: this is no line of a ledger; restore the file from version");
    }
    Ran ran = Ran.generate(site);
    assertThat(ran.code()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(ran.err()).endsWith("Nothing was changed.\n");
    assertThat(ledger()).isEqualTo(ledger.substring(0, ledger.length() - 2));
    write("seeds/ledger.jsonl", ledger.substring(0, ledger.length() - 1));
    assertThat(made().differenceFrom(made)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", " \n\n", "\0\0\0\0"})
  void aLedgerOfNothingIsRefused(String text) throws IOException {
    write("seeds/ledger.jsonl", text);
    Ran ran = Ran.generate(site);
    assertThat(ran.code()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(ran.err()).contains("seeds/ledger.jsonl", "restore the file");
    assertThat(ledger()).isEqualTo(text);
  }

  @Test
  void aLedgerThatIsAFolderIsRefused() throws IOException {
    Path ledger = site.resolve("seeds/ledger.jsonl");
    Files.delete(ledger);
    Files.createDirectories(ledger);
    Ran ran = Ran.generate(site);
    assertThat(ran.code()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(ran.err()).contains("seeds/ledger.jsonl: the ledger is no file; restore the file");
  }

  @Test
  void whatIsDoneToTheOutputIsUndone() throws IOException {
    Path page = site.resolve("output/en/2024/04/one/index.html");
    Path elsewhere = Files.writeString(temp.resolve("elsewhere"), "mine");
    Files.writeString(page, "");
    assertThat(made().differenceFrom(made)).isEmpty();
    Files.delete(page);
    Files.createDirectories(page);
    assertThat(made().differenceFrom(made)).isEmpty();
    Files.delete(page);
    Files.createSymbolicLink(page, elsewhere);
    assertThat(made().differenceFrom(made)).isEmpty();
    assertThat(elsewhere).hasContent("mine");
    Files.delete(page);
    Files.createSymbolicLink(page, temp.resolve("nowhere"));
    assertThat(made().differenceFrom(made)).isEmpty();
    FileTree.delete(site.resolve("output/en/2024"));
    Files.writeString(site.resolve("output/en/2024"), "a file in place of a folder");
    Ran ran = Ran.generate(site);
    assertThat(ran.code()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(ran.err()).contains("output/en/2024: is not Polyfeed's and stands where");
  }

  /** Nothing behind a link is removed, though Polyfeed clears its stage. */
  @Test
  void aStageThatIsALinkOrAFileIsNoHindrance() throws IOException {
    Path others = Files.createDirectories(temp.resolve("others"));
    Files.writeString(others.resolve("mine"), "mine");
    Path stage = site.resolve("output/.polyfeed-stage");
    Files.createSymbolicLink(stage, others);
    assertThat(made().differenceFrom(made)).isEmpty();
    assertThat(others.resolve("mine")).hasContent("mine");
    Files.writeString(stage, "");
    assertThat(made().differenceFrom(made)).isEmpty();
  }

  @Test
  void aClockThatIsSetBackLosesNothing() throws IOException {
    String ledger = ledger();
    assertSame(made("--now", "2024-04-20T00:00:00Z"), made);
    assertThat(ledger()).isEqualTo(ledger);
    write("seeds/b.en.md", "# Two\n\nOther text.\n");
    FileTree before = made("--now", "2024-04-20T00:00:00Z");
    assertThat(before.text("en/2024/05/two/index.html")).contains("Other text.");
    assertThat(ledger().lines().toList().get(2))
        .contains("\"id\":\"tag:n.example,2024:b/en\",\"first\":\"" + Ran.NOW + "\"");
    assertSame(made(), before);
    Path fresh = temp.resolve("fresh/site");
    FileTree.copy(site.resolve("seeds"), fresh.resolve("seeds"));
    assertThat(Ran.generate(fresh).code()).isZero();
    assertThat(FileTree.of(fresh.resolve("output")).differenceFrom(made())).isEmpty();
  }

  /** What its author dates later than the clock waits for its time, and comes back as it was. */
  @Test
  void aClockThatIsYearsBehindIsMended() throws IOException {
    String ledger = ledger();
    Ran ran = Ran.generate(site, "--now", "1999-01-01T00:00:00Z");
    assertThat(ran.code()).isZero();
    assertThat(ran.err()).contains("seeds/a.en.md: warning: its date 2024-04-02T12:00Z is still");
    assertThat(site.resolve("output/en/2024/05/two/index.html")).exists();
    assertThat(made().differenceFrom(made)).isEmpty();
    assertThat(ledger()).isEqualTo(ledger);
  }

  /** What is news depends on the time. */
  private static void assertSame(FileTree site, FileTree expected) {
    Predicate<String> news = name -> name.startsWith("news-sitemap");
    assertThat(site.without(news).differenceFrom(expected.without(news))).isEmpty();
  }

  @Test
  void filesFromTheFutureAreSeeds() throws IOException {
    Path seed = site.resolve("seeds/b.en.md");
    Files.setLastModifiedTime(seed, FileTime.from(Instant.parse("2090-01-01T00:00:00Z")));
    assertThat(made().differenceFrom(made)).isEmpty();
    Files.writeString(seed, "# Two\n\nThat.\n");
    Files.setLastModifiedTime(seed, FileTime.from(Instant.parse("2090-01-01T00:00:00Z")));
    assertThat(made().text("en/2024/05/two/index.html")).contains("That.");
    // As long, and with the same time.
    Files.writeString(seed, "# Two\n\nThis.\n");
    Files.setLastModifiedTime(seed, FileTime.from(Instant.parse("2090-01-01T00:00:00Z")));
    assertThat(made().text("en/2024/05/two/index.html")).contains("This.");
  }

  @Test
  void seedsOfNothingAndOfTooMuchAreRefused() throws IOException {
    write("seeds/c.en.md", "");
    Path large = site.resolve("seeds/d.en.txt");
    try (var file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(200_000_000);
    }
    Ran ran = Ran.generate(site);
    assertThat(ran.code()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(ran.err())
        .isEqualTo(
            """
            seeds/c.en.md:1: the article is empty; write it, or remove the file
            seeds/d.en.txt: is 200000000 bytes long, and the longest may be 5000000; split it
            Nothing was changed.
            """);
  }

  @Test
  void aParagraphOfAMillionLinesIsAnArticle() throws IOException {
    write("seeds/c.en.md", "---\ndate: 2024-04-03\n---\n# Three\n\n" + "a\n".repeat(1_000_000));
    assertThat(made().text("en/2024/04/three/index.html")).contains("a\na\na\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "\u043b", "\u8349", "\ud80c\udc00", "\u0915\u094d"})
  void namesMayBeAsLongAsFileSystemsTake(String letters) throws IOException {
    String ending = ".en.md";
    int times = (255 - ending.length()) / letters.getBytes(StandardCharsets.UTF_8).length;
    String folder = letters.repeat(255 / letters.getBytes(StandardCharsets.UTF_8).length);
    String name = letters.repeat(times);
    write("seeds/" + folder + "/" + name + ending, "# " + letters.repeat(400) + "\n\nText.\n");
    FileTree first = made();
    assertThat(ledger()).contains(folder + "/" + name + "/en");
    assertThat(first.files().keySet())
        .allMatch(
            path ->
                Arrays.stream(path.split("/"))
                    .allMatch(part -> part.getBytes(StandardCharsets.UTF_8).length <= 255));
    assertThat(made("--rehash").differenceFrom(first)).isEmpty();
  }
}
