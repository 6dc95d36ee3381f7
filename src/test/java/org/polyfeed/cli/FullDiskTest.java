package org.polyfeed.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfeed.FileTree;

/**
 * Disks that are full or may not be written, each a file system of its own in memory, which only
 * root can make: every file stays whole, and the next run finishes.
 */
final class FullDiskTest {

  private static final int STORIES = 20;

  /** In which both texts of the site fit at once. */
  private static final int ROOMY = 40_000;

  @TempDir private Path temp;

  private final List<Path> mounted = new ArrayList<>();

  private Path disk;

  private Path site;

  @BeforeEach
  void mount() throws Exception {
    disk = mounted("disk", ROOMY);
    site = disk.resolve("site");
    write("one");
  }

  @AfterEach
  void unmount() throws Exception {
    for (Path path : mounted) {
      run("umount", "--lazy", path.toString());
    }
  }

  private Path mounted(String name, int kilobytes) throws Exception {
    Path path = Files.createDirectories(temp.resolve(name));
    mount(path, "size=" + kilobytes + "k");
    return path;
  }

  private void mount(Path path, String options) throws Exception {
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", options, "none", path.toString()) == 0,
        "needs the right to mount a file system in memory");
    mounted.add(0, path);
  }

  private void remount(String options) throws Exception {
    assertThat(run("mount", "-o", "remount," + options, disk.toString())).isZero();
  }

  private static int run(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      // There is no such command here.
      return -1;
    }
  }

  private void write(String word) throws IOException {
    Files.createDirectories(site.resolve("seeds"));
    Files.writeString(
        site.resolve("seeds/site.yaml"),
        "address: https://n.example/\nid: n.example,2024\nlocales: { en: {} }\n");
    for (int i = 0; i < STORIES; i++) {
      Files.writeString(
          site.resolve("seeds/story-%d.en.md".formatted(i)),
          "---\ndate: 2024-04-%02d\n---\n# Story %d\n\n%s.\n".formatted(1 + i, i, word.repeat(50)));
    }
  }

  private FileTree output() throws IOException {
    return FileTree.of(site.resolve("output"));
  }

  private long usedKilobytes() throws IOException {
    return (Files.getFileStore(disk).getTotalSpace() - Files.getFileStore(disk).getUsableSpace())
        / 1024;
  }

  private FileTree made(String word) throws IOException {
    write(word);
    Ran ran = Ran.generate(site);
    assertThat(ran.code()).as(ran.err()).isZero();
    return output();
  }

  /** Sizes at which it fills at first, in the midst of each file that is staged, and at last. */
  @Test
  void aDiskThatFillsLeavesOldFilesAndSaysSo() throws Exception {
    FileTree one = made("one");
    FileTree two = made("two");
    made("one");
    long used = usedKilobytes();
    long needed = two.files().values().stream().mapToLong(bytes -> bytes.length).sum() / 1024;
    Map<String, Integer> ends = new TreeMap<>();
    for (int i = 0; i <= 8; i++) {
      write("two");
      long room = i < 4 ? 4L * i : needed * (i - 3) / 4;
      remount("size=" + (used + room) + "k");
      Ran ran = Ran.generate(site);
      String story = "with room for " + room + " KB: " + ran.err();
      remount("size=" + ROOMY + "k");
      if (ran.code() != 0) {
        assertThat(ran.code()).as(story).isEqualTo(ExitCode.DISK);
        assertThat(ran.err()).as(story).contains("No space left on device");
      }
      String said = ran.err().replaceFirst("(?s).*?on device\\. ", "");
      ends.merge(said, 1, Integer::sum);
      if (said.startsWith("The old site stands")) {
        assertThat(output().differenceFrom(one)).as(story).isEmpty();
      }
      assertWhole(story, one, two);
      assertThat(made("two").differenceFrom(two)).as(story).isEmpty();
      assertThat(hidden(site.resolve("seeds"))).as(story).isEmpty();
      made("one");
    }
    assertThat(ends).containsKeys("", "The old site stands.\n");
  }

  private void assertWhole(String story, FileTree one, FileTree two) throws IOException {
    output()
        .files()
        .forEach(
            (name, bytes) ->
                assertThat(
                        Arrays.equals(bytes, one.files().get(name))
                            || Arrays.equals(bytes, two.files().get(name)))
                    .as(story + name)
                    .isTrue());
  }

  private static List<Path> hidden(Path folder) throws IOException {
    try (Stream<Path> found = Files.list(folder)) {
      return found.filter(file -> file.getFileName().toString().startsWith(".")).toList();
    }
  }

  @Test
  void memoryThatCannotBeKeptIsSaidWithTheSiteInPlace() throws Exception {
    FileTree two = made("two");
    made("one");
    write("two");
    Path own = site.resolve(".polyfeed");
    FileTree.delete(own);
    Files.createDirectories(own);
    mount(own, "size=8k");
    Ran ran = Ran.generate(site);
    assertThat(ran.code()).isEqualTo(ExitCode.DISK);
    assertThat(ran.err())
        .contains("No space left on device. The site is new and whole; what spares the next run");
    assertThat(output().differenceFrom(two)).isEmpty();
  }

  @Test
  void anOutputThatMayNotBeWrittenStaysAsItIs() throws Exception {
    Path out = mounted("out", ROOMY);
    String[] there = {"--output", out.toString()};
    assertThat(Ran.generate(site, there).code()).isZero();
    FileTree one = FileTree.of(out);
    write("two");
    assertThat(run("mount", "-o", "remount,ro", out.toString())).isZero();
    Ran ran = Ran.generate(site, there);
    assertThat(ran.code()).isEqualTo(ExitCode.DISK);
    assertThat(ran.err()).contains(": Read-only file system. The old site stands.");
    assertThat(FileTree.of(out).differenceFrom(one)).isEmpty();
    assertThat(run("mount", "-o", "remount,rw", out.toString())).isZero();
    assertThat(Ran.generate(site, there).code()).isZero();
    assertThat(Files.readString(out.resolve("en/feed.json"))).contains("twotwo");
  }

  @Test
  void aPreviewOutlivesADiskThatIsFullAndGoesOnByItselfWhenThereIsRoom() throws Exception {
    try (Serving serving = Serving.of(site)) {
      serving.awaitPage("en/feed.json", "oneone");
      long used = usedKilobytes();
      // The sources fit, and what is made of them does not.
      remount("size=" + (used + 24) + "k");
      write("two");
      serving.awaitEvent("No space left on device");
      serving.awaitSaid("No space left on device");
      assertThat(serving.get("en/").statusCode()).isEqualTo(200);
      remount("size=" + ROOMY + "k");
      serving.awaitPage("en/feed.json", "twotwo");
      serving.awaitEvent("\"errors\":0");
      assertThat(serving.said()).doesNotContain("fault", "Exception");
    }
  }

  /** Renaming does not lead from one file system to another, and copying takes time. */
  @Test
  void aPartOfTheOutputMayLieOnAnotherDisk() throws Exception {
    FileTree one = made("one");
    Path part = site.resolve("output/en");
    Path moved = temp.resolve("moved");
    FileTree.copy(part, moved);
    FileTree.delete(part);
    Files.createDirectories(part);
    mount(part, "size=" + ROOMY + "k");
    try (Stream<Path> files = Files.walk(moved)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path to = part.resolve(moved.relativize(file));
        Files.createDirectories(to.getParent());
        Files.move(file, to, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    FileTree two = made("two");
    assertThat(two.files().keySet()).isEqualTo(one.files().keySet());
    assertThat(made("one").differenceFrom(one)).isEmpty();
  }
}
