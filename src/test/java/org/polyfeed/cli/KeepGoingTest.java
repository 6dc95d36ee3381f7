package org.polyfeed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfeed.FileTree;

/** With {@code --keep-going}, what is wrong with one article holds up no other. */
final class KeepGoingTest {

  private static final String SEA =
      "---\ndate: 2024-04-02\ntopics: sea\n---\n# Sea\n\nIt is calm.\n";

  private static final String FERRY =
      "---\ndate: 2024-04-03\ntopics: ferry\n---\n# Ferry\n\nIt sails [on](ferry.pdf).\n";

  private static final FileTime OLD = FileTime.from(Instant.parse("2024-05-01T00:00:00Z"));

  @TempDir private Path site;

  @BeforeEach
  void aSite() throws IOException {
    settings("en: {}, fr: {}");
    write("seeds/sea.en.md", SEA);
    write("seeds/ferry.en.md", FERRY);
    write("seeds/ferry.pdf", "A timetable.");
    write("seeds/ferry.fr.md", "---\ndate: 2024-04-03\n---\n# Le ferry\n\nIl repart.\n");
  }

  private void settings(String locales) throws IOException {
    write(
        "seeds/site.yaml",
        "address: https://news.example/\nid: news.example,2024\nlocales: {" + locales + "}\n");
  }

