package org.polyfeed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing comes back as new, and no address that was given leads nowhere. */
final class IdentityTest {

  private static final String FERRY = "Ferry\n\nIt sails again.\n";

  @TempDir private Path site;

  @BeforeEach
  void aSite() throws IOException {
    settings("en: {}");
  }

  private void settings(String locales) throws IOException {
    write(
        "seeds/site.yaml",
        "address: https://news.example/\nid: news.example,2024\nlocales: {" + locales + "}\n");
  }

  @Test
  void aRenamedArticleThatNamesItsIdKeepsItsAddress() throws IOException {
    write("seeds/ferry.txt", FERRY);
    generate();
    Files.delete(site.resolve("seeds/ferry.txt"));
    write("seeds/boat.txt", "---\nid: tag:news.example,2024:ferry/en\n---\n" + FERRY);
    generate();
    generate();
    assertThat(site.resolve("output/en/2024/05/ferry/index.html")).exists();
    assertThat(read("output/en/atom.xml")).contains("<id>tag:news.example,2024:ferry/en</id>");
    assertThat(read("seeds/ledger.jsonl")).contains("boat/en").doesNotContain("\"ferry/en\"");
  }

  @Test
  void aNewArticleUnderAnOldNameHasAnIdOfItsOwn() throws IOException {
    write("seeds/boat.txt", "---\nid: tag:news.example,2024:ferry/en\n---\n" + FERRY);
    write("seeds/ferry.txt", "Another ferry\n\nIt sails too.\n");
    generate();
    generate();
    assertThat(read("output/en/atom.xml"))
        .containsOnlyOnce("<id>tag:news.example,2024:ferry/en</id>")
        .containsOnlyOnce("<id>tag:news.example,2024:ferry/en~2</id>");
  }

  @Test
  void anIdThatAnotherArticleHasIsRefused() throws IOException {
    write("seeds/ferry.txt", FERRY);
    generate();
    write("seeds/raft.txt", "---\nid: tag:news.example,2024:ferry/en\n---\nRaft\n\nIt floats.\n");
    Ran ran = Ran.generate(site);
    assertThat(ran.code()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(ran.err())
        .contains("seeds/raft.txt: has the id of seeds/ferry.txt; every article needs its own");
  }

  @Test
  void noArticleHasTheIdOfAFeed() throws IOException {
    write("seeds/feeds.txt", FERRY);
    generate();
    assertThat(read("output/en/atom.xml"))
        .containsOnlyOnce("<id>tag:news.example,2024:feeds/en</id>")
        .containsOnlyOnce("<id>tag:news.example,2024:feeds/en~2</id>");
  }

  @Test
  void anotherTagForALocaleChangesNoIdAndOldAddressesLeadOn() throws IOException {
    write("seeds/ferry.en.txt", FERRY);
    generate();
    settings("en-US: {}");
    generate();
    assertThat(read("output/en-US/atom.xml")).contains("<id>tag:news.example,2024:ferry/en</id>");
    assertThat(read("output/en/2024/05/ferry/index.html")).contains("/en-US/2024/05/ferry/");
  }

  @Test
  void theAddressOfARemovedTranslationLeadsToTheOriginal() throws IOException {
    settings("en: {}, fr: {}");
    write("seeds/ferry.en.txt", FERRY);
    write("seeds/ferry.fr.txt", "Le ferry\n\nIl repart.\n");
    generate();
    Files.delete(site.resolve("seeds/ferry.fr.txt"));
    generate();
    assertThat(read("output/fr/2024/05/le-ferry/index.html")).contains("en/2024/05/ferry/");
  }

  @Test
  void theAddressOfAFallbackThatIsLeftOutLeadsToTheOriginal() throws IOException {
    settings("en: {}, fr: { untranslated: show }");
    write("seeds/ferry.en.txt", FERRY);
    generate();
    settings("en: {}, fr: { untranslated: omit }");
    generate();
    assertThat(read("output/fr/2024/05/ferry/index.html")).contains("en/2024/05/ferry/");
  }

  @Test
  void outputAmongTheSeedsIsRefused() throws IOException {
    write("seeds/ferry.txt", FERRY);
    Ran ran = Ran.generate(site, "--output", site.resolve("seeds/public").toString());
    assertThat(ran.code()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(ran.err()).contains("seeds/public: lies in seeds, where the next run");
    assertThat(site.resolve("seeds/public")).doesNotExist();
  }

  private void generate() {
    Ran ran = Ran.generate(site);
    assertThat(ran.code()).as(ran.err()).isZero();
  }

  private String read(String file) throws IOException {
    return Files.readString(site.resolve(file));
  }

  private void write(String name, String text) throws IOException {
    Path file = site.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
