package org.polyfeed.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfeed.FileTree;
import org.polyfeed.Folders;
import org.polyfeed.Polyfeed;
import org.polyfeed.SiteOnDisk;
import org.polyfeed.output.FinishedSite;
import org.polyfeed.problem.Problems;
import org.polyfeed.progress.Progress;
import org.polyfeed.site.Destination;

/**
 * Publishing by SFTP over a connection that is cut at random bytes, while somebody reads: it goes
 * on where it ended, and whoever looks meets whole files, and no link to one that is not there. A
 * failure names its seed: {@code -Dpolyfeed.seed=N} tries it again.
 */
final class CutConnectionsTest {

  private static final int STORIES = 14;

  private static final int SEEDS = 2;

  /** Of somebody who looks, in nanoseconds. */
  private static final long PAUSE = 2_000_000;

  /** By what a page refers to others of the site. */
  private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\":#?]+)");

  @TempDir private Path temp;

  private SshHost host;

  private SiteOnDisk site;

  /** For how long somebody would have waited. */
  private final List<Duration> waits = new ArrayList<>();

  @BeforeEach
  void start() throws IOException {
    host = new SshHost(temp.resolve("host"));
    host.letInWithPassword("open");
    site = new SiteOnDisk(temp.resolve("site"));
    site.with(
        "site.yaml",
        "address: https://n.example/\nid: n.example,2024\nlocales: { en: {}, ar: {} }");
    write(STORIES, "one");
    site.generated();
  }

  @AfterEach
  void stop() throws IOException {
    host.close();
  }

  private void write(int stories, String word) {
    for (int i = 0; i < stories; i++) {
      site.with(
          "story-" + i + ".en.md",
          "---\ndate: 2024-04-%02d\n---\n# Story %d\n\n%s.\n"
              .formatted(1 + i % 28, i, word.repeat(50)));
    }
  }

  private Path place() {
    return temp.resolve("host/www");
  }

  private FileTree output() throws IOException {
    return FileTree.of(site.output()).without(".polyfeed-files"::equals);
  }

  private FileTree there() throws IOException {
    return FileTree.of(place()).without(Remote.LIST::equals);
  }

  private Sent publish(int port) throws IOException {
    Files.writeString(temp.resolve("known_hosts"), host.knownAt(port) + "\n");
    Destination destination =
        new Destination.Sftp(
            "old",
            1,
            false,
            "127.0.0.1",
            port,
            SshHost.USER,
            "www",
            Optional.empty(),
            Optional.of("known_hosts"));
    Path folder = temp.resolve("site");
    Folders folders =
        new Folders(
            folder, folder.resolve("seeds"), folder.resolve("templates"), folder.resolve("output"));
    Problems problems = new Problems();
    try (FinishedSite whole =
        new Polyfeed(folders, SiteOnDisk.NOW, "test").finished(problems).orElseThrow()) {
      return new Publisher(
              whole,
              new Remotes(
                  temp,
                  List.of(),
                  temp,
                  temp.resolve("own"),
                  Map.of("POLYFEED_OLD_PASSWORD", "open")),
              temp.resolve("memory"),
              waits::add,
              new Progress(),
              Foreign.STAYS)
          .publish(destination);
    }
  }

  /** Publishes until it is done. */
  private void getThrough(String story, long seed) throws IOException {
    Random random = new Random(seed);
    int failures = 0;
    int cuts = 0;
    try (Wire wire = new Wire(host.port(), 0, number -> end(random))) {
      while (true) {
        try {
          publish(wire.port());
          cuts = wire.connections();
          break;
        } catch (RefusedException e) {
          throw new AssertionError(story + "a cut was taken for a refusal", e);
        } catch (IOException e) {
          failures++;
          assertThat(failures).as(story + e).isLessThan(50);
        }
      }
    }
    assertThat(cuts).as(story + "connections").isGreaterThan(1);
  }

  /** Now and then in the midst of logging in, mostly in that of carrying. */
  private static synchronized long end(Random random) {
    return random.nextInt(4) == 0 ? random.nextInt(6_000) : 6_000 + random.nextInt(150_000);
  }

  @Test
  void publishingGetsThroughWhereverItIsCut() throws Exception {
    long first = Long.getLong("polyfeed.seed", 20240402);
    for (long seed = first; seed < first + SEEDS; seed++) {
      String story = "-Dpolyfeed.seed=" + seed + ": ";
      FileTree before = Files.exists(place()) ? there() : new FileTree(Map.of());
      write(STORIES, "seed " + seed);
      site.with("new-" + seed + ".en.md", "---\ndate: 2024-04-01\n---\n# New " + seed + "\n\nx\n");
      site.generated();
      try (Reader reader = new Reader(place(), before, output())) {
        getThrough(story, seed);
        assertThat(reader.faults()).as(story).isEmpty();
      }
      assertThat(there().differenceFrom(output())).as(story).isEmpty();
      assertThat(publish(host.port()).none()).as(story).isTrue();
    }
  }

  @Test
  void whatIsGoneIsRemovedWhereverItIsCut() throws Exception {
    long seed = Long.getLong("polyfeed.seed", 42);
    publish(host.port());
    for (int i = 0; i < STORIES; i += 2) {
      site.without("story-" + i + ".en.md");
    }
    site.generated();
    getThrough("-Dpolyfeed.seed=" + seed + ": ", seed);
    assertThat(there().differenceFrom(output())).isEmpty();
  }

  @Test
  void aHostThatIsNotThereIsTriedAgainAndThenTold() throws IOException {
    int port = host.port();
    host.close();
    assertThatThrownBy(() -> publish(port))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(RefusedException.class)
        .hasMessage("[127.0.0.1]:" + port + ": Connection refused");
    assertThat(waits)
        .containsExactly(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            Duration.ofSeconds(8));
  }

  /** Looks at all that is there, again and again, as a visitor would. */
  private static final class Reader implements AutoCloseable {

    private final Path place;
    private final FileTree before;
    private final FileTree after;
    private final List<String> faults = Collections.synchronizedList(new ArrayList<>());
    private final AtomicBoolean ends = new AtomicBoolean();
    private final Thread thread = new Thread(this::look, "reader");

    private Reader(Path place, FileTree before, FileTree after) {
      this.place = place;
      this.before = before;
      this.after = after;
      thread.start();
    }

    private void look() {
      while (!ends.get()) {
        after.files().keySet().forEach(this::look);
        // On a machine with few cores, looking would else be most of what is done.
        LockSupport.parkNanos(PAUSE);
      }
    }

    private void look(String name) {
      Path file = place.resolve(name);
      if (Files.notExists(file)) {
        if (before.files().containsKey(name)) {
          faults.add(name + " was there and is gone");
        }
        return;
      }
      try {
        byte[] bytes = Files.readAllBytes(file);
        if (!Arrays.equals(bytes, after.files().get(name))
            && !Arrays.equals(bytes, before.files().get(name))) {
          faults.add(name + " is neither the old one nor the new one");
        }
        // Before there was anything, nobody had a link to it.
        if (name.endsWith(".html") && !before.files().isEmpty()) {
          LINK.matcher(new String(bytes, StandardCharsets.UTF_8))
              .results()
              .map(found -> target(name, found.group(1)))
              .filter(
                  link -> after.files().containsKey(link) && Files.notExists(place.resolve(link)))
              .forEach(link -> faults.add(name + " leads to " + link + ", which is not there"));
        }
      } catch (IOException e) {
        faults.add(name + ": " + e);
      }
    }

    /** The file to which a link leads. */
    private static String target(String page, String link) {
      String path = URI.create("/" + page).resolve(link).getPath().substring(1);
      return path.isEmpty() || path.endsWith("/") ? path + "index.html" : path;
    }

    List<String> faults() {
      return faults.stream().distinct().limit(20).toList();
    }

    @Override
    public void close() throws InterruptedException {
      ends.set(true);
      thread.join();
    }
  }
}
