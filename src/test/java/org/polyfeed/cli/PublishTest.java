package org.polyfeed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfeed.FileTree;
import org.polyfeed.output.SiteLock;

/** What is published to a folder, what is left alone there, and what is refused. */
final class PublishTest {

  private static final String LIST = ".polyfeed-published";

  @TempDir private Path temp;

  private Path site;

  private Path www;

  @BeforeEach
  void write() throws IOException {
    site = temp.resolve("site");
    www = site.resolve("www");
    settings("www: { to: folder, path: www }");
    write("seeds/a.en.md", "---\ndate: 2024-04-02\ntopics: sea\n---\n# Title\n\nText.\n");
    write(
        "seeds/b.fa.md",
        "---\ndate: 2024-04-03\nslug: \u062e\u0628\u0631\n---\n# \u062e\u0628\u0631\n\nText.\n");
    generate();
  }

  private void settings(String destinations) throws IOException {
    write(
        "seeds/site.yaml",
        "address: https://n.example/\nid: n.example,2024\nlocales: { en: {}, fa: { slug: native } }\n"
            + "publish:\n  "
            + destinations
            + "\n");
  }

  private void write(String name, String text) throws IOException {
    Files.createDirectories(site.resolve(name).getParent());
    Files.writeString(site.resolve(name), text);
  }

  private void generate() {
    assertThat(Ran.generate(site).code()).isZero();
  }

  private void published(String... options) {
    Ran ran = Ran.publish(site, options);
    assertThat(ran.err()).isEmpty();
    assertThat(ran.code()).isZero();
  }

  private String refused(String... options) {
    Ran ran = Ran.publish(site, options);
    assertThat(ran.code()).isEqualTo(1);
    return ran.err();
  }

  private FileTree output() throws IOException {
    return FileTree.of(site.resolve("output")).without(name -> name.equals(".polyfeed-files"));
  }

  private static FileTree carried(Path folder) throws IOException {
    return FileTree.of(folder).without(name -> name.equals(LIST));
  }

  @Test
  void allOfASiteIsPublished() throws IOException {
    published();

    assertThat(carried(www).differenceFrom(output())).isEmpty();
    Path feed = www.resolve("en/rss.xml");
    assertThat(Files.getLastModifiedTime(feed).toMillis())
        .as("hosts make validators of times")
        .isEqualTo(Files.getLastModifiedTime(site.resolve("output/en/rss.xml")).toMillis());
  }

  @Test
  void whatIsThereIsNotSentAgain() throws IOException {
    published();
    FileTime before = Files.getLastModifiedTime(www.resolve(LIST));

    Ran again = Ran.publish(site);

    assertThat(again.out()).isEqualTo("www: as it should be: nothing was sent.\n");
    assertThat(Files.getLastModifiedTime(www.resolve(LIST))).isEqualTo(before);
  }

  @Test
  void onlyWhatHasChangedIsSent() throws IOException {
    published();
    write("seeds/a.en.md", "---\ndate: 2024-04-02\ntopics: sea\n---\n# Title\n\nOther text.\n");
    generate();

    Ran ran = Ran.publish(site, "-v");

    assertThat(ran.out())
        .contains("www: + en/2024/04/title/index.html\n", "www: + en/rss.xml\n")
        .doesNotContain("www: + fa/2024", "assets/", "www: -");
    assertThat(carried(www).differenceFrom(output())).isEmpty();
  }

  @Test
  void whatIsLinkedToGoesFirst() {
    List<String> sent =
        Ran.publish(site, "-v").out().lines().filter(line -> line.startsWith("www: + ")).toList();

    List<String> order =
        Stream.of("assets/", "en/2024/04/title/", "en/index.html", "en/rss.xml", "sitemap.xml")
            .map(
                part -> sent.stream().filter(line -> line.contains(part)).findFirst().orElseThrow())
            .toList();
    assertThat(new ArrayList<>(sent).stream().filter(order::contains))
        .containsExactlyElementsOf(order);
  }

  @Test
  void whatTheSiteNoLongerHasIsRemovedAndNothingElse() throws IOException {
    published();
    Files.writeString(www.resolve("CNAME"), "n.example");
    Files.writeString(www.resolve("en/mine.html"), "Mine.");
    Files.delete(site.resolve("seeds/b.fa.md"));
    assertThat(Ran.generate(site, "--accept-new").code()).isZero();

    Ran ran = Ran.publish(site);

    assertThat(ran.code()).isZero();
    assertThat(www.resolve("fa/2024")).doesNotExist();
    assertThat(www.resolve("CNAME")).hasContent("n.example");
    assertThat(www.resolve("en/mine.html")).hasContent("Mine.");
    assertThat(
            carried(www)
                .without(name -> name.equals("CNAME") || name.equals("en/mine.html"))
                .differenceFrom(output()))
        .isEmpty();
  }

