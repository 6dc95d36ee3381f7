package org.polyfeed.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That every way in which a source may change is seen, whether the system tells of it or not. */
final class SourceWatchTest {

  /** Longer than the slowest machine takes, in milliseconds. */
  private static final long PATIENCE = 60_000;

  /** Long enough for what must not come, in milliseconds. */
  private static final long MOMENT = 700;

  @TempDir private Path temp;

  private Path seeds = Path.of("");

  private Path templates = Path.of("");

  private List<SourceWatch> open = List.of();

  @BeforeEach
  void write() throws IOException {
    seeds = temp.resolve("site/seeds");
    templates = temp.resolve("site/templates");
    Files.createDirectories(seeds.resolve("below"));
    Files.writeString(seeds.resolve("a.md"), "a");
  }

  @AfterEach
  void close() throws IOException {
    for (SourceWatch watch : open) {
      watch.close();
    }
  }

  private SourceWatch watch(boolean told) throws IOException {
    List<Path> roots = List.of(seeds, templates);
    SourceWatch watch = told ? SourceWatch.of(roots) : SourceWatch.looking(roots);
    open = List.of(watch);
    return watch;
  }

  private static void assertSeen(SourceWatch watch) throws Exception {
    assertThat(watch.await(PATIENCE)).isTrue();
  }

  /** Nothing is left to be seen, either. */
  private static void assertQuiet(SourceWatch watch) throws Exception {
    assertThat(watch.await(MOMENT)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void filesThatAreWrittenComeOrGo(boolean told) throws Exception {
    SourceWatch watch = watch(told);
    assertQuiet(watch);
    Files.writeString(seeds.resolve("a.md"), "longer");
    assertSeen(watch);
    assertQuiet(watch);
    Files.writeString(seeds.resolve("below/b.md"), "b");
    assertSeen(watch);
    Files.delete(seeds.resolve("a.md"));
    assertSeen(watch);
    assertQuiet(watch);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void filesThatAreSavedByMovingAnotherOverThem(boolean told) throws Exception {
    SourceWatch watch = watch(told);
    for (int i = 0; i < 3; i++) {
      Path fresh = seeds.resolve(".a.md.swp");
      Files.writeString(fresh, "text " + i);
      Files.move(fresh, seeds.resolve("a.md"), StandardCopyOption.REPLACE_EXISTING);
      assertSeen(watch);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void foldersThatComeWithFilesInThemAndGo(boolean told) throws Exception {
    SourceWatch watch = watch(told);
    Path made = Files.createDirectories(temp.resolve("made/deep"));
    Files.writeString(made.resolve("c.md"), "c");
    Files.move(made.getParent(), seeds.resolve("moved"));
    assertSeen(watch);
    Files.writeString(seeds.resolve("moved/deep/c.md"), "longer");
    assertSeen(watch);
    Files.createDirectories(seeds.resolve("x/y/z"));
    Files.writeString(seeds.resolve("x/y/z/d.md"), "d");
    assertSeen(watch);
    Files.writeString(seeds.resolve("x/y/z/d.md"), "longer");
    assertSeen(watch);
    Files.delete(seeds.resolve("x/y/z/d.md"));
    Files.delete(seeds.resolve("x/y/z"));
    assertSeen(watch);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void foldersOfSourcesThatComeLater(boolean told) throws Exception {
    SourceWatch watch = watch(told);
    Files.createDirectories(templates);
    Files.writeString(templates.resolve("foot.vm"), "foot");
    assertSeen(watch);
    Files.writeString(templates.resolve("foot.vm"), "longer");
    assertSeen(watch);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void foldersOfSourcesThatGoAndComeBack(boolean told) throws Exception {
    SourceWatch watch = watch(told);
    Path away = temp.resolve("away");
    for (int i = 0; i < 2; i++) {
      Files.move(seeds, away);
      assertSeen(watch);
      assertQuiet(watch);
      Files.move(away, seeds);
      assertSeen(watch);
      Files.writeString(seeds.resolve("below/b.md"), "b".repeat(2 + i));
      assertSeen(watch);
      assertQuiet(watch);
    }
  }

  /** Whatever the instant at which it looks, a folder that goes does not end it. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void foldersThatComeAndGoWhileItLooks(boolean told) throws Exception {
    SourceWatch watch = watch(told);
    Path busy = seeds.resolve("busy");
    AtomicBoolean ended = new AtomicBoolean();
    CompletableFuture<Integer> churning =
        CompletableFuture.supplyAsync(
            () -> {
              int rounds = 0;
              try {
                while (!ended.get()) {
                  Files.createDirectories(busy.resolve("a/b"));
                  Files.writeString(busy.resolve("a/b/c.md"), "c");
                  Files.delete(busy.resolve("a/b/c.md"));
                  Files.delete(busy.resolve("a/b"));
                  Files.delete(busy.resolve("a"));
                  Files.delete(busy);
                  rounds++;
                }
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
              return rounds;
            });
    assertSeen(watch);
    ended.set(true);
    assertThat(churning.join()).isPositive();
    while (watch.await(MOMENT)) {
      // What is left of it.
    }
    Files.writeString(seeds.resolve("a.md"), "longer");
    assertSeen(watch);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatIsNoSourceIsNotSeen(boolean told) throws Exception {
    SourceWatch watch = watch(told);
    Files.createDirectories(temp.resolve("site/output/en"));
    Files.writeString(temp.resolve("site/output/en/a.html"), "a");
    Files.createDirectories(seeds.resolve(".git"));
    Files.writeString(seeds.resolve(".git/index"), "a");
    assertQuiet(watch);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whereLinksLeadIsSeen(boolean told) throws Exception {
    Path elsewhere = Files.createDirectories(temp.resolve("elsewhere"));
    Files.writeString(elsewhere.resolve("l.md"), "l");
    Files.createSymbolicLink(seeds.resolve("l.md"), elsewhere.resolve("l.md"));
    Path real = temp.resolve("real");
    Files.move(seeds, real);
    Files.createSymbolicLink(seeds, real);
    SourceWatch watch = watch(told);
    Files.writeString(real.resolve("a.md"), "longer");
    assertSeen(watch);
    Files.writeString(elsewhere.resolve("l.md"), "longer");
    assertSeen(watch);
    Files.writeString(elsewhere.resolve("other.md"), "no source");
    assertQuiet(watch);
  }
}
