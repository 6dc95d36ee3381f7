package org.polyfeed.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names of seeds in any script: ids are made of them. */
final class FileNamesTest {

  @TempDir private Path site;

  /** Cron sets no locale; Java then takes file names for ASCII. */
  @Test
  void namesAreReadAlikeUnderCron() throws Exception {
    write("k\u00F6ln.txt");
    write("\u65E5\u672C.txt");
    assertThat(Ran.generate(site).code()).isZero();
    byte[] ledger = Files.readAllBytes(site.resolve("seeds/ledger.jsonl"));
    assertThat(Files.readString(site.resolve("seeds/ledger.jsonl"))).contains("k\u00F6ln/en");

    assertThat(generateWithoutLocale()).isZero();

    assertThat(site.resolve("seeds/ledger.jsonl")).hasBinaryContent(ledger);
  }

  /** Some systems store names decomposed, and version control carries them about. */
  @Test
  void decomposedNamesAreTheSameStories() throws IOException {
    write("ko\u0308ln.txt");
    assertThat(Ran.generate(site).code()).isZero();
    assertThat(Files.readString(site.resolve("seeds/ledger.jsonl"))).contains("k\u00F6ln/en");
  }

  private int generateWithoutLocale() throws IOException, InterruptedException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    assumeTrue(Files.isExecutable(java), "needs a java to run");
    ProcessBuilder builder =
        new ProcessBuilder(
            java.toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "org.polyfeed.cli.Main",
            "generate",
            "--site",
            site.toString());
    builder.environment().put("LC_ALL", "C");
    return builder.inheritIO().start().waitFor();
  }

  private void write(String seed) throws IOException {
    Path file = site.resolve("seeds").resolve(seed);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "Title of " + seed + "\n\nBody text here.\n");
  }
}