  @Test
  void aFileMayBecomeAFolderThereAndAFileAgain() throws IOException {
    write("seeds/m/report", "All of it.");
    write("seeds/a.en.md", "---\ndate: 2024-04-02\n---\n# Title\n\n[Report](m/report)\n");
    generate();
    published();
    Files.delete(site.resolve("seeds/m/report"));
    write("seeds/m/report/a.pdf", "All of it.");
    write("seeds/a.en.md", "---\ndate: 2024-04-02\n---\n# Title\n\n[Report](m/report/a.pdf)\n");
    generate();
    published();
    assertThat(carried(www).differenceFrom(output())).isEmpty();

    FileTree.delete(site.resolve("seeds/m"));
    write("seeds/m/report", "All of it.");
    write("seeds/a.en.md", "---\ndate: 2024-04-02\n---\n# Title\n\n[Report](m/report)\n");
    generate();
    published();
    assertThat(carried(www).differenceFrom(output())).isEmpty();
  }

  @Test
  void filesOfOthersAreNotReplaced() throws IOException {
    Files.createDirectories(www.resolve("en"));
    Files.writeString(www.resolve("en/index.html"), "Mine.");

    assertThat(refused())
        .isEqualTo(
            "www: it holds files that Polyfeed did not put there and the site has too:"
                + " en/index.html; move them away, or publish with --adopt, which replaces them."
                + " Nothing was changed there.\n");
    assertThat(carried(www).files()).containsOnlyKeys("en/index.html");

    published("--adopt");
    assertThat(carried(www).differenceFrom(output())).isEmpty();
  }

  @Test
  void aListThatIsLostIsNoticed() throws IOException {
    published();
    Files.delete(www.resolve(LIST));

    assertThat(refused()).contains("is gone, though this machine has published there");

    published("--adopt");
    published();
  }

  @Test
  void aListThatCannotBeReadIsNoticed() throws IOException {
    published();
    Files.writeString(www.resolve(LIST), "polyfeed published 1\nsite: n.example,2024\nnonsense\n");

    assertThat(refused()).contains("cannot be read");
  }

  @Test
  void thePlaceOfAnotherSiteIsLeftToIt() throws IOException {
    published();
    String list = Files.readString(www.resolve(LIST));
    Files.writeString(www.resolve(LIST), list.replace("site: ", "site: other-"));

    assertThat(refused("--adopt")).contains("says that the site other-");
  }

  @Test
  void aDryRunChangesNothing() throws IOException {
    FileTree before = FileTree.of(site.resolve("seeds"));

    Ran ran = Ran.publish(site, "--dry-run");

    assertThat(ran.out()).contains("www: + index.html\n", " files would be sent, ");
    assertThat(www).doesNotExist();
    assertThat(site.resolve(".polyfeed/published")).doesNotExist();
    assertThat(FileTree.of(site.resolve("seeds")).differenceFrom(before)).isEmpty();
  }

  @Test
  void aProgramIsToldTheSame() {
    assertThat(Ran.publish(site, "--json").out())
        .contains("\"destination\" : \"www\"", "\"dryRun\" : false", "\"en/rss.xml\"");
  }

  @Test
  void aSiteThatWasTouchedByHandIsNotPublished() throws IOException {
    Files.writeString(site.resolve("output/en/rss.xml"), "Mine.");

    assertThat(refused())
        .isEqualTo(
            """
            output/en/rss.xml: is not as Polyfeed put it there; 'polyfeed generate' mends it
            Nothing was published.
            """);
    generate();
    published();
  }

  @Test
  void aRunThatWasCutOffIsFinishedFirst() throws IOException {
    Files.createDirectories(site.resolve("output/.polyfeed-stage"));
    Files.writeString(site.resolve("output/.polyfeed-stage/1"), "Half.");

    assertThat(refused()).contains("output: the last run was cut off");

    generate();
    published();
  }

  @Test
  void whereThereIsNoSiteNothingIsPublished() throws IOException {
    FileTree.delete(site.resolve("output"));

    assertThat(refused()).contains("output: there is no site of Polyfeed's");
  }

