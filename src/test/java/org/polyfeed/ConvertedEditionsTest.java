package org.polyfeed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfeed.edition.Coverage;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.problem.Problems;

/** Editions that are made of the other script of their language. */
class ConvertedEditionsTest {

  private static final Instant LATER = SiteOnDisk.NOW.plusSeconds(86_400);

  private static final String CYRILLIC = "sr-Cyrl/2024/05/njegova-skupstina/";

  private static final String LATIN = "sr-Latn/2024/05/njegova-skupstina/";

  private static final String SETTINGS =
      """
      title: { en: Desk, sr-Cyrl: Свет }
      address: https://n.example/
      id: n.example,2024
      default: en
      locales:
        en: {}
        sr-Cyrl: {}
        sr-Latn: { script-of: sr-Cyrl, spellings: { Ролинг стонс: Rolling Stones } }
      topics:
        politics: { en: Politics, sr-Cyrl: Политика }
      authors:
        ana: { name: { en: Ana Nyegosh, sr-Cyrl: Ана Његош } }
      """;

  @TempDir Path folder;

  private SiteOnDisk site;

  @BeforeEach
  void writeSite() {
    site =
        new SiteOnDisk(folder)
            .with("site.yaml", SETTINGS)
            .with(
                "vote.sr-Cyrl.md",
                """
                ---
                date: 2024-05-01
                topics: [politics, Љубав]
                authors: [ana, Џон Ђурић]
                image: { src: "https://a.example/слика.png", alt: Његов лик }
                ---
                # Његова скупштина

                Ролинг стонс и [веза](https://n.example/пут "наслов") `код` #ознака, пошта на а@б.срб.

                <p>Рекао је <span lang="en">Љ love</span>, <b translate="no">Џ</b>,
                <i lang="sr">Ђ</i> и <span lang="en">x <q lang="sr-Cyrl">Њ</q></span>
                <img src="https://a.example/њ.png" alt="Жаба"> 5 &lt; 6</p>
                """)
            .with("vote.en.md", "---\ndate: 2024-05-01\n---\n# Vote\n\nA vote.\n");
  }

  @Test
  void theTextIsConvertedAndNothingElse() {
    String page = site.generated().text(LATIN + "index.html");
    assertThat(page)
        .contains("<h1>Njegova skupština</h1>")
        .contains("Automatski preslovljeno, original: srpski (ćirilica)")
        .contains("<bdi>Ana Njegoš</bdi></a> i <a href=")
        .contains("<bdi>Džon Đurić</bdi></a>")
        .contains("<bdi>Politika</bdi></a>")
        .contains("Rolling Stones i <a href=\"https://n.example/%D0%BF%D1%83%D1%82\"")
        .contains("title=\"naslov\">veza</a> <code dir=\"ltr\">код</code> #ознака, pošta na <a")
        .contains(">а@б.срб</a>")
        .contains("<span lang=\"en\">Љ love</span>, <b translate=\"no\">Џ</b>")
        .contains(
            "<i lang=\"sr-Latn\">Đ</i> i <span lang=\"en\">x <q lang=\"sr-Latn\">Nj</q></span>")
        .contains("src=\"https://a.example/%D1%9A.png\" alt=\"Žaba\"> 5 &lt; 6</p>");
  }

  @Test
  void itHasAnIdAnAddressAndFeedsOfItsOwnAndTheDatesOfTheOriginal() {
    site.generated();
    String feed = site.text("sr-Latn/atom.xml");
    assertThat(feed)
        .contains("<title>Svet</title>")
        .contains("<id>tag:n.example,2024:vote/sr-Latn</id>")
        .contains("href=\"https://n.example/" + LATIN)
        .contains("<published>2024-05-01T12:00:00Z</published>")
        .contains("<updated>2024-05-01T12:00:00Z</updated>")
        .contains("label=\"Ljubav\"");
    assertThat(site.text("sr-Cyrl/atom.xml"))
        .contains("<id>tag:n.example,2024:vote/sr-Cyrl</id>")
        .doesNotContain("<id>tag:n.example,2024:vote/sr-Latn</id>");
    assertThat(site.files())
        .contains("sr-Cyrl/topics/ljubav/index.html", "sr-Latn/topics/ljubav/index.html");
    for (String page : new String[] {CYRILLIC, LATIN}) {
      assertThat(site.text(page + "index.html"))
          .contains("hreflang=\"sr-Cyrl\" href=\"https://n.example/" + CYRILLIC)
          .contains("hreflang=\"sr-Latn\" href=\"https://n.example/" + LATIN)
          .contains("rel=\"canonical\" href=\"https://n.example/" + page);
    }
  }

