package org.polyfeed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfeed.FileTree;
import org.polyfeed.json.Json;

/** {@code --explain} says why a file was rendered in a run, or was not. */
final class ExplainTest {

  private static final String NEW =
      " was rendered: it was not there before; its bytes are others, so it was written\n";

  private static final String LEFT =
      " is as the last run left it, and nothing that it shows has changed: not rendered\n";

  private static final String CHANGED =
      " was rendered: what it shows has changed; its bytes are others, so it was written\n";

  private static final String FEED = "en/atom.xml";

  private static final String PAGE = "en/2024/04/ferry/index.html";

  @TempDir private Path site;

  private int seconds;

  @BeforeEach
  void aSite() throws IOException {
    settings("");
    article("sea.en.md", "date: 2024-04-02", "Sea");
    article("ferry.en.md", "date: 2024-04-03\ntopics: sea", "Ferry");
    article("ferry.fr.md", "date: 2024-04-03", "Le ferry");
  }

  private void settings(String more) throws IOException {
    write(
        "seeds/site.yaml",
        "address: https://news.example/\nid: news.example,2024\nlocales: {en: {}, fr: {}}\n"
            + more);
  }

  private void article(String name, String head, String title) throws IOException {
    write("seeds/" + name, "---\n" + head + "\n---\n# " + title + "\n\nText.\n");
  }

  /** As if it had been written a while ago, so that runs remember it. */
  private void write(String name, String text) throws IOException {
    Path file = site.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setLastModifiedTime(
        file, FileTime.from(Instant.parse("2024-05-01T00:00:00Z").plusSeconds(++seconds)));
  }

  private Ran ran(String... asked) {
    List<String> options = new ArrayList<>(List.of("--now", "2024-06-01T00:00:00Z"));
    for (String one : asked) {
      options.addAll(List.of("--explain", one));
    }
    return Ran.generate(site, options.toArray(String[]::new));
  }

  /** What is said after the report. */
  private String explained(String... asked) {
    Ran ran = ran(asked);
    assertThat(ran.code()).as(ran.err()).isZero();
    return ran.out().substring(ran.out().indexOf("index.html\n") + "index.html\n".length());
  }

  @Test
  void whatIsNewAndWhatIsAsItWas() {
    assertThat(explained(FEED)).isEqualTo(FEED + NEW);
    assertThat(explained(FEED))
        .isEqualTo(
            FEED
                + LEFT
                + "  no source has changed since the last run, at 2024-06-01T00:00:00Z\n"
                + "  last rendered at 2024-06-01T00:00:00Z: it was not there before\n");
  }

  @Test
  void whatHasChangedIsNamed() throws IOException {
    explained(FEED, PAGE);
    article("ferry.en.md", "date: 2024-04-03\ntopics: sea", "Boat");
    assertThat(explained(FEED, PAGE))
        .startsWith(FEED + CHANGED + "  changed: seeds/ferry.en.md\n")
        .contains(
            PAGE
                + CHANGED
                + "  changed: seeds/ferry.en.md\n"
                + "  seeds/ferry.en.md: published 2024-04-03T12:00Z, updated 2024-04-03T12:00Z\n"
                + "  seeds/ferry.fr.md: published 2024-04-03T12:00Z, updated 2024-04-03T12:00Z\n");
    article("ferry.fr.md", "date: 2024-04-03", "Le bateau");
    assertThat(explained(PAGE))
        .startsWith(
            PAGE
                + " was rendered: what it shows has changed; its bytes are the same, so it was not"
                + " written\n  changed: seeds/ferry.fr.md\n");
    // Who asks later is told the same.
    assertThat(explained(FEED))
        .contains("last rendered at 2024-06-01T00:00:00Z: what it shows has changed; changed: ");
  }

  @Test
  void runsThatNobodyAskedRememberToo() throws IOException {
    explained(FEED);
    article("raft.en.md", "date: 2024-04-05", "Raft");
    ran();
    assertThat(explained(FEED))
        .startsWith(FEED + LEFT)
        .contains("what it shows has changed; new there: seeds/raft.en.md\n");
    Files.delete(site.resolve("seeds/raft.en.md"));
    assertThat(explained(FEED)).contains("  no longer there: seeds/raft.en.md\n");
  }