  @Test
  void whatIsNotMountedIsNotMade() throws IOException {
    settings("www: { to: folder, path: mnt/disk/www }");
    generate();

    assertThat(refused()).contains("mnt/disk: there is no such folder; make it, or mount");
    assertThat(site.resolve("mnt")).doesNotExist();
  }

  @Test
  void nothingIsPublishedIntoTheSiteItself() throws IOException {
    settings("www: { to: folder, path: output }\n  seeds: { to: folder, path: seeds/www }");
    generate();

    assertThat(refused("--adopt")).contains("www: ", "lies in ", "seeds: ");
    assertThat(site.resolve("seeds/www")).doesNotExist();
    assertThat(Ran.generate(site).out()).contains("nothing was touched");
  }

  @Test
  void toPublishGivesTheNextRunNothingToDo() throws IOException {
    published();

    assertThat(Ran.generate(site, "--json").out()).contains("\"rendered\" : 0");
  }

  @Test
  void whileARunIsAtWorkNothingIsPublished() throws IOException {
    try (SiteLock held = SiteLock.take(site.resolve(".polyfeed"), "me").orElseThrow()) {
      Ran ran = Ran.publish(site);
      assertThat(ran.code()).isEqualTo(75);
      assertThat(ran.err()).contains("Another run is at work on this site (me)");
    }
    Path stage = site.resolve("output/.polyfeed-stage");
    Files.createDirectories(stage);
    try (FileChannel other =
        FileChannel.open(
            stage.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      other.lock();
      assertThat(Ran.publish(site).code()).as("a copy of the site fills the folder").isEqualTo(75);
    }
  }

  @Test
  void oneDestinationThatFailsDoesNotHoldUpTheOthers() throws IOException {
    settings("lost: { to: folder, path: no/where }\n  www: { to: folder, path: www }");
    generate();

    Ran ran = Ran.publish(site);

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out()).startsWith("www: ");
    assertThat(carried(www).differenceFrom(output())).isEmpty();
  }

  @Test
  void onlyThoseThatAreNamedArePublishedTo() throws IOException {
    settings("www: { to: folder, path: www }\n  mirror: { to: folder, path: mirror }");
    generate();

    published("mirror");

    assertThat(www).doesNotExist();
    assertThat(site.resolve("mirror")).exists();
    Ran ran = Ran.publish(site, "miror");
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("no such destination 'miror'", "did you mean 'mirror'?");
  }

  @Test
  void whereASiteIsPublishedDoesNotShowInIt() throws IOException {
    FileTree before = output();
    settings("elsewhere: { to: folder, path: /srv/www }");
    generate();

    assertThat(output().differenceFrom(before)).isEmpty();
  }

  @Test
  void aReleaseIsShownAllAtOnce() throws IOException {
    settings("www: { to: folder, path: www, releases: 2 }");
    generate();
    published();
    assertThat(Files.readSymbolicLink(www)).isEqualTo(Path.of("www.releases/1"));
    assertThat(carried(www.toRealPath()).differenceFrom(output())).isEmpty();
    Files.writeString(www.resolve("CNAME"), "n.example");
    FileTree first = FileTree.of(www.toRealPath());

    for (int i = 2; i <= 3; i++) {
      write(
          "seeds/a.en.md", "---\ndate: 2024-04-02\ntopics: sea\n---\n# Title\n\nText " + i + ".\n");
      generate();
      published();
      if (i == 2) {
        assertThat(FileTree.of(site.resolve("www.releases/1")).differenceFrom(first)).isEmpty();
      }
    }

    assertThat(Files.readSymbolicLink(www)).isEqualTo(Path.of("www.releases/3"));
    assertThat(www.resolve("CNAME")).as("what others put there stays").hasContent("n.example");
    assertThat(
            carried(www.toRealPath())
                .without(name -> name.equals("CNAME"))
                .differenceFrom(output()))
        .isEmpty();
    try (Stream<Path> kept = Files.list(site.resolve("www.releases"))) {
      assertThat(kept.map(release -> release.getFileName().toString()))
          .containsExactlyInAnyOrder("2", "3");
    }
    assertThat(Ran.publish(site).out()).isEqualTo("www: as it should be: nothing was sent.\n");
  }

  @Test
  void aReleaseDoesNotTakeThePlaceOfAFolder() throws IOException {
    settings("www: { to: folder, path: www, releases: 2 }");
    generate();
    Files.createDirectories(www);

    assertThat(refused()).contains("a folder stands where a link to the newest release must be");
  }
}
