package org.polyfeed.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfeed.FileTree;

/**
 * SIGKILL at random instants while a site is published: every file stays whole, a link shows a
 * whole release, what has arrived is not sent again, and the next time finishes. {@code
 * -Dpolyfeed.kills=100} kills so many.
 */
final class PublishKillTest {

  private static final int STORIES = 20;

  private static final int KILLS = Integer.getInteger("polyfeed.kills", 8);

  private static final long SEED = Long.getLong("polyfeed.seed", 20240402);

  @TempDir private Path temp;

  private Path site;

  private FileTree one;

  private FileTree two;

  @BeforeEach
  void write() throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    assumeTrue(Files.isExecutable(java), "needs a java to run");
    site = temp.resolve("site");
    write(
        "seeds/site.yaml",
        """
        address: https://n.example/
        id: n.example,2024
        locales: { en: {} }
        publish:
          www: { to: folder, path: www }
          release: { to: folder, path: release, releases: 2 }
        """);
    edit("two");
    two = output();
    edit("one");
    one = output();
    assertThat(Ran.publish(site).code()).isZero();
  }

  private void edit(String word) throws IOException {
    for (int i = 0; i < STORIES; i++) {
      write(
          "seeds/story-%d.en.md".formatted(i),
          "---\ndate: 2024-04-%02d\ntopics: t%d\n---\n# Story %d\n\n%s.\n"
              .formatted(1 + i, i % 5, i, word));
    }
    assertThat(Ran.generate(site).code()).isZero();
  }

  private void write(String name, String text) throws IOException {
    Files.createDirectories(site.resolve(name).getParent());
    Files.writeString(site.resolve(name), text);
  }

  private FileTree output() throws IOException {
    return FileTree.of(site.resolve("output")).without(name -> name.equals(".polyfeed-files"));
  }

  private static FileTree carried(Path folder) throws IOException {
    return FileTree.of(folder).without(name -> name.startsWith(".polyfeed-"));
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            "org.polyfeed.cli.Main",
            "publish",
            "--quiet",
            "--site",
            site.toString())
        .redirectErrorStream(true)
        .redirectOutput(temp.resolve("said").toFile())
        .start();
  }

  @Test
  void everyFileIsOldOrNewAndTheNextTimeFinishes() throws Exception {
    Random random = new Random(SEED);
    FileTree was = one;
    FileTree next = two;
    long length = 0;
    for (int i = 0; i <= KILLS; i++) {
      String story = "seed %d, run %d".formatted(SEED, i);
      edit(i % 2 == 0 ? "two" : "one");
      long began = System.nanoTime();
      Process run = start();
      awaitFirst(run);
      if (i == 0) {
        // How long it takes here.
        assertThat(run.waitFor()).isZero();
        length = System.nanoTime() - began;
      } else {
        TimeUnit.NANOSECONDS.sleep(random.nextLong(length / 3));
        run.destroyForcibly().waitFor();
      }
      assertThat(torn(carried(site.resolve("www")), was, next)).as(story).isEmpty();
      FileTree shown = carried(site.resolve("release").toRealPath());
      assertThat(Arrays.asList(shown.differenceFrom(was), shown.differenceFrom(next)))
          .as(story + ": one whole release is shown")
          .anyMatch(difference -> difference.isEmpty());
      List<String> arrived = arrived();
      Ran last = Ran.publish(site, "-v");
      assertThat(last.code()).as(story + last.err()).isZero();
      assertThat(last.out().lines().filter(arrived::contains)).as(story).isEmpty();
      for (String folder : List.of("www", "release")) {
        FileTree there = carried(site.resolve(folder).toRealPath());
        assertThat(there.differenceFrom(next)).as(story + ": " + folder).isEmpty();
      }
      FileTree before = was;
      was = next;
      next = before;
    }
  }

  /** Until something is there that publishing makes, so that not all are killed before. */
  private void awaitFirst(Process run) throws Exception {
    Path journal = site.resolve(".polyfeed/published/www");
    Object before = Files.getLastModifiedTime(journal);
    while (run.isAlive() && Files.getLastModifiedTime(journal).equals(before)) {
      TimeUnit.MILLISECONDS.sleep(2);
    }
  }

  /** What the journal says, as a run would tell of it. */
  private List<String> arrived() throws IOException {
    try (Stream<String> lines = Files.lines(site.resolve(".polyfeed/published/www"))) {
      return lines
          .filter(line -> line.endsWith(" ."))
          .map(line -> "www: + " + line.substring(line.indexOf(' ') + 1, line.length() - 2))
          .toList();
    }
  }

  /** Files that are neither as before nor as after. */
  private static List<String> torn(FileTree found, FileTree was, FileTree next) {
    return found.files().entrySet().stream()
        .filter(
            file ->
                !Arrays.equals(file.getValue(), was.files().get(file.getKey()))
                    && !Arrays.equals(file.getValue(), next.files().get(file.getKey())))
        .map(file -> file.getKey())
        .toList();
  }
}
