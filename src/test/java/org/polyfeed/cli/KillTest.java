package org.polyfeed.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfeed.FileTree;

/** SIGKILL at random instants: every file stays whole, no id changes, and the next run finishes. */
final class KillTest {

  private static final int STORIES = 40;

  private static final long SEED = 20240402;

  @TempDir private Path temp;

  private Path site;

  @BeforeEach
  void write() throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    assumeTrue(Files.isExecutable(java), "needs a java to run");
    site = temp.resolve("site");
    write(
        "seeds/site.yaml",
        "address: https://n.example/\nid: n.example,2024\nlocales: { en: {}, fa: {} }\n");
    edition("one");
  }

  /** All articles, each with a word that changes all its files. */
  private void edition(String word) throws IOException {
    for (int i = 0; i < STORIES; i++) {
      String head = "---\ndate: 2024-04-%02d\ntopics: t%d\n---\n".formatted(1 + i % 28, i % 5);
      write(
          "seeds/story-%d.en.md".formatted(i),
          head + "# Story %d\n\n%s %d.\n".formatted(i, word, i));
      write(
          "seeds/story-%d.fa.md".formatted(i), head + "# خبر %d\n\n%s %d.\n".formatted(i, word, i));
    }
  }

  private void write(String name, String text) throws IOException {
    Path file = site.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            "org.polyfeed.cli.Main",
            "generate",
            "--quiet",
            "--now",
            Ran.NOW.toString(),
            "--site",
            site.toString())
        .redirectErrorStream(true)
        .redirectOutput(temp.resolve("said").toFile())
        .start();
  }

  private FileTree made(String word) throws IOException {
    edition(word);
    assertThat(Ran.generate(site).code()).isZero();
    return FileTree.of(site.resolve("output"));
  }

  @Test
  void everyFileIsOldOrNewAndTheNextRunFinishes() throws Exception {
    FileTree one = made("one");
    FileTree two = made("two");
    String ledger = Files.readString(site.resolve("seeds/ledger.jsonl"));
    long whole = milliseconds();
    Random random = new Random(SEED);
    int killed = 0;
    for (int i = 0; i < 20; i++) {
      String word = i % 2 == 0 ? "one" : "two";
      FileTree before = i % 2 == 0 ? two : one;
      FileTree after = i % 2 == 0 ? one : two;
      edition(word);
      Process run = start();
      if (!run.waitFor(whole / 3 + random.nextLong(whole), TimeUnit.MILLISECONDS)) {
        run.destroyForcibly().waitFor();
        killed++;
      }
      String story = "seed " + SEED + ", run " + i;
      assertThat(torn(before, after)).as(story).isEmpty();
      Ran next = Ran.generate(site);
      assertThat(next.code()).as(story + ": " + next.err()).isZero();
      assertThat(FileTree.of(site.resolve("output")).differenceFrom(after)).as(story).isEmpty();
      assertThat(ids(Files.readString(site.resolve("seeds/ledger.jsonl"))))
          .as(story)
          .isEqualTo(ids(ledger));
    }
    assertThat(killed).isPositive();
  }

  /** How long a run takes here that changes everything. */
  private long milliseconds() throws Exception {
    edition("one");
    long start = System.nanoTime();
    assertThat(start().waitFor()).isZero();
    edition("two");
    assertThat(Ran.generate(site).code()).isZero();
    return Math.max(200, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
  }

  /** The files of the site that are gone, or neither as they were nor as they are to be. */
  private List<String> torn(FileTree before, FileTree after) throws IOException {
    List<String> torn = new ArrayList<>(before.files().keySet());
    torn.retainAll(after.files().keySet());
    torn.removeAll(FileTree.of(site.resolve("output")).files().keySet());
    for (Map.Entry<String, byte[]> file : FileTree.of(site.resolve("output")).files().entrySet()) {
      String name = file.getKey();
      boolean staged = name.startsWith(".polyfeed-stage/") || name.equals(".polyfeed-files.new");
      if (!staged
          && !Arrays.equals(file.getValue(), before.files().get(name))
          && !Arrays.equals(file.getValue(), after.files().get(name))) {
        torn.add(name);
      }
    }
    return torn;
  }

  private static List<String> ids(String ledger) {
    return ledger
        .lines()
        .filter(line -> line.contains("\"id\":"))
        .map(line -> line.replaceFirst(".*\"id\":\"([^\"]*)\".*", "$1"))
        .toList();
  }
}
