package org.polyfeed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfeed.FileTree;

/** Sources that others change while a run is at work: it ends as if they had not, or refuses. */
final class MidRunTest {

  private static final int STORIES = 60;

  @TempDir private Path temp;

  private Path site;

  private FileTree made;

  @BeforeEach
  void write() throws IOException {
    site = temp.resolve("site");
    write(
        "seeds/site.yaml", "address: https://n.example/\nid: n.example,2024\nlocales: {en: {}}\n");
    for (int i = 0; i < STORIES; i++) {
      write(
          "seeds/story-%d.en.md".formatted(i),
          "---\ndate: 2024-04-%02d\n---\n# Story %d\n\nText.\n".formatted(1 + i % 28, i));
    }
    assertThat(Ran.generate(site).code()).isZero();
    made = FileTree.of(site.resolve("output"));
  }

  private void write(String name, String text) throws IOException {
    Path file = site.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** What somebody does to a site. */
  private interface Deed {
    void done() throws IOException;
  }

  /** A run that renders everything, and in which somebody does so as soon as it stages. */
  private Ran during(Deed deed) throws Exception {
    FileTree.delete(site.resolve("output"));
    CompletableFuture<Void> other =
        CompletableFuture.runAsync(
            () -> {
              while (Files.notExists(site.resolve("output/.polyfeed-stage"))) {
                Thread.onSpinWait();
              }
              try {
                deed.done();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    Ran ran = Ran.generate(site);
    other.get(10, TimeUnit.SECONDS);
    return ran;
  }

  private void assertWhole(Ran ran, String refusal) throws IOException {
    if (ran.code() == ExitCode.PROBLEMS) {
      assertThat(ran.err()).contains(refusal).endsWith("Nothing was changed.\n");
      assertThat(site.resolve("output")).doesNotExist();
    } else {
      assertThat(ran.code()).as(ran.err()).isZero();
      assertThat(FileTree.of(site.resolve("output")).differenceFrom(made)).isEmpty();
    }
  }

  /** That they are as they were, in times too, must not make the next run believe in the last. */
  @Test
  void seedsThatAreAwayForARunComeBack() throws Exception {
    Path seeds = site.resolve("seeds");
    Path away = Files.createDirectories(temp.resolve("away"));
    Ran ran =
        during(
            () -> {
              for (int i = 0; i < STORIES; i++) {
                String name = "story-%d.en.md".formatted(i);
                Files.move(seeds.resolve(name), away.resolve(name));
              }
            });
    assertWhole(ran, "changed while it was read; the next run takes it as it is then");
    for (int i = 0; i < STORIES; i++) {
      String name = "story-%d.en.md".formatted(i);
      Files.move(away.resolve(name), seeds.resolve(name));
    }
    assertThat(Ran.generate(site).code()).isZero();
    assertThat(FileTree.of(site.resolve("output")).differenceFrom(made)).isEmpty();
  }

  @Test
  void linesThatOthersAddToTheLedgerAreNotLost() throws Exception {
    Path ledger = site.resolve("seeds/ledger.jsonl");
    String before = Files.readString(ledger);
    String more = before + before.lines().toList().get(1).replace("story-", "other-") + "\n";
    Ran ran = during(() -> Files.writeString(ledger, more));
    assertWhole(ran, "seeds/ledger.jsonl: changed while Polyfeed was at work; the next run takes");
    assertThat(ran.code()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(ledger).hasContent(more);
    assertThat(Ran.generate(site).code()).isZero();
    assertThat(Files.readString(ledger)).contains("other-");
  }
}