  @Test
  void itFollowsItsOriginal() {
    site.generated();
    site.with("vote.sr-Cyrl.md", "---\ndate: 2024-05-01\n---\n# Његова скупштина\n\nЊено.\n")
        .generated(LATER);
    assertThat(site.text(LATIN + "index.html")).contains("<p>Njeno.</p>");
    assertThat(site.text("sr-Latn/atom.xml"))
        .contains("<updated>" + LATER.toString())
        .contains("<id>tag:n.example,2024:vote/sr-Latn</id>");
  }

  @Test
  void whatSomebodyWritesInTheOtherScriptWinsAndKeepsTheId() {
    site.generated();
    site.with("vote.sr-Latn.md", "---\ndate: 2024-05-01\n---\n# Njena skupština\n\nRukom pisano.\n")
        .generated(LATER);
    assertThat(site.text(LATIN + "index.html"))
        .contains("<h1>Njena skupština</h1>")
        .doesNotContain("Automatski");
    assertThat(site.text("sr-Latn/atom.xml")).contains("<id>tag:n.example,2024:vote/sr-Latn</id>");
    site.without("vote.sr-Latn.md").generated(LATER.plusSeconds(60));
    assertThat(site.text("sr-Latn/atom.xml"))
        .contains("<id>tag:n.example,2024:vote/sr-Latn</id>")
        .contains("<updated>" + LATER.plusSeconds(60));
  }

  @Test
  void aNewSpellingIsFollowedAndIsNoNews() {
    site.generated();
    String settings = SETTINGS.replace("Rolling Stones", "The Stones");
    site.with("site.yaml", settings).generated(LATER);
    assertThat(site.text(LATIN + "index.html")).contains("The Stones i ");
    assertThat(site.text("sr-Latn/atom.xml")).contains("<updated>2024-05-01T12:00:00Z</updated>");
  }

  @Test
  void bothScriptsCanBeMadeOfEachOther(@TempDir Path empty) {
    SiteOnDisk site =
        new SiteOnDisk(empty)
            .with(
                "site.yaml",
                """
            address: https://n.example/
            id: n.example,2024
            locales:
              uz-Latn: { script-of: uz-Cyrl }
              uz-Cyrl: { script-of: uz-Latn }
            """)
            .with("a.uz-Latn.txt", "Oʻzbekiston\n\nToshkent.\n")
            .with("b.uz-Cyrl.txt", "Ўзбекистон\n\nТошкент.\n")
            .generated();
    assertThat(site.text("uz-Cyrl/rss.xml")).contains("Тошкент").doesNotContain("Toshkent.");
    assertThat(site.text("uz-Latn/rss.xml")).contains("Toshkent").doesNotContain("Тошкент");
  }

  @Test
  void coverageTellsItFromWhatSomebodyWrote() throws IOException {
    site.generated();
    Folders folders =
        new Folders(
            folder, folder.resolve("seeds"), folder.resolve("templates"), folder.resolve("output"));
    Coverage coverage = new Polyfeed(folders, LATER, "test").coverage(new Problems()).orElseThrow();
    assertThat(coverage.rows().get(0).states())
        .containsEntry(new LocaleTag("sr-Cyrl"), Coverage.State.CURRENT)
        .containsEntry(new LocaleTag("sr-Latn"), Coverage.State.CONVERTED);
  }

  @Test
  void whatIsConvertedGoesAlongWhenItsStoryIsRenamed() throws IOException {
    String before = site.generated().text("sr-Latn/atom.xml");
    String original = FeedReadBack.of(site, "sr-Cyrl/atom.xml").items().get(0).id();
    String english = FeedReadBack.of(site, "en/atom.xml").items().get(0).id();
    String seed = Files.readString(folder.resolve("seeds/vote.sr-Cyrl.md"));
    site.without("vote.sr-Cyrl.md")
        .without("vote.en.md")
        .with("ballot.sr-Cyrl.md", seed.replaceFirst("---", "---\nid: " + original))
        .with(
            "ballot.en.md", "---\ndate: 2024-05-01\nid: " + english + "\n---\n# Vote\n\nA vote.\n")
        .generated();
    assertThat(site.text("sr-Latn/atom.xml")).isEqualTo(before);
  }

  @Test
  void aConversionAloneCanBeTakenBack() {
    site.generated();
    site.with("vote.sr-Latn.md", "---\nwithdrawn: the words are wrong\n---\n").generated();
    assertThat(site.has("sr-Latn/atom.xml")).isFalse();
    assertThat(site.text(LATIN + "index.html")).doesNotContain("Ролинг", "Rolling");
    assertThat(site.text(CYRILLIC + "index.html")).contains("Ролинг стонс");
  }
}
