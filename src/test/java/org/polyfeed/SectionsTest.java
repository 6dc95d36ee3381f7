package org.polyfeed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Feeds and pages of authors, feeds that a site selects, and what each kind of feed may say. */
class SectionsTest {

  private static final String SITE =
      """
      address: https://news.example.org/
      locales: { en: {}, ru: {}, fr: { untranslated: omit }, zh-Hans: { untranslated: omit } }
      topics:
        culture: { en: Culture, ru: Культура }
        sport: { en: Sport, ru: Спорт }
      authors:
        ada: { name: { en: Ada Moreau, ru: Ада Моро }, url: "https://ada.example/" }
      """;

  @TempDir private Path folder;

  private SiteOnDisk site = new SiteOnDisk(Path.of(""));

  @BeforeEach
  void write() {
    site =
        new SiteOnDisk(folder)
            .with("harvest.en.md", article("2024-05-01", "Harvest", "ada", "culture"))
            .with("harvest.ru.md", article("2024-05-01", "Урожай", "Ада Моро", "культура"))
            .with("match.en.md", article("2024-05-02", "Match", "Ben Okri", "sport"))
            .with("match.ru.md", article("2024-05-02", "Матч", "Бен Окри", "Спорт"))
            .with("opera.en.md", article("2024-05-03", "Opera", "Ada Moreau, Ben Okri", "culture"));
  }

  private static String article(String date, String title, String authors, String topics) {
    return "---\ndate: "
        + date
        + "\nauthors: ["
        + authors
        + "]\ntopics: ["
        + topics
        + "]\n---\n# "
        + title
        + "\n\n"
        + title
        + " and more.\n";
  }

