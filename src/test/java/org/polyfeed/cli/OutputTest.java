package org.polyfeed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfeed.FileTree;

/** The folder of a site when others are at work in it, and when names change their kind. */
final class OutputTest {

  @TempDir private Path temp;

  private Path site;

  @BeforeEach
  void write() throws IOException {
    site = temp.resolve("site");
    write("seeds/site.yaml", "address: https://news.example/\nlocales: { en: {} }\n");
    write("seeds/a.en.md", "---\ndate: 2024-04-02\n---\n# Title\n\n[Report](m/report)\n");
    write("seeds/m/report", "All of it.");
    assertThat(Ran.generate(site).code()).isZero();
  }

  private void write(String name, String text) throws IOException {
    Files.createDirectories(site.resolve(name).getParent());
    Files.writeString(site.resolve(name), text);
  }

  @Test
  void aFileOfTheSiteMayBecomeAFolderAndAFileAgain() throws IOException {
    Files.delete(site.resolve("seeds/m/report"));
    write("seeds/m/report/a.pdf", "All of it.");
    write("seeds/m/report/b.pdf", "More of it.");
    write(
        "seeds/a.en.md",
        "---\ndate: 2024-04-02\n---\n# Title\n\n[A](m/report/a.pdf) [B](m/report/b.pdf)\n");
    assertThat(Ran.generate(site).code()).isZero();
    assertThat(site.resolve("output/media/m/report/a.pdf")).hasContent("All of it.");

    FileTree.delete(site.resolve("seeds/m"));
    write("seeds/m/report", "All of it.");
    write("seeds/a.en.md", "---\ndate: 2024-04-02\n---\n# Title\n\n[Report](m/report)\n");
    assertThat(Ran.generate(site).code()).isZero();
    assertThat(site.resolve("output/media/m/report")).hasContent("All of it.");
  }

  @Test
  void sourcesMayBeWhereLinksLead() throws IOException {
    Path shared = temp.resolve("shared");
    Files.createDirectories(shared.resolve("templates"));
    Files.writeString(
        shared.resolve("templates/not-found.vm"),
        "<!doctype html><html lang=\"en\"><title>Mine</title><p>Mine.</p></html>\n");
    Files.createSymbolicLink(site.resolve("templates"), shared.resolve("templates"));
    Files.move(site.resolve("seeds"), shared.resolve("seeds"));
    Files.createSymbolicLink(site.resolve("seeds"), shared.resolve("seeds"));

    assertThat(Ran.generate(site).code()).isZero();
    assertThat(site.resolve("output/404.html")).content().contains("Mine.");
    assertThat(site.resolve("output/media/m/report")).hasContent("All of it.");
    assertThat(shared.resolve("seeds/ledger.jsonl")).exists();
  }

  @Test
  void aFolderWithFilesOfOthersIsLeftAlone() throws IOException {
    Files.delete(site.resolve("output/media/m/report"));
    write("output/media/m/report/mine.txt", "Mine.");
    Ran ran = Ran.generate(site);
    assertThat(ran.code()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(ran.err()).contains("output/media/m/report: is not Polyfeed's and stands where");
    assertThat(site.resolve("output/media/m/report/mine.txt")).hasContent("Mine.");
  }

  @Test
  void aFolderIntoWhichAnotherRunStagesIsBusy() throws IOException {
    Path stage = Files.createDirectories(site.resolve("output/.polyfeed-stage"));
    try (FileChannel other =
            FileChannel.open(
                stage.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var held = other.lock()) {
      assertThat(held.isValid()).isTrue();
      Ran ran = Ran.generate(site);
      assertThat(ran.code()).isEqualTo(ExitCode.BUSY);
      assertThat(ran.err()).isEqualTo("Another run is at work on output; nothing was changed.\n");
    }
    assertThat(Ran.generate(site).code()).isZero();
    assertThat(stage).doesNotExist();
  }

  @Test
  void aListThatIsNoTextIsNoHindrance() throws IOException {
    Files.write(site.resolve("output/.polyfeed-files"), new byte[] {(byte) 0xFF, (byte) 0xFE, 0});
    assertThat(Ran.generate(site).code()).isZero();
  }
}