  @Test
  void whereNobodyHasAskedBeforeTheSourcesThatHaveChangedAreNamed() throws IOException {
    ran();
    article("ferry.en.md", "date: 2024-04-03\ntopics: sea", "Boat");
    assertThat(explained(FEED))
        .startsWith(FEED + CHANGED + "  changed: seeds/ferry.en.md\n  what else has changed");
    assertThat(site.resolve(".polyfeed/explained")).exists();
  }

  @Test
  void everyWayToNameAFileIsUnderstood() {
    ran();
    for (String asked :
        List.of(
            "output/" + PAGE,
            "/" + PAGE,
            "./" + PAGE,
            "en/2024/04/ferry",
            "en/2024/04/ferry/",
            "https://news.example/en/2024/04/ferry/",
            "https://news.example/en/2024/04/ferry/index.html?a=b#c",
            site.resolve("output").resolve(PAGE).toString())) {
      assertThat(explained(asked)).as(asked).startsWith(PAGE + LEFT);
    }
    assertThat(explained("https://news.example/%zz")).startsWith("%zz is no file of this site");
    assertThat(explained("https://news.example/")).startsWith("index.html" + LEFT);
    assertThat(explained("https://other.example/en/"))
        .isEqualTo(
            "https://other.example/en/ is not of this site, which is https://news.example/\n");
    assertThat(explained("en/atom.xlm", "en/\0", "\uD800"))
        .startsWith("en/atom.xlm is no file of this site; did you mean 'en/atom.xml'?\n");
  }

  @Test
  void whatBecomesOfFilesByOtherHands() throws IOException {
    explained(FEED);
    Files.writeString(site.resolve("output").resolve(FEED), "defaced");
    assertThat(explained(FEED))
        .startsWith(FEED + " was rendered: somebody has changed or removed the file; its bytes are")
        .contains("so it was written");
    Files.delete(site.resolve(".polyfeed/cache"));
    assertThat(explained(FEED))
        .startsWith(FEED + " was rendered: nobody knew how it was made, since .polyfeed/cache was")
        .contains("its bytes are the same, so it was not written");
  }

  @Test
  void whatIsGoneIsExplained() throws IOException {
    ran();
    article("ferry.en.md", "date: 2024-04-03\ndraft: true", "Ferry");
    article("ferry.fr.md", "date: 2024-04-03\ndraft: true", "Le ferry");
    assertThat(explained(PAGE))
        .isEqualTo(
            PAGE
                + " is removed: the site has no such file any more\n"
                + "  a page of the story 'ferry' stood there\n"
                + "  seeds/ferry.en.md: a draft\n"
                + "  seeds/ferry.fr.md: a draft\n");
    assertThat(explained(PAGE)).startsWith(PAGE + " is no file of this site").contains("a draft");
  }

  @Test
  void feedsNameWhatTheyDoNotShow() throws IOException {
    article("late.en.md", "publish-at: 2024-07-01T00:00:00Z", "Late");
    article("old.en.md", "date: 2024-01-01\nexpires: 2024-02-01", "Old");
    article("gone.en.md", "date: 2024-01-01\nwithdrawn: wrong", "Gone");
    article("idea.en.md", "draft: true", "Idea");
    article("idee.fr.md", "draft: true", "Une idée");
    assertThat(explained(FEED))
        .contains(
            "  seeds/gone.en.md: withdrawn\n",
            "  seeds/idea.en.md: a draft\n",
            "  seeds/late.en.md: to appear at 2024-07-01T00:00Z\n",
            "  seeds/old.en.md: over since 2024-02-01T")
        .doesNotContain("idee.fr.md");
  }