  private List<String> titles(String feed) {
    return FeedReadBack.of(site, feed).items().stream().map(FeedReadBack.One::title).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rss.xml", "atom.xml", "feed.json"})
  void authorHasFeedsInEachEditionAndInAllTogether(String format) {
    site.with("site.yaml", SITE).generated();
    assertThat(titles("en/authors/ada/" + format)).containsExactly("Opera", "Harvest");
    assertThat(titles("ru/authors/ada/" + format)).containsExactly("Урожай");
    assertThat(titles("authors/ada/" + format)).containsExactly("Opera", "Harvest", "Урожай");
    FeedReadBack all = FeedReadBack.of(site, "authors/ada/" + format);
    assertThat(all.self()).isEqualTo("https://news.example.org/authors/ada/" + format);
    assertThat(all.home()).isEqualTo("https://news.example.org/en/authors/ada/");
    assertThat(all.items().stream().map(FeedReadBack.One::authors))
        .contains(List.of("Ada Moreau", "Ben Okri"), List.of("Ада Моро"));
  }

  @Test
  void authorsKnownToTheSiteAreOneWhateverTheArticleCallsThem() {
    site.with("site.yaml", SITE).generated();
    assertThat(site.text("en/authors/ada/index.html"))
        .contains("<h1><bdi>Ada Moreau</bdi></h1>", "href=\"https://ada.example/\"", "2 articles");
    assertThat(site.text("ru/authors/ada/index.html"))
        .contains("<h1><bdi>Ада Моро</bdi></h1>", "hreflang=\"en\"");
    assertThat(site.text("en/2024/05/opera/index.html"))
        .contains(
            "By <a href=\"../../../authors/ada/\"><bdi>Ada Moreau</bdi></a> and"
                + " <a href=\"../../../authors/ben-okri/\"><bdi>Ben Okri</bdi></a>");
    // Whom it does not know is another in another script, for all that anybody can tell.
    assertThat(site.has("ru/authors/ben-okri/index.html")).isTrue();
  }

  @Test
  void authorOfOneEditionHasNoFeedOfAll() {
    site.with("solo.fr.md", article("2024-05-04", "Seule", "Zoé Blanc", "culture"))
        .with("site.yaml", SITE)
        .generated();
    assertThat(titles("fr/authors/zoe-blanc/rss.xml")).containsExactly("Seule");
    assertThat(site.has("authors/zoe-blanc/rss.xml")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rss.xml", "atom.xml", "feed.json"})
  void siteSelectsFurtherFeeds(String format) {
    site.with(
            "site.yaml",
            SITE
                + """
                feeds:
                  more:
                    stage:
                      title: { en: On stage, ru: На сцене }
                      topics: [culture]
                    ada-sport: { topics: [sport, культура], authors: [ada], entries: 1 }
                    east: { locales: [ru], title: East }
                """)
        .generated();
    assertThat(titles("en/feeds/stage/" + format)).containsExactly("Opera", "Harvest");
    assertThat(titles("ru/feeds/stage/" + format)).containsExactly("Урожай");
    assertThat(FeedReadBack.of(site, "ru/feeds/stage/" + format).title()).contains("На сцене");
    assertThat(titles("en/feeds/ada-sport/" + format)).containsExactly("Opera");
    assertThat(titles("feeds/east/" + format)).containsExactly("Матч", "Урожай");
    assertThat(FeedReadBack.of(site, "feeds/east/" + format).language()).isEqualTo("ru");
    assertThat(site.has("fr/feeds/stage/" + format)).isFalse();
    assertThat(site.text("en/subscribe/index.html"))
        .contains("On stage", "https://news.example.org/en/feeds/stage/" + format);
    assertThat(site.text("feeds.opml")).contains("feeds/east/", "en/feeds/stage/");
    assertThat(site.text("en/feeds.opml")).doesNotContain("feeds/east/").contains("Ada Moreau");
  }

  @Test
  void selectionOfNothingIsSaid() {
    Outcome outcome =
        site.with("site.yaml", SITE + "feeds:\n  more:\n    odd: { topics: [cultur] }\n")
            .outcome(SiteOnDisk.NOW);
    assertThat(outcome.problems().all().toString())
        .contains("the feed 'odd' has no entries in any edition: no article is about 'cultur'");
  }

  @Test
  void namesWithOneSlugAreToldApartAndStaySo() {
    site.with("oil.zh-Hans.md", article("2024-05-01", "油价", "李明", "石油"))
        .with("food.zh-Hans.md", article("2024-05-02", "厨房", "黎明", "食油"))
        .with("code.en.md", article("2024-05-03", "Code", "José Díaz", "C, C++, \"C#\""))
        .with("more.en.md", article("2024-05-04", "More", "JOSÉ DÍAZ", "c++"))
        .generated();
    assertThat(titles("zh-Hans/topics/shiyou/rss.xml")).containsExactly("油价");
    assertThat(titles("zh-Hans/topics/shiyou-2/rss.xml")).containsExactly("厨房");
    assertThat(titles("zh-Hans/authors/liming-2/rss.xml")).containsExactly("厨房");
    assertThat(titles("en/topics/c/rss.xml")).containsExactly("Code");
    assertThat(titles("en/topics/c-2/rss.xml")).containsExactly("More", "Code");
    assertThat(titles("en/topics/c-3/rss.xml")).containsExactly("Code");
    assertThat(titles("en/authors/jose-diaz/rss.xml")).containsExactly("More", "Code");

    site.without("oil.zh-Hans.md")
        .with("old.zh-Hans.md", article("2024-04-01", "旧闻", "黎明", "食油"))
        .with("new.zh-Hans.md", article("2024-05-09", "新闻", "李鸣", "适游"))
        .generated();
    assertThat(titles("zh-Hans/topics/shiyou-2/rss.xml")).containsExactly("厨房", "旧闻");
    assertThat(site.has("zh-Hans/topics/shiyou/rss.xml")).isFalse();
    assertThat(titles("zh-Hans/topics/shiyou-3/rss.xml")).containsExactly("新闻");
  }

  @Test
  void aLetterMakesAnotherName() {
    site.with("tu.en.md", article("2024-05-05", "One", "Nguyễn Văn Tú", "año"))
        .with("tư.en.md", article("2024-05-06", "Two", "Nguyễn Văn Tư", "Ano"))
        .generated();
    assertThat(titles("en/authors/nguyen-van-tu/rss.xml")).containsExactly("One");
    assertThat(titles("en/authors/nguyen-van-tu-2/rss.xml")).containsExactly("Two");
    assertThat(titles("en/topics/ano/rss.xml")).containsExactly("One");
  }

  @Test
  void aNameThatTheSiteListsLeavesTheOthersWhereTheyAre() {
    site.with("old.en.md", article("2024-05-05", "Old", "ada", "\"C#\""))
        .with("new.en.md", article("2024-05-06", "New", "ada", "C"))
        .generated();
    assertThat(titles("en/topics/c/rss.xml")).containsExactly("Old");
    assertThat(titles("en/topics/c-2/rss.xml")).containsExactly("New");
    site.with("site.yaml", SITE.replace("topics:\n", "topics:\n  csharp: { en: \"C#\" }\n"))
        .generated();
    assertThat(titles("en/topics/csharp/rss.xml")).containsExactly("Old");
    assertThat(titles("en/topics/c/rss.xml")).containsExactly("Old");
    assertThat(titles("en/topics/c-2/rss.xml")).containsExactly("New");
  }

  @Test
  void feedsOfNoFormatAreRefused() {
    Outcome outcome =
        site.with("site.yaml", SITE + "feeds: { formats: [] }\n").outcome(SiteOnDisk.NOW);
    assertThat(outcome.problems().all().toString())
        .contains("'formats' names none; it needs rss, atom or json");
  }

  @Test
  void excludedTopicsAreInTheirOwnFeedsAlone() {
    site.with("site.yaml", SITE + "feeds: { exclude: [спорт] }\n").generated();
    assertThat(titles("en/rss.xml")).containsExactly("Opera", "Harvest");
    assertThat(titles("rss.xml")).containsExactly("Opera", "Harvest", "Урожай");
    assertThat(titles("en/topics/sport/rss.xml")).containsExactly("Match");
    assertThat(site.text("en/index.html")).contains("Match");
    assertThat(site.has("en/2024/05/match/index.html")).isTrue();
  }

  @Test
  void eachKindOfFeedHasItsOwnShape() {
    site.with(
            "site.yaml",
            SITE
                + """
                feeds:
                  content: full
                  topics: { content: summary, formats: [atom] }
                  authors: false
                  all: { entries: 1 }
                """)
        .generated();
    assertThat(site.text("en/rss.xml")).contains("content:encoded");
    assertThat(site.text("en/topics/culture/atom.xml"))
        .contains("<summary")
        .doesNotContain("<content");
    assertThat(site.has("en/topics/culture/rss.xml")).isFalse();
    assertThat(site.has("en/authors/ada/rss.xml")).isFalse();
    assertThat(site.has("en/authors/ada/index.html")).isTrue();
    assertThat(titles("rss.xml")).containsExactly("Opera");
    assertThat(site.text("en/subscribe/index.html"))
        .contains("topics/culture/atom.xml")
        .doesNotContain("topics/culture/rss.xml", "authors/ada/rss.xml");
  }

  @Test
  void editionsCanHaveNoFeedsAndTheirTopicsSome() {
    site.with("site.yaml", SITE + "feeds: { formats: [rss], all: false, authors: false }\n")
        .generated();
    List<String> feeds =
        Stream.of("rss.xml", "en/rss.xml", "en/atom.xml", "en/topics/sport/rss.xml")
            .filter(site::has)
            .toList();
    assertThat(feeds).containsExactly("en/rss.xml", "en/topics/sport/rss.xml");
  }
}