  private void write(String name, String text) throws IOException {
    Path file = site.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private String read(String name) throws IOException {
    return Files.readString(site.resolve(name));
  }

  private Ran run(String... options) {
    return Ran.generate(
        site, Stream.concat(Stream.of("--keep-going"), Stream.of(options)).toArray(String[]::new));
  }

  private void good() {
    Ran ran = run();
    assertThat(ran.code()).as(ran.err()).isZero();
  }

  /** A run that has found errors, and has published the rest. */
  private Ran partly(String... options) {
    Ran ran = run(options);
    assertThat(ran.code()).as(ran.err() + ran.out()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(ran.err()).doesNotContain("Nothing was changed.");
    return ran;
  }

  private FileTree output() throws IOException {
    return FileTree.of(site.resolve("output"));
  }

  private void assertOutput(FileTree expected) throws IOException {
    assertThat(output().differenceFrom(expected)).isEmpty();
  }

  /** What a run from nothing makes of the sources as they are and the same ledger. */
  private FileTree fromNothing(String... replaced) throws IOException {
    Path other = site.resolve("other/" + site.getFileName());
    FileTree.copy(site.resolve("seeds"), other.resolve("seeds"));
    for (int i = 0; i < replaced.length; i += 2) {
      Files.writeString(other.resolve(replaced[i]), replaced[i + 1]);
    }
    Ran ran = Ran.generate(other);
    assertThat(ran.code()).as(ran.err()).isZero();
    return FileTree.of(other.resolve("output"));
  }

  @Test
  void aBrokenArticleKeepsItsLastGoodVersionAndOthersAreUpdated() throws IOException {
    good();
    String page = read("output/en/2024/04/ferry/index.html");
    String feed = read("output/en/topics/ferry/atom.xml");
    write("seeds/ferry.en.md", "---\ndate: yesterday\n---\n# Boat\n\nIt sinks.\n");
    write("seeds/sea.en.md", SEA.replace("calm", "rough"));

    Ran ran = partly("--now", "2024-06-01T00:00:00Z");

    assertThat(ran.err())
        .contains("seeds/ferry.en.md:2: ", "yesterday")
        .endsWith("1 article keeps its last good version; the rest is published.\n");
    assertThat(ran.out()).contains("3 articles in 2 editions.");
    assertThat(read("output/en/2024/04/sea/index.html")).contains("rough");
    assertThat(read("output/en/2024/04/ferry/index.html")).contains("It sails");
    assertThat(read("output/en/topics/ferry/atom.xml")).isEqualTo(feed);
    assertThat(page).contains("It sails");
    assertOutput(fromNothing("seeds/ferry.en.md", FERRY));
  }

  @Test
  void whatNobodyCanReadIsNoErrorOfOthers() throws IOException {
    good();
    FileTree before = output();
    for (String broken :
        new String[] {
          "---\ntitle: [\n---\nText.\n",
          "---\ntitle: Open\n",
          "",
          "---\nid: none\n---\nTitle\n\nText.\n"
        }) {
      write("seeds/ferry.en.md", broken);
      assertThat(partly().err()).contains("seeds/ferry.en.md", "1 article keeps");
      assertOutput(before);
    }
    Files.write(site.resolve("seeds/ferry.en.md"), new byte[] {(byte) 0xFE, (byte) 0xFF, 0, 1, 2});
    partly();
    assertOutput(before);
  }

  @Test
  void theErrorIsSaidAgainWhereNothingHasChanged() throws IOException {
    good();
    write("seeds/ferry.en.md", "---\ndate: yesterday\n---\n# Boat\n\nIt sinks.\n");
    age();
    Ran first = partly("--json");
    Ran again = partly("--json");
    assertThat(first.out()).contains("\"kept\" : 1", "\"errors\" : 1");
    assertThat(again.out()).contains("\"rendered\" : 0", "\"kept\" : 1", "\"errors\" : 1");
    assertThat(Ran.generate(site).err()).contains("yesterday").endsWith("Nothing was changed.\n");
    assertThat(partly("--json").out()).contains("\"rendered\" : 0");
  }

  /** So that runs remember what they have read. */
  private void age() throws IOException {
    for (String name : FileTree.of(site.resolve("seeds")).files().keySet()) {
      Files.setLastModifiedTime(site.resolve("seeds").resolve(name), OLD);
    }
  }

  @Test
  void whatIsMendedAsItWasWritesNothing() throws IOException {
    good();
    FileTree before = FileTree.of(site.resolve("seeds"));
    Map<String, Long> times = FileTree.times(site.resolve("output"));
    write("seeds/ferry.en.md", "---\ndate: yesterday\n---\n# Boat\n\nIt sinks.\n");
    partly();
    assertThat(FileTree.times(site.resolve("output"))).isEqualTo(times);
    write("seeds/ferry.en.md", FERRY);
    assertThat(run().out()).contains("as before: nothing was touched.");
    assertThat(FileTree.of(site.resolve("seeds")).differenceFrom(before)).isEmpty();
  }

  @Test
  void whatIsMendedIsPublished() throws IOException {
    good();
    write("seeds/ferry.en.md", "---\ndate: yesterday\n---\n# Boat\n\nIt sinks.\n");
    partly();
    write("seeds/ferry.en.md", FERRY.replace("sails", "flies"));
    good();
    assertThat(read("output/en/2024/04/ferry/index.html")).contains("It flies");
    write("seeds/ferry.en.md", "");
    partly();
    assertThat(read("output/en/2024/04/ferry/index.html")).contains("It flies");
  }

  @Test
  void onceKeptEveryGoodRunIsKept() throws IOException {
    Ran.generate(site);
    age();
    Ran.generate(site);
    good();
    write("seeds/ferry.en.md", FERRY.replace("sails", "flies"));
    assertThat(Ran.generate(site).code()).isZero();
    write("seeds/ferry.en.md", "");
    partly();
    assertThat(read("output/en/2024/04/ferry/index.html")).contains("It flies");
  }

  @Test
  void aBrokenArticleThatIsRemovedIsRemoved() throws IOException {
    good();
    write("seeds/ferry.en.md", "");
    partly();
    Files.delete(site.resolve("seeds/ferry.en.md"));
    good();
    assertThat(read("output/en/2024/04/ferry/index.html")).contains("/fr/2024/04/le-ferry/");
    assertOutput(fromNothing());
    // Another of its name is no version of it.
    write("seeds/ferry.en.md", "");
    assertThat(partly().err()).contains("no good version of it is kept");
  }

  @Test
  void aNewArticleThatIsBrokenIsNotPublished() throws IOException {
    good();
    FileTree before = output();
    write("seeds/new.en.md", "---\ndate: yesterday\n---\n# New\n\nText.\n");
    assertThat(partly().err())
        .contains("seeds/new.en.md: warning: it is not published until it is mended")
        .endsWith("The rest is published.\n");
    assertOutput(before);
    write("seeds/new.en.md", "---\ndate: 2024-04-04\n---\n# New\n\nText.\n");
    good();
    assertThat(site.resolve("output/en/2024/04/new/index.html")).exists();
  }

  @Test
  void withoutAnyGoodVersionItsPageStays() throws IOException {
    Ran.generate(site);
    String ferry = read("output/en/2024/04/ferry/index.html");
    String ledger = read("seeds/ledger.jsonl");
    write("seeds/ferry.en.md", "");
    write(
        "seeds/sea.en.md",
        SEA + "\nThe [ferry](https://news.example/en/2024/04/ferry/) is in harbour.\n");

    Ran ran = partly();

    assertThat(ran.err())
        .contains("seeds/ferry.en.md: warning: no good version of it is kept: until it is mended,")
        .doesNotContain("leads nowhere");
    assertThat(read("output/en/2024/04/ferry/index.html")).isEqualTo(ferry);
    assertThat(site.resolve("output/media/ferry.pdf")).exists();
    assertThat(read("output/en/atom.xml")).contains("sea/en").doesNotContain("ferry/en");
    assertThat(read("output/en/index.html")).doesNotContain("le-ferry");
    assertThat(read("seeds/ledger.jsonl").lines().filter(line -> line.contains("\"ferry/en\"")))
        .isEqualTo(ledger.lines().filter(line -> line.contains("\"ferry/en\"")).toList());
    partly("--rehash");
    assertThat(read("output/en/2024/04/ferry/index.html")).isEqualTo(ferry);

    write("seeds/ferry.en.md", FERRY);
    good();
    assertThat(read("output/en/2024/04/ferry/index.html")).isEqualTo(ferry);
    assertThat(read("output/en/atom.xml")).contains("tag:news.example,2024:ferry/en");
    assertOutput(fromNothing());
  }

  @Test
  void anEditionThatLosesAllKeepsItsFeed() throws IOException {
    write("seeds/sea.fr.md", "---\ndate: 2024-04-02\n---\n# La mer\n\nElle est calme.\n");
    Ran.generate(site);
    String feed = read("output/fr/atom.xml");
    write("seeds/ferry.fr.md", "");
    write("seeds/sea.fr.md", "");
    partly();
    assertThat(read("output/fr/atom.xml")).isEqualTo(feed);
    assertThat(site.resolve("output/fr/2024/04/la-mer/index.html")).exists();
  }

  @Test
  void whatIsWrongWithTheSettingsOfAStoryKeepsItsArticlesAsTheyWere() throws IOException {
    write("seeds/ferry.yaml", "author: Ada\n");
    good();
    FileTree before = output();
    write("seeds/ferry.yaml", "author: [\n");
    assertThat(partly().err()).contains("seeds/ferry.yaml", "2 articles keep");
    assertOutput(before);
    // Settings that are good are those of another version.
    write("seeds/ferry.yaml", "author: Grace\n");
    write("seeds/ferry.en.md", "");
    partly();
    assertThat(read("output/en/2024/04/ferry/index.html")).contains("Ada").doesNotContain("Grace");
    assertThat(read("output/fr/2024/04/le-ferry/index.html")).contains("Grace");
  }

  @Test
  void ofTwoThatClaimToBeOneTheOneFromBeforeStays() throws IOException {
    good();
    FileTree before = output();
    write("seeds/ferry.en.txt", "Another ferry\n\nIt sails too.\n");
    assertThat(partly().err())
        .contains("seeds/ferry.en.txt: the story 'ferry' is in en twice: also in seeds/ferry.en.md")
        .contains("1 article keeps");
    assertOutput(before);
    // Which of two is meant cannot be told even where one of them is broken.
    write("seeds/ferry.en.md", "");
    partly();
    assertOutput(before);
  }

  @Test
  void ofTwoNewOnesThatClaimToBeOneNoneIsPublished() throws IOException {
    good();
    FileTree before = output();
    write("seeds/boat.en.md", "# Boat\n\nIt floats.\n");
    write("seeds/boat.en.txt", "Raft\n\nIt floats.\n");
    assertThat(partly().err()).contains("seeds/boat.en.md: warning", "seeds/boat.en.txt: warning");
    assertOutput(before);
  }

  @Test
  void anIdOfAnotherIsTheErrorOfOne() throws IOException {
    good();
    FileTree before = output();
    write(
        "seeds/raft.en.md", "---\nid: tag:news.example,2024:ferry/en\n---\n# Raft\n\nIt floats.\n");
    assertThat(partly().err())
        .contains("seeds/raft.en.md: has the id of seeds/ferry.en.md")
        .contains("seeds/raft.en.md: warning: it is not published");
    assertOutput(before);
    // Nor does anybody take over from what cannot be read.
    FileTree.delete(site.resolve(".polyfeed"));
    write("seeds/ferry.en.md", "");
    partly();
    assertThat(read("seeds/ledger.jsonl")).contains("\"ferry/en\"").doesNotContain("raft");
  }

  @Test
  void aBrokenArticleThatIsRenamedIsRemovedAndComesBackByItsId() throws IOException {
    good();
    Files.delete(site.resolve("seeds/ferry.en.md"));
    write("seeds/boat.en.md", "---\nid: tag:news.example,2024:ferry/en\ndate: now\n---\n# Boat\n");
    partly();
    assertThat(read("output/en/atom.xml")).doesNotContain("ferry/en");
    write("seeds/boat.en.md", "---\nid: tag:news.example,2024:ferry/en\n---\n# Boat\n\nText.\n");
    good();
    assertThat(read("output/en/atom.xml")).contains("tag:news.example,2024:ferry/en");
  }

  @Test
  void aLocaleThatIsBrokenChangesNothing() throws IOException {
    good();
    FileTree before = output();
    write("seeds/ferry.fr.md", "---\nlocale: xx\n---\n# Le ferry\n\nIl repart.\n");
    partly();
    assertOutput(before);
    write("seeds/ferry.fr.md", "---\nlocale: de\n---\n# Le ferry\n\nIl repart.\n");
    assertThat(partly().err()).contains("no such locale 'de'");
    assertOutput(before);
  }

  @Test
  void noFallbackComesInPlaceOfWhatIsLeftOut() throws IOException {
    settings("en: {}, fr: { untranslated: show }, de: { untranslated: show, fallback: [fr, en] }");
    Ran.generate(site);
    String french = read("output/fr/2024/04/le-ferry/index.html");
    String german = read("output/de/2024/04/le-ferry/index.html");
    write("seeds/ferry.fr.md", "");
    partly();
    assertThat(site.resolve("output/fr/2024/04/ferry/index.html")).doesNotExist();
    assertThat(site.resolve("output/de/2024/04/ferry/index.html")).doesNotExist();
    assertThat(read("output/fr/2024/04/le-ferry/index.html")).isEqualTo(french);
    assertThat(read("output/de/2024/04/le-ferry/index.html")).isEqualTo(german);
  }

  @Test
  void nothingIsConvertedInPlaceOfWhatIsLeftOut() throws IOException {
    settings("en: {}, sr-Cyrl: {}, sr-Latn: { script-of: sr-Cyrl }");
    write("seeds/ferry.sr-Cyrl.md", "---\ndate: 2024-04-03\n---\n# Трајект\n\nОпет плови.\n");
    write("seeds/ferry.sr-Latn.md", "---\ndate: 2024-04-03\n---\n# Trajekt\n\nPlovi opet.\n");
    Files.delete(site.resolve("seeds/ferry.fr.md"));
    Ran.generate(site);
    String latin = read("output/sr-Latn/2024/04/trajekt/index.html");
    write("seeds/ferry.sr-Latn.md", "");
    partly();
    assertThat(read("output/sr-Latn/2024/04/trajekt/index.html")).isEqualTo(latin);
  }

  @Test
  void whatIsWrongWithTheSiteStopsTheRun() throws IOException {
    good();
    FileTree before = output();
    write("seeds/ferry.en.md", "");
    write("seeds/sea.en.md", SEA.replace("calm", "rough"));
    String settings = read("seeds/site.yaml");
    write("seeds/site.yaml", settings + "titel: Sea\n");
    Ran ran = run();
    assertThat(ran.code()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(ran.err()).contains("titel", "seeds/ferry.en.md").endsWith("Nothing was changed.\n");
    assertOutput(before);
    write("seeds/site.yaml", settings);
    write("templates/article.vm", "#if");
    assertThat(run().err()).endsWith("Nothing was changed.\n");
    assertOutput(before);
  }

  @Test
  void whatIsKeptCanBeDamaged() throws IOException {
    good();
    String page = read("output/en/2024/04/ferry/index.html");
    try (Stream<Path> kept = Files.list(site.resolve(".polyfeed/kept"))) {
      for (Path file : kept.toList()) {
        Files.writeString(file, "damaged");
      }
    }
    write("seeds/ferry.en.md", "");
    assertThat(partly().err()).contains("no good version of it is kept");
    assertThat(read("output/en/2024/04/ferry/index.html")).isEqualTo(page);
    write("seeds/ferry.en.md", FERRY);
    good();
    write("seeds/ferry.en.md", "");
    assertThat(partly().err()).contains("1 article keeps");
  }

  @Test
  void whatIsNoLongerUsedIsNotKept() throws IOException {
    good();
    for (int i = 0; i < 5; i++) {
      write("seeds/sea.en.md", SEA + i);
      good();
    }
    try (Stream<Path> kept = Files.list(site.resolve(".polyfeed/kept"))) {
      assertThat(kept).hasSize(4);
    }
  }
}
