package org.polyfeed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyfeed.grammar.FeedSpecifications;

/** All feeds and lists of feeds, against grammars and schemas of their specifications. */
final class SpecificationsTest {

  private static final FeedSpecifications SPECIFICATIONS = new FeedSpecifications();

  private static final String EVERYTHING =
      """
      title: { en: World & "more", fr: Le monde, fa-AF: جهان, sr-Cyrl: Свет }
      description: { en: All <of> it, fr: Tout, fa-AF: همه, sr-Cyrl: Све }
      address: https://n.example/desk/
      id: n.example,2024
      timezone: Asia/Kabul
      default: en
      locales:
        en: {}
        fr: { fallback: [en], untranslated: show }
        fa-AF: { untranslated: list }
        sr-Cyrl: { untranslated: omit }
        sr-Latn: { script-of: sr-Cyrl, untranslated: omit }
        zh-Hant: { untranslated: omit }
      feeds:
        hub: https://hub.example/push
        entries: 5
        bytes: 20000
        exclude: [private]
        more:
          weekend: { title: { en: Weekend }, topics: [Sea], content: summary }
          all-of-ada: { title: By Ada, authors: [ada], locales: [en, fr] }
      topics:
        sea: { en: Sea, fr: Mer, fa-AF: دریا }
      authors:
        ada: { name: { en: Ada Moreau, fa-AF: آدا }, email: ada@n.example, url: https://ada.example/ }
      """;

  @TempDir Path folder;

  static Stream<String> goldenSites() throws IOException {
    return GoldenSitesTest.sites().stream().filter(site -> !site.equals("empty"));
  }

  private static void assertRight(FileTree site) {
    assertThat(site.files().keySet()).anyMatch(FeedSpecifications::areOf);
    site.files()
        .forEach(
            (file, bytes) -> {
              if (FeedSpecifications.areOf(file)) {
                assertThat(SPECIFICATIONS.faults(file, bytes)).as(file).isEmpty();
              }
            });
  }

  @ParameterizedTest
  @MethodSource("goldenSites")
  void thoseOfTheGoldenSitesAreRight(String site) throws IOException {
    assertRight(FileTree.of(Path.of("src/test/resources/sites", site, "expected")));
  }

  @Test
  void thoseOfTheOwnSiteAreRight() throws IOException {
    FileTree.copy(Path.of("seeds"), folder.resolve("seeds"));
    assertRight(FileTree.of(new SiteOnDisk(folder).generated().output()));
  }

  @Test
  void thoseOfASiteWithEverythingAreRight() throws IOException {
    SiteOnDisk site = new SiteOnDisk(folder).with("site.yaml", EVERYTHING);
    String[] locales = {"en", "fr", "fa-AF", "sr-Cyrl", "zh-Hant"};
    for (int i = 0; i < 60; i++) {
      site.with("story-" + i + "." + locales[i % locales.length] + ".md", article(i));
      if (i % 4 == 0) {
        site.with("story-" + i + "." + locales[(i + 1) % locales.length] + ".md", article(i));
      }
    }
    site.generated();
    assertThat(site.files())
        .contains(
            "rss.xml",
            "feeds.opml",
            "sr-Latn/atom.xml",
            "en/archive/atom-1.xml",
            "en/archive/feed-2.json",
            "en/feeds/weekend/rss.xml",
            "feeds/all-of-ada/atom.xml",
            "en/authors/ada/feed.json",
            "en/topics/sea/atom.xml");
    assertRight(FileTree.of(site.output()));
  }

  private static String article(int number) {
    return """
        ---
        date: 2024-%02d-%02d %02d:05
        updated: 2024-12-%02d
        topics: %s
        author: %s
        dateline: Kabul
        correction: %s
        ---
        # Story %d & <more>

        Text of ]]> %d.
        """
        .formatted(
            1 + number % 12,
            1 + number % 28,
            number % 24,
            1 + number % 28,
            number % 7 == 0 ? "[private]" : "[sea, Trade & \"Money\"]",
            number % 3 == 0 ? "ada" : "{ name: 'Bo <b>', url: 'https://bo.example/?a=1&b=2' }",
            number % 5 == 0 ? "It was not so." : "''",
            number,
            number);
  }
}
