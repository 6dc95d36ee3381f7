package org.polyfeed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyfeed.problem.Problem;

/** Who subscribed to a feed keeps getting it where it stood. */
class FormerFeedsTest {

  private static final String SITE =
      """
      title: News
      address: https://news.example.org/
      id: news.example.org,2024
      locales: { en: {}, ru: {} }
      """;

  private static final String NAMES =
      """
      topics: { politics: { en: Politics, ru: Политика } }
      authors: { ada: { name: { en: Ada Moreau, ru: Ада Моро } } }
      """;

  @TempDir private Path folder;

  private SiteOnDisk site = new SiteOnDisk(Path.of(""));

  @BeforeEach
  void write() {
    site =
        new SiteOnDisk(folder)
            .with("site.yaml", SITE)
            .with(
                "vote.ru.md",
                "---\ndate: 2024-05-01\nauthor: Ада Моро\ntopics: [Политика]\n---\n# Голос\n\nДа.\n")
            .with(
                "vote.en.md",
                "---\ndate: 2024-05-01\nauthor: Ada Moreau\ntopics: [Politics]\n---\n# Vote\n\nYes.\n")
            .generated();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rss.xml", "atom.xml", "feed.json"})
  void topicThatGetsAnotherSlugKeepsItsFeeds(String format) {
    assertThat(site.has("ru/topics/politika/" + format)).isTrue();
    site.with("site.yaml", SITE + NAMES).generated();
    assertThat(site.text("ru/topics/politika/" + format))
        .isEqualTo(site.text("ru/topics/politics/" + format))
        .contains("https://news.example.org/ru/topics/politics/" + format);
    assertThat(site.text("ru/authors/ada-moro/" + format))
        .isEqualTo(site.text("ru/authors/ada/" + format));
    // For good, not only in the run that noticed it.
    site.generated();
    assertThat(site.has("ru/topics/politika/" + format)).isTrue();
  }

  @Test
  void itsPageLeadsOn() {
    site.with("site.yaml", SITE + NAMES).generated();
    assertThat(site.text("ru/topics/politika/index.html"))
        .contains("url=../politics/")
        .contains("rel=\"canonical\" href=\"https://news.example.org/ru/topics/politics/\"");
    assertThat(site.text("ru/subscribe/index.html")).doesNotContain("politika");
    assertThat(site.text("feeds.opml")).doesNotContain("politika");
  }

  @Test
  void slugThatAnotherTopicHasNowLeadsNowhere() {
    site.with("site.yaml", SITE + NAMES)
        .with("art.ru.md", "---\ndate: 2024-05-02\ntopics: [Politika]\n---\n# Журнал\n\nНомер.\n")
        .generated();
    assertThat(site.text("ru/topics/politika/atom.xml")).contains("Журнал").doesNotContain("Голос");
  }

  @Test
  void topicThatGoesBackToItsSlugIsAsItWas() {
    String before = site.text("ru/topics/politika/rss.xml");
    site.with("site.yaml", SITE + NAMES).generated();
    site.with("site.yaml", SITE).generated();
    assertThat(site.text("ru/topics/politika/rss.xml")).isEqualTo(before);
    assertThat(site.has("en/topics/politics/index.html")).isTrue();
  }

  @Test
  void siteNamesAddressesOfFeedsThatItHadBefore() {
    site.with(
            "site.yaml",
            SITE
                + """
                feeds:
                  aliases:
                    /index.xml: /en/rss.xml
                    /ru/blog/feed.json: /ru/feed.json
                """)
        .generated();
    assertThat(site.text("index.xml")).isEqualTo(site.text("en/rss.xml"));
    assertThat(site.text("ru/blog/feed.json")).isEqualTo(site.text("ru/feed.json"));
    site.with("site.yaml", SITE).generated();
    assertThat(site.has("index.xml")).isFalse();
  }

  @Test
  void aliasThatIsAFileOfTheSiteIsRefusedWithItsLine() {
    assertThat(aliased("/atom.xml: /en/rss.xml"))
        .containsExactly(
            "seeds/site.yaml:7: '/atom.xml' is a file of the site already; take out this alias");
  }

  @Test
  void aliasWithoutAnEndingIsRefusedWithWhatToDo() {
    assertThat(aliased("/feed: /en/rss.xml"))
        .singleElement()
        .asString()
        .startsWith("seeds/site.yaml:7: '/feed' is no path of a file with an ending, in ASCII")
        .endsWith("; for '/feed' let the host lead on");
    assertThat(aliased("/index.xml: [/en/rss.xml]")).hasSize(1);
  }

  @Test
  void aliasIsAFileInItsOwnLetters() {
    assertThat(aliased("/%E6%96%B0.xml: /en/rss.xml")).isEmpty();
    assertThat(site.generated().has("新.xml")).isTrue();
    assertThat(aliased("/x%20y.xml: /en/rss.xml"))
        .last()
        .asString()
        .startsWith("seeds/site.yaml:7: '/x%20y.xml' has signs in it");
  }

  private List<String> aliased(String alias) {
    return site
        .with("site.yaml", SITE + "feeds:\n  aliases:\n    " + alias + "\n")
        .outcome(SiteOnDisk.NOW)
        .problems()
        .all()
        .stream()
        .map(Problem::toString)
        .toList();
  }

  @Test
  void aliasOfNoFeedIsRefusedWithItsLine() {
    Outcome outcome =
        site.with("site.yaml", SITE + "feeds:\n  aliases:\n    /index.xml: /en/rrs.xml\n")
            .outcome(SiteOnDisk.NOW);
    assertThat(outcome.problems().all().toString())
        .contains(
            "seeds/site.yaml:7: there is no feed at '/en/rrs.xml'; did you mean '/en/rss.xml'?");
  }
}
