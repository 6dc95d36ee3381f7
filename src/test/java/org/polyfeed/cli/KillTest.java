package org.polyfeed.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfeed.FileTree;

/**
 * SIGKILL at random instants of runs from nothing and of runs that change all or one: every file
 * stays whole, no id changes, nothing is left over, and the next run finishes. {@code
 * -Dpolyfeed.kills=500} kills so many.
 */
final class KillTest {

  private static final int STORIES = 10;

  private static final int KILLS = Integer.getInteger("polyfeed.kills", 12);

  private static final long SEED = Long.getLong("polyfeed.seed", 20240402);

  private static final FileTree NOTHING = new FileTree(Map.of());

  /** What the articles say: all of it is another's text, or that of one alone. */
  private enum Text {
    ONE,
    TWO,
    ONE_BUT_FOR_A_STORY
  }

  /** What a run does: it reads, renders beside the site, and puts in place. */
  private enum Phase {
    PLANNING,
    STAGING,
    MOVING
  }

  /** How many nanoseconds each phase takes. */
  private record Lengths(long planning, long staging, long moving) {

    long of(Phase phase) {
      return switch (phase) {
        case PLANNING -> planning;
        case STAGING -> staging;
        case MOVING -> moving;
      };
    }
  }

  @TempDir private Path temp;

  private final Map<Text, FileTree> sites = new EnumMap<>(Text.class);

  private final Map<String, Integer> found = new TreeMap<>();

  private Path site;

  private List<String> ids = List.of();

