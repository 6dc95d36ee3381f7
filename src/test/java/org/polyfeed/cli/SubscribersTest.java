package org.polyfeed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyfeed.FileTree;

/** What makes a run alarm for the sake of subscribers, and what does not. */
final class SubscribersTest {

  private static final String SETTINGS =
      """
      title: News
      address: https://news.example/
      id: news.example,2024
      locales: { en: {}, fr: {} }
      """;

  private static final int STORIES = 12;

  @TempDir private Path temp;

  private Path site;

  @BeforeEach
  void aSiteStands() throws IOException {
    site = temp.resolve("site");
    write("seeds/site.yaml", SETTINGS);
    for (int i = 1; i <= STORIES; i++) {
      write(story(i), "---\ndate: 2024-04-%02d\n---\n# Story %d\n\nText %d.\n".formatted(i, i, i));
    }
    write("seeds/story-1.fr.md", "---\ndate: 2024-04-01\n---\n# Histoire\n\nTexte.\n");
    write("seeds/story-1.yaml", "topics: sea\n");
    Ran ran = Ran.generate(site);
    assertThat(ran.err()).isEmpty();
    assertThat(ran.code()).isZero();
  }

  private static String story(int number) {
    return "seeds/story-" + number + ".en.md";
  }

  /** A run that says nothing, as does checking. */
  private void assertQuiet(String... options) {
    Ran checked = Ran.check(site, options);
    assertThat(checked.err()).isEmpty();
    Ran ran = Ran.generate(site, options);
    assertThat(ran.err()).isEmpty();
    assertThat(ran.code()).isZero();
  }