  @Test
  void seedsAreExplained() throws IOException {
    write("seeds/ferry.yaml", "author: Ada\n");
    article("idea.en.md", "draft: true", "Idea");
    write("seeds/odd.pdf", "Nothing refers to it.");
    assertThat(explained("seeds/ferry.fr.md"))
        .startsWith(
            """
            seeds/ferry.fr.md is published 2024-04-03T12:00Z, updated 2024-04-03T12:00Z
              shown in fr/2024/04/le-ferry/index.html, which was written
            """)
        .contains("  shown in fr/atom.xml, which was written\n");
    assertThat(explained("seeds/idea.en.md"))
        .isEqualTo("seeds/idea.en.md is a draft\n  no file shows it\n");
    assertThat(explained("seeds/ferry.yaml"))
        .isEqualTo(
            """
            seeds/ferry.yaml is read for what is beside it
              holds for seeds/ferry.en.md
              holds for seeds/ferry.fr.md
            """);
    assertThat(explained("seeds/odd.pdf", "seeds/.hidden.md", "seeds/fery.fr.md"))
        .contains(
            "seeds/odd.pdf is no article, and no article that is shown refers to it\n",
            "seeds/.hidden.md is not read: its name begins with a dot\n",
            "seeds/fery.fr.md is not there; did you mean 'ferry.fr.md'?\n");
    assertThat(explained("seeds/site.yaml")).isEqualTo("seeds/site.yaml is read for every file\n");
    write("seeds/odd.pdf", "Something refers to it.");
    article("sea.en.md", "date: 2024-04-02", "Sea\n\n[More](odd.pdf)");
    assertThat(explained("seeds/odd.pdf"))
        .isEqualTo("seeds/odd.pdf is carried to media/odd.pdf as it is\n");
  }

  @Test
  void everythingThatChangesAFileHasAName() throws IOException {
    ran();
    String[] files =
        FileTree.of(site.resolve("output")).files().keySet().stream()
            .filter(name -> !name.startsWith("."))
            .toArray(String[]::new);
    explained(files);
    settings("title: The Sea\n");
    assertThat(explained(files))
        .contains("changed: the editions of the site")
        .doesNotContain("no name");
    write("templates/foot.vm", "<footer></footer>");
    assertThat(explained(files)).contains("changed: templates/foot.vm").doesNotContain("no name");
    write("templates/messages/en.properties", "archive.title=All of it\n");
    assertThat(explained(files)).contains("changed: the words of en").doesNotContain("no name");
    settings("title: The Sea\nfeeds: { entries: 1 }\n");
    assertThat(explained(files)).contains("changed: seeds/site.yaml").doesNotContain("no name");
    article("raft.en.md", "date: 2024-04-02T13:00:00Z\ntopics: [sea, wood]\nauthor: Ada", "Raft");
    assertThat(explained(files))
        .contains(
            "changed: the topics and authors that pages of en lead to",
            "changed: the next article",
            "changed: how many articles and pages the list has",
            "changed: the pages that it names",
            "changed: the feeds of the site")
        .doesNotContain("no name");
    article("ferry.en.md", "date: 2024-04-03\nslug: boat\ntopics: sea", "Ferry");
    assertThat(explained(files)).contains("changed: seeds/ferry.en.md").doesNotContain("no name");
  }

  @Test
  void aProgramIsTold() throws Exception {
    Ran ran = Ran.generate(site, "--json", "--explain", "output/" + FEED);
    assertThat((List<?>) Json.object(ran.out()).get("explanations"))
        .singleElement()
        .hasToString(
            "{asked=output/en/atom.xml, about=en/atom.xml, verdict="
                + NEW.strip()
                + ", details=[]}");
  }

  @Test
  void aRunThatIsRefusedExplainsNothing() throws IOException {
    ran();
    write("seeds/sea.en.md", "");
    Ran ran = ran(FEED);
    assertThat(ran.code()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(ran.out()).isEqualTo(FEED + " is as it was: the run has found errors\n");
  }

  @Test
  void whatKeepsItsLastGoodVersionIsSaid() throws IOException {
    Ran.generate(site, "--keep-going");
    write("seeds/ferry.fr.md", "");
    Ran ran =
        Ran.generate(
            site, "--keep-going", "--explain", "seeds/ferry.fr.md", "--explain", "fr/atom.xml");
    assertThat(ran.out())
        .contains(
            "seeds/ferry.fr.md is broken: it has errors, so its last good version stands in for it")
        .contains("  seeds/ferry.fr.md: has errors, so its last good version stands in for it");
    FileTree.delete(site.resolve(".polyfeed"));
    Ran without =
        Ran.generate(
            site,
            "--keep-going",
            "--explain",
            "seeds/ferry.fr.md",
            "--explain",
            "fr/2024/04/le-ferry/");
    assertThat(without.out())
        .contains("seeds/ferry.fr.md has errors, and no good version of it is kept: no file shows")
        .contains(
            "fr/2024/04/le-ferry/index.html stays as it stands, until its article is mended\n");
  }
}
