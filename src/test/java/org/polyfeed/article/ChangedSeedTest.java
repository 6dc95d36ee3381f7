package org.polyfeed.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyfeed.problem.Problem;
import org.polyfeed.problem.Problems;
import org.polyfeed.progress.Progress;
import org.polyfeed.seed.Fields;
import org.polyfeed.seed.SeedScanner;
import org.polyfeed.site.Site;
import org.polyfeed.site.SiteParser;

/**
 * A seed that changes between the reading of its head and of its body is noticed, unless the body
 * was kept when its head was read.
 */
final class ChangedSeedTest {

  @TempDir private Path folder;

  private final Problems problems = new Problems();

  private Path seed;

  private ArticleParser parser;

  private Article article;

  @BeforeEach
  void readHeadAndTakeTheBodyThatCameWithIt() throws IOException {
    seed = folder.resolve("a.en.md");
    readHead("---\ndate: 2024-04-02\n---\n# Title\n\nText.\n");
    body();
  }

  private void readHead(String text) throws IOException {
    Files.writeString(seed, text);
    SeedScanner.Found found = new SeedScanner(folder, "seeds", problems).scan();
    Fields settings =
        Fields.of(
            "seeds/site.yaml", "address: https://n.example/\nlocales: { en: {} }\n", problems);
    Site site = new SiteParser(settings, "n", found.media()).parse();
    parser = new ArticleParser(site, found.settings(), found.media(), problems);
    article =
        parser.heads(found.articles(), HeadCache.none(), new Progress().begin("Reading", 1)).get(0);
  }

  private String body() {
    return parser.body(article, URI.create("https://n.example/a/"), file -> "").markup();
  }

  private void assertNoticed() {
    body();
    assertThat(problems.all())
        .extracting(Problem::toString)
        .containsExactly(
            "seeds/a.en.md: changed while it was read; the next run takes it as it is then");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "---\ndate: 2024-04-02\n---\n# Title\n\nText.\n",
        "---\ndate: 2024-04-03\ntopics: other\n---\n# Title\n\nText.\n"
      })
  void aBodyThatIsAsItWasIsShown(String text) throws IOException {
    Files.writeString(seed, text);
    assertThat(body()).isEqualTo("<p>Text.</p>\n");
    assertThat(problems.all()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "---\ndate: 2024-04-02\n---\n# Title\n\nText, and more.\n",
        "---\ndate: 2024-04-02\n---\n# Other\n\nText.\n",
        "---\ntitle: Other\n---\n# Title\n\nText.\n",
        "---\ndate: 2024-04-02\n# Title\n\nText.\n"
      })
  void anotherTextOrTitleIsNoticed(String text) throws IOException {
    Files.writeString(seed, text);
    assertNoticed();
  }

  @Test
  void whatCameWithTheHeadIsShownOnceWithoutBeingRead() throws IOException {
    readHead("---\ndate: 2024-04-02\n---\n# Title\n\nText, [away](https://other.example/).\n");
    Files.delete(seed);
    assertThat(body()).isEqualTo("<p>Text, <a href=\"https://other.example/\">away</a>.</p>\n");
    assertThat(problems.all()).isEmpty();
    assertNoticed();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[here](b)", "[here](#b)", "[here]()", "![picture](/b.png)", "x[^1]\n\n[^1]: y"})
  void whatDependsOnItsAddressIsReadAgain(String text) throws IOException {
    readHead("---\ndate: 2024-04-02\n---\n# Title\n\nText, " + text + "\n");
    Files.delete(seed);
    assertNoticed();
  }

  @Test
  void oneThatHasGoneIsNoticed() throws IOException {
    Files.delete(seed);
    assertNoticed();
  }

  @Test
  void oneThatBecameAFolderIsNoticed() throws IOException {
    Files.delete(seed);
    Files.createDirectories(seed);
    assertNoticed();
  }

  @Test
  void oneThatBecameALinkToNowhereIsNoticed() throws IOException {
    Files.delete(seed);
    Files.createSymbolicLink(seed, folder.resolve("nowhere"));
    assertNoticed();
  }
}