  /** What a run says that is refused, as is checking, and that changes nothing at all. */
  private String refused(String... options) throws IOException {
    FileTree tree = FileTree.of(temp);
    Map<String, Long> times = times();
    Ran checked = Ran.check(site, options);
    Ran ran = Ran.generate(site, options);
    assertThat(ran.code()).as(ran.err()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(checked.code()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(ran.err()).isEqualTo(checked.err() + "Nothing was changed.\n");
    assertThat(FileTree.of(temp).differenceFrom(tree)).isEmpty();
    assertThat(times()).isEqualTo(times);
    return checked.err();
  }

  /** Of all files but the lock, in which a run says who it is. */
  private Map<String, Long> times() throws IOException {
    Map<String, Long> times = new TreeMap<>(FileTree.times(temp));
    times.keySet().removeIf(file -> file.endsWith("/.polyfeed/lock"));
    return times;
  }

  private String warned(String... options) {
    Ran ran = Ran.generate(site, options);
    assertThat(ran.code()).as(ran.err()).isZero();
    return ran.err();
  }

  private void rename(int from, int to) throws IOException {
    for (int i = from; i <= to; i++) {
      Files.move(site.resolve(story(i)), site.resolve(story(i).replace("story", "renamed")));
    }
  }

  @Test
  void aLostLedgerAndAnotherIdAreRefusedWithTheirCount() throws IOException {
    Files.delete(site.resolve("seeds/ledger.jsonl"));
    write("seeds/site.yaml", SETTINGS.replace("news.example,2024", "news.example,2025"));
    // As long as the folder says whose it is, that is refused first.
    assertThat(refused()).contains("output/.polyfeed-files:1: the folder holds the site news");
    Path list = site.resolve("output/.polyfeed-files");
    Files.writeString(list, Files.readString(list).replaceFirst("site: .*\n", ""));

    String said = refused();

    assertThat(said)
        .startsWith(
            "output/en/atom.xml: 12 of 12 items would look new to subscribers of en, and some in 2"
                + " other feeds: their ids changed, such as 'tag:news.example,2024:story-12/en' to"
                + " 'tag:news.example,2025:story-12/en'; ")
        .contains("accept it with --accept-new\noutput/fr/atom.xml: warning: 1 of 1 item would");
    assertThat(warned("--accept-new")).contains("warning: 12 of 12 items will look new");
    assertQuiet();
  }

  @Test
  void aRenamedArticleWithoutItsIdIsWarnedOf() throws IOException {
    rename(12, 12);

    assertThat(warned())
        .isEqualTo(
            "output/en/atom.xml: warning: 1 of 12 items would look new to subscribers of en, and"
                + " some in 1 other feed: their ids changed, such as"
                + " 'tag:news.example,2024:story-12/en' to 'tag:news.example,2024:renamed-12/en';"
                + " bring back the ledger as it was, or name the old 'id:' in the articles\n");
  }

  @Test
  void aRenamedStoryInAllItsLanguagesIsOneSlip() throws IOException {
    for (int i = 3; i <= STORIES; i++) {
      Files.delete(site.resolve(story(i)));
    }
    write("seeds/story-2.fr.md", "---\ndate: 2024-04-02\n---\n# Deux\n\nTexte.\n");
    write("seeds/story-2.en.md", "---\ndate: 2024-04-02\n---\n# Two\n\nText.\n");
    assertThat(Ran.generate(site, "--accept-new").code()).isZero();
    for (String locale : new String[] {"en", "fr"}) {
      Files.move(
          site.resolve("seeds/story-2." + locale + ".md"),
          site.resolve("seeds/other." + locale + ".md"));
    }

    assertThat(warned())
        .contains("output/en/atom.xml: warning: 1 of 2 items", "output/fr/atom.xml: warning: 1 of")
        .doesNotContain("--accept-new");
  }

  @Test
  void moreRenamedArticlesThanTheShareAreRefused() throws IOException {
    rename(11, 12);

    assertThat(refused()).startsWith("output/en/atom.xml: 2 of 12 items would look new");
    write("seeds/site.yaml", SETTINGS + "feeds: { accept-new: 20% }\n");
    assertThat(warned()).startsWith("output/en/atom.xml: warning: 2 of 12 items would");
  }

  @Test
  void aRenamedArticleThatNamesItsIdIsNoAlarm() throws IOException {
    rename(11, 12);
    for (int i = 11; i <= 12; i++) {
      write(
          "seeds/renamed-" + i + ".en.yaml",
          "id: tag:news.example,2024:story-%d/en\n".formatted(i));
    }

    assertQuiet();
  }

  @Test
  void oldArticlesThatComeInBulkAreRefused() throws IOException {
    for (int i = 1; i <= 8; i++) {
      write("seeds/old-" + i + ".en.md", "---\ndate: 2010-04-0" + i + "\n---\n# Old\n\nSo old.\n");
    }

    assertThat(refused())
        .startsWith(
            "output/en/atom.xml: 8 of 20 items would look new to subscribers of en, and some in 1"
                + " other feed: old articles come for the first time, such as 'Old'; accept it with"
                + " --accept-new\n");
    assertThat(warned("--accept-new")).contains("8 of 20 items will look new");
  }

  @Test
  void anEditionThatLosesItsFeedIsRefused() throws IOException {
    for (int i = 2; i <= STORIES; i++) {
      write(story(i).replace(".en", ".fr"), "---\ndate: 2024-04-02\n---\n# Titre\n\nTexte.\n");
    }
    assertQuiet();
    for (int i = 1; i <= STORIES; i++) {
      Files.delete(site.resolve(story(i).replace(".en", ".fr")));
    }

    assertThat(refused())
        .isEqualTo(
            "output/fr/atom.xml: subscribers of fr lose their feed, which had 12 items; bring it"
                + " back, or accept it with --accept-new\n");
    assertThat(warned("--accept-new")).contains("warning: subscribers of fr lose their feed");
  }

  @Test
  void anEditionWhoseArticlesAreTakenBackOrOverMayLoseItsFeed() throws IOException {
    for (int i = 2; i <= STORIES; i++) {
      write(story(i).replace(".en", ".fr"), "---\ndate: 2024-04-02\n---\n# Titre\n\nTexte.\n");
    }
    assertQuiet();
    for (int i = 1; i <= STORIES; i++) {
      String how = i % 2 == 0 ? "withdrawn: true" : "expires: 2024-04-03";
      write(
          story(i).replace(".en", ".fr"),
          "---\ndate: 2024-04-02\n" + how + "\n---\n# Titre\n\nTexte.\n");
    }

    assertThat(warned()).contains("warning: subscribers of fr lose their feed");
  }

  @Test
  void oneArticleTakenBackExcusesNotTheLossOfAllOthers() throws IOException {
    for (int i = 2; i <= 6; i++) {
      write(story(i).replace(".en", ".fr"), "---\ndate: 2024-04-02\n---\n# Titre\n\nTexte.\n");
    }
    write("seeds/story-1.fr.md", "---\nwithdrawn: true\n---\n");
    assertThat(Ran.generate(site).code()).isZero();
    for (int i = 2; i <= 6; i++) {
      Files.delete(site.resolve(story(i).replace(".en", ".fr")));
    }

    assertThat(refused()).contains("subscribers of fr lose their feed, which had 5 items; bring");
  }

  @Test
  void anEditionOfFallbacksMayLoseItsFeedWithTheOriginals() throws IOException {
    write(
        "seeds/site.yaml",
        SETTINGS.replace("fr: {}", "fr: {}, de: { untranslated: show, fallback: [fr] }"));
    write("seeds/story-2.fr.md", "---\ndate: 2024-04-02\n---\n# Deux\n\nTexte.\n");
    assertThat(Ran.generate(site).code()).isZero();
    for (int i = 1; i <= 2; i++) {
      write(
          "seeds/story-" + i + ".fr.md",
          "---\ndate: 2024-04-02\nexpires: 2024-04-03\n---\n# Deux\n\nTexte.\n");
    }

    assertThat(warned()).contains("warning: subscribers of de lose their feed, which had 2 items");
  }

  @Test
  void whatAnyEditionHadIsNotNewToTheFeedOfAllLanguages() throws IOException {
    write("seeds/site.yaml", SETTINGS + "feeds: { entries: 4, accept-new: 0% }\n");
    for (int i = 1; i <= STORIES; i++) {
      write(story(i), "---\ndate: 2023-%02d-01\n---\n# Story %d\n\nText %d.\n".formatted(i, i, i));
    }
    write("seeds/story-1.fr.md", "---\ndate: 2023-01-01\n---\n# Histoire\n\nTexte.\n");
    assertThat(Ran.generate(site, "--accept-new").code()).isZero();
    for (int i = 6; i <= STORIES; i++) {
      Files.delete(site.resolve(story(i)));
    }

    assertThat(warned()).doesNotContain("would look new");
  }

  @Test
  void oldArticlesThatOnlyTheFeedOfATopicHadAreNewToTheEdition() throws IOException {
    write("seeds/site.yaml", SETTINGS + "feeds: { exclude: [press] }\n");
    for (int i = 1; i <= 8; i++) {
      write(
          "seeds/old-" + i + ".en.md",
          "---\ndate: 2010-04-0" + i + "\ntopics: press\n---\n# Old\n\nSo old.\n");
    }
    assertThat(Ran.generate(site, "--accept-new").code()).isZero();
    write("seeds/site.yaml", SETTINGS);

    assertThat(refused())
        .startsWith("output/en/atom.xml: 8 of 20 items would look new to subscribers of en")
        .contains("old articles come for the first time");
  }

  @Test
  void aTopicThatLosesItsFeedIsWarnedOf() throws IOException {
    Files.delete(site.resolve("seeds/story-1.yaml"));

    assertThat(warned())
        .isEqualTo(
            "output/en/topics/sea/atom.xml: warning: its subscribers lose it, and those of 1 other"
                + " feed theirs\n");
  }

  @Test
  void aFeedThatSomebodyDamagedIsWarnedOfAndMended() throws IOException {
    write("output/en/rss.xml", "hacked");

    assertThat(warned()).startsWith("output/en/rss.xml: warning: somebody has damaged it, so");
    assertQuiet();
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://news.example/", "http://news.example/", "https://a.example/b/"})
  void noAddressMakesAnythingNew(String address) throws IOException {
    write("seeds/site.yaml", SETTINGS.replace("https://news.example/", address));

    assertQuiet();
  }

  @Test
  void noEditOfAnArticleMakesAnythingNew() throws IOException {
    write(story(1), "---\ndate: 2024-04-01\n---\n# Another title\n\nText 1.\n");
    write(story(2), "---\ndate: 2024-04-02\nslug: another\n---\n# Story 2\n\nText 2.\n");
    write(story(3), "---\ndate: 2024-04-03\n---\n# Story 3\n\nAnother text.\n");
    write(story(4), "---\ndate: 2011-01-01\n---\n# Story 4\n\nText 4.\n");
    write(story(5), "---\ndate: 2024-04-05\ntopics: [sky, sea]\n---\n# Story 5\n\nText 5.\n");
    write("seeds/story-6.fr.md", "---\ndate: 2024-04-06\n---\n# Sixième\n\nTexte.\n");
    write(story(7), "---\ndate: 2024-04-07\nwithdrawn: true\n---\n# Story 7\n\nText 7.\n");
    write(story(8), "---\ndate: 2024-04-08\nexpires: 2024-04-09\n---\n# Story 8\n\nText 8.\n");
    write(story(9), "---\ndate: 2024-04-09\ncorrection: It was so.\n---\n# Story 9\n\nText.\n");
    write("seeds/new.en.md", "---\ndate: 2010-04-05\n---\n# An old one\n\nText.\n");
    write("templates/not-found.vm", "#parse(\"head.vm\")\n<p>Gone.</p>\n#parse(\"foot.vm\")\n");

    assertQuiet();
  }

  @Test
  void moreOrFewerItemsInAFeedMakeNothingNew() throws IOException {
    write("seeds/site.yaml", SETTINGS + "feeds: { entries: 4 }\n");
    assertQuiet();
    write("seeds/site.yaml", SETTINGS + "feeds: { entries: 8, topics: false }\n");
    warned();
    write("seeds/site.yaml", SETTINGS.replace("fr: {}", "fr: { untranslated: show }"));
    assertQuiet();
  }

  @ParameterizedTest
  @ValueSource(strings = {".polyfeed", "output"})
  void whatIsMadeAgainIsNotNew(String folder) throws IOException {
    FileTree.delete(site.resolve(folder));

    assertQuiet();
  }

  @ParameterizedTest
  @ValueSource(strings = {"10", "101%", "-1%", "many"})
  void aShareIsAPercentage(String share) throws IOException {
    write("seeds/site.yaml", SETTINGS + "feeds: { accept-new: '" + share + "' }\n");

    assertThat(refused())
        .isEqualTo(
            "seeds/site.yaml:5: '"
                + share
                + "' must be a whole number of percent from 0% to 100%\n");
  }

  @Test
  void aFolderThatWasNotThereIsNotThereAfterARefusal() throws IOException {
    FileTree.delete(site.resolve("output"));
    write(
        "templates/not-found.vm",
        "#parse(\"head.vm\")\n<a href=\"no/\">x</a>\n#parse(\"foot.vm\")");

    String said = refused();

    assertThat(said).isNotEmpty();
    assertThat(site.resolve("output")).doesNotExist();
  }

  private void write(String name, String text) throws IOException {
    Path file = site.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