  private Set<String> seeds = Set.of();

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
        locales: { en: {}, fa: {} }
        precompress: gzip
        """);
    for (Text text : Text.values()) {
      edit(text);
      finish(text + " at first");
      sites.put(text, FileTree.of(site.resolve("output")));
    }
    ids = ids();
    seeds = FileTree.of(site.resolve("seeds")).files().keySet();
  }

  private void edit(Text text) throws IOException {
    for (int i = 0; i < STORIES; i++) {
      String word = text == Text.TWO || (text != Text.ONE && i == 7) ? "two" : "one";
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
    if (Files.notExists(file) || !Files.readString(file).equals(text)) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
  }

  private void beginAnew() throws IOException {
    FileTree.delete(site.resolve("output"));
    FileTree.delete(site.resolve(".polyfeed"));
    Files.delete(site.resolve("seeds/ledger.jsonl"));
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

  @Test
  void everyFileIsOldOrNewAndTheNextRunFinishes() throws Exception {
    Random random = new Random(SEED);
    Text now = Text.ONE_BUT_FOR_A_STORY;
    Lengths fresh = lengths(Text.ONE, true);
    Lengths changed = lengths(now, false);
    for (int i = 0; i < KILLS; i++) {
      Text was = now;
      Text next =
          Stream.of(Text.values())
              .filter(text -> text != was)
              .skip(random.nextInt(2))
              .findFirst()
              .orElseThrow();
      boolean anew = random.nextInt(3) == 0;
      Phase phase = Phase.values()[i % 3];
      String story =
          "seed %d, run %d, killed while %s, from %s to %s"
              .formatted(SEED, i, phase, anew ? "nothing" : now, next);
      edit(next);
      if (anew) {
        beginAnew();
      }
      Process run = start();
      await(phase, run);
      TimeUnit.NANOSECONDS.sleep(random.nextLong((anew ? fresh : changed).of(phase)));
      run.destroyForcibly().waitFor();
      FileTree before = anew ? NOTHING : site(now);
      assertThat(torn(before, site(next))).as(story).isEmpty();
      assertThat(Files.exists(site.resolve("seeds/ledger.jsonl")) || shows(NOTHING))
          .as(story + ": ids are kept before they are seen")
          .isTrue();
      count(before, site(next));
      finish(story);
      assertThat(FileTree.of(site.resolve("output")).differenceFrom(site(next)))
          .as(story)
          .isEmpty();
      assertThat(ids()).as(story).isEqualTo(ids);
      assertThat(FileTree.of(site.resolve("seeds")).files().keySet()).as(story).isEqualTo(seeds);
      assertThat(FileTree.of(site.resolve(".polyfeed")).files().keySet())
          .as(story)
          .isSubsetOf(".gitignore", "cache", "heads", "last", "lock");
      now = next;
    }
    if (System.getProperty("polyfeed.kills") != null) {
      System.out.println("seed " + SEED + ", when killed: " + found);
    }
  }

  private FileTree site(Text text) {
    return Objects.requireNonNull(sites.get(text));
  }

  private void finish(String story) {
    Ran next = Ran.generate(site);
    assertThat(next.code()).as(story + ": " + next.err()).isZero();
  }

  /** How many nanoseconds each phase takes here. */
  private Lengths lengths(Text to, boolean anew) throws Exception {
    edit(to);
    if (anew) {
      beginAnew();
    }
    Process run = start();
    long planning = System.nanoTime();
    await(Phase.STAGING, run);
    long staging = System.nanoTime();
    await(Phase.MOVING, run);
    long moving = System.nanoTime();
    assertThat(run.waitFor()).isZero();
    return new Lengths(staging - planning, moving - staging, System.nanoTime() - moving);
  }

  /** Waits until a run has come so far, or has ended. */
  private void await(Phase phase, Process run) throws InterruptedException {
    while (run.isAlive() && !hasBegun(phase)) {
      TimeUnit.MICROSECONDS.sleep(200);
    }
  }

  private boolean hasBegun(Phase phase) {
    return switch (phase) {
      case PLANNING -> true;
      case STAGING -> Files.exists(site.resolve("output/.polyfeed-stage"));
      // The one is removed and the other written just before files move.
      case MOVING ->
          Files.notExists(site.resolve(".polyfeed/last"))
              && Files.exists(site.resolve("seeds/ledger.jsonl"));
    };
  }

  /**
   * The files of the site that are gone, or neither as they were nor as they are to be; and twins
   * that hide what their file holds by now.
   */
  private List<String> torn(FileTree before, FileTree after) throws IOException {
    List<String> torn = new ArrayList<>(before.files().keySet());
    torn.retainAll(after.files().keySet());
    Map<String, byte[]> shown = FileTree.of(site.resolve("output")).files();
    torn.removeAll(shown.keySet());
    shown.forEach(
        (name, bytes) -> {
          if (!name.startsWith(".polyfeed-stage")
              && !Arrays.equals(bytes, before.files().get(name))
              && !Arrays.equals(bytes, after.files().get(name))
              && !name.endsWith("(an empty folder)")) {
            torn.add(name);
          }
          byte[] file = shown.get(name.replaceFirst("\\.gz$", ""));
          if (name.endsWith(".gz")
              && Arrays.equals(bytes, before.files().get(name))
              && !Arrays.equals(bytes, after.files().get(name))
              && !Arrays.equals(file, before.files().get(name.replaceFirst("\\.gz$", "")))) {
            torn.add(name + " is older than its file");
          }
        });
    return torn;
  }

  private void count(FileTree before, FileTree after) throws IOException {
    String stage =
        !Files.exists(site.resolve("output/.polyfeed-stage"))
            ? shows(after) ? "it was done" : "nothing to see"
            : shows(before) ? "it was staging" : shows(after) ? "all was moved" : "it was moving";
    found.merge(stage, 1, Integer::sum);
  }

  /** Whether visitors see a site. */
  private boolean shows(FileTree site) throws IOException {
    return FileTree.of(this.site.resolve("output"))
        .without(name -> name.startsWith(".") || name.startsWith("/"))
        .differenceFrom(site.without(name -> name.startsWith(".")))
        .isEmpty();
  }

  private List<String> ids() throws IOException {
    return Files.readString(site.resolve("seeds/ledger.jsonl"))
        .lines()
        .filter(line -> line.contains("\"id\":"))
        .map(line -> line.replaceFirst(".*\"id\":\"([^\"]*)\".*", "$1"))
        .toList();
  }
}
