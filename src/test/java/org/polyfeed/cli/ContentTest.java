package org.polyfeed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What became of odd articles. */
final class ContentTest {

  @TempDir private Path site;

  @Test
  void bracketsInTheNameOfAPictureDoNotCostThePicture() throws IOException {
    write(
        "seeds/ferry.md",
        "# Ferry\n\nIt sails.\n\n![At sea](/sea[1].jpg)\n\n[v6](http://[::1]/)\n");
    assertThat(generate()).contains("/sea%5B1%5D.jpg").contains("http://[::1]/");
  }

  @Test
  void frontMatterInTomlIsRefused() throws IOException {
    write("seeds/ferry.md", "+++\ntitle = \"Ferry\"\n+++\n\nIt sails.\n");
    Ran ran = Ran.generate(site);
    assertThat(ran.code()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(ran.err()).contains("seeds/ferry.md:1: front matter in TOML");
  }

  @Test
  void offsetsOfOldDatesHaveNoSeconds() throws IOException {
    write("seeds/site.yaml", "timezone: Africa/Monrovia\n");
    write("seeds/ferry.md", "---\ndate: 1960-01-01\n---\n# Ferry\n\nIt sails.\n");
    assertThat(generate("1960/01")).contains("datetime=\"1960-01-01T12:00:30-00:44\"");
  }

  @Test
  void aNameWithAYearThatNeverWasIsNoDate() throws IOException {
    write("seeds/0000-01-01-ferry.md", "# Ferry\n\nIt sails.\n");
    assertThat(generate()).contains("datetime=\"2024-05-06");
  }

  private String generate() throws IOException {
    return generate("2024/05");
  }

  private String generate(String month) throws IOException {
    Ran ran = Ran.generate(site);
    assertThat(ran.code()).as(ran.err()).isZero();
    return Files.readString(site.resolve("output/en/" + month + "/ferry/index.html"));
  }

  private void write(String name, String text) throws IOException {
    Path file = site.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
