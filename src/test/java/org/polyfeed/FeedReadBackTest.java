package org.polyfeed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyfeed.FeedReadBack.One;

/** Feeds, read by parsers that did not write them, say what the seeds say. */
final class FeedReadBackTest {

  private static final String SITE =
      """
      title: { en: World Desk, ru: Мир, fa-AF: میز جهان, de: Weltredaktion }
      description: { en: All & more, ru: Всё, fa-AF: همه, de: Alles }
      address: https://news.example/desk
      id: news.example,2024
      timezone: Asia/Kabul
      default: en
      locales:
        en: { untranslated: omit }
        ru: { untranslated: omit }
        fa-AF: { calendar: persian, digits: arabext, untranslated: omit }
        de: { fallback: [en, ru], untranslated: show }
        es: {}
        fr: { untranslated: omit }
      feeds: { hub: https://hub.example/push }
      topics:
        politics: { en: Politics, ru: Политика, fa-AF: سیاست, de: Politik }
      authors:
        ada: { name: { en: Ada Moreau, ru: Ада Моро }, email: ada@ada.example, url: https://ada.example/ }
      """;

  private static final String HOME = "https://news.example/desk/";

  private static final Instant APRIL = Instant.parse("2024-04-02T13:05:00Z");
  private static final Instant CHANGED = Instant.parse("2024-06-03T08:00:00Z");
  private static final Instant MAY = Instant.parse("2024-05-01T07:30:00Z");
  private static final Instant MARCH = Instant.parse("2024-03-01T05:30:00Z");
  private static final Instant FEBRUARY = Instant.parse("2024-02-01T07:30:00Z");

  @TempDir static Path folder;

  private static SiteOnDisk site;

  private static SiteOnDisk seeds(Path folder) {
    return new SiteOnDisk(folder)
        .with("site.yaml", SITE)
        .with(
            "alpha.yaml",
            """
            date: 2024-04-02T13:05:00Z
            updated: 2024-06-03 12:30
            author: ada
            topics: [politics, Trade & Money]
            slug: alpha
            """)
        .with("alpha.en.md", "---\nsummary: A & B <c>.\n---\n# Alpha \"one\"\n\nFirst.\n")
        .with("alpha.ru.txt", "Альфа «один»\n\nМОСКВА — Первое.\n")
        .with("alpha.fa-AF.txt", "الفا یک\n\nنخست.\n")
        .with(
            "beta.en.md",
            """
            ---
            title: Beta
            date: 2024-05-01
            topics: politics
            slug: beta
            ---

            Read [this](more.html), ![it](/i.png) and [that](../x/?a=1&b=2#c)[^1].

            [^1]: A note.
            """)
        .with(
            "gamma.ru.html",
            """
            ---
            date: 2024-03-01T10:00:00+04:30
            authors: [{ name: Иван, url: https://ivan.example/ }, Пётр]
            slug: gamma
            ---
            <h1>Гамма</h1>
            <p>Третье <a href="#b">слово</a>.</p>
            """)
        .with("delta.yaml", "date: 2024-02-01\nslug: delta\n")
        .with("delta.en.txt", "Delta\n\nKABUL — Fourth.\n")
        .with("delta.de.txt", "Delta auf Deutsch\n\nKABUL — Viertes.\n")
        .with(
            "aleph.en.txt",
            "---\ndate: 2024-04-02T13:05:00Z\nslug: aleph\n---\nAleph\n\nAs old as Alpha.\n");
  }

  @BeforeAll
  static void generate() {
    site = seeds(folder).generated();
  }

  private static String id(String article) {
    return "tag:news.example,2024:" + article;
  }

  private static String content(String locale, String dir, String markup) {
    return "<div lang=\"" + locale + "\" dir=\"" + dir + "\">\n" + markup + "</div>";
  }

  private static One alpha(String edition, String politics) {
    return new One(
        id("alpha/en"),
        HOME + edition + "/2024/04/alpha/",
        "Alpha \"one\"",
        APRIL,
        CHANGED,
        List.of("Ada Moreau"),
        List.of(politics, "Trade & Money"),
        "en",
        "A & B <c>.",
        content("en", "ltr", "<p>First.</p>\n"));
  }

  private static One aleph(String edition) {
    return new One(
        id("aleph/en"),
        HOME + edition + "/2024/04/aleph/",
        "Aleph",
        APRIL,
        APRIL,
        List.of(),
        List.of(),
        "en",
        "As old as Alpha.",
        content("en", "ltr", "<p>As old as Alpha.</p>\n"));
  }

  private static One beta(String edition, String politics) {
    String original = HOME + "en/2024/05/beta/";
    return new One(
        id("beta/en"),
        HOME + edition + "/2024/05/beta/",
        "Beta",
        MAY,
        MAY,
        List.of(),
        List.of(politics),
        "en",
        "Read this, it and that.",
        content(
            "en",
            "ltr",
            "<p>Read <a href=\""
                + original
                + "more.html\">this</a>, <img src=\"https://news.example/i.png\" alt=\"it\"> and"
                + " <a href=\""
                + HOME
                + "en/2024/05/x/?a=1&amp;b=2#c\">that</a><sup><a href=\""
                + original
                + "#fn-1\">1</a></sup>.</p>\n"
                + "<hr>\n<ol>\n<li>\n<p>A note. <a href=\""
                + original
                + "#fnref-1\">↩</a></p>\n</li>\n</ol>\n"));
  }

  private static One gamma(String edition) {
    return new One(
        id("gamma/ru"),
        HOME + edition + "/2024/03/gamma/",
        "Гамма",
        MARCH,
        MARCH,
        List.of("Иван", "Пётр"),
        List.of(),
        "ru",
        "Третье слово.",
        content(
            "ru",
            "ltr",
            "<p>Третье <a href=\"" + HOME + "ru/2024/03/gamma/#a-b\">слово</a>.</p>\n"));
  }

  private static One delta(String locale, String title, String text) {
    return new One(
        id("delta/" + locale),
        HOME + locale + "/2024/02/delta/",
        title,
        FEBRUARY,
        FEBRUARY,
        List.of(),
        List.of(),
        locale,
        text,
        content(
            locale, "ltr", "<p>KABUL" + (locale.equals("de") ? " – " : " — ") + text + "</p>\n"));
  }

  private static void assertFeeds(
      SiteOnDisk site, String title, String description, String edition, String at, List<One> all) {
    Instant newest = all.stream().map(One::updated).max(Comparator.naturalOrder()).orElseThrow();
    for (String file : List.of("rss.xml", "atom.xml", "feed.json")) {
      FeedReadBack feed = FeedReadBack.of(site, at + file);
      boolean rss = file.equals("rss.xml");
      assertThat(feed.items())
          .as(at + file)
          .isEqualTo(rss ? all.stream().map(One::withoutUpdated).toList() : all);
      assertThat(feed.title()).isEqualTo(title);
      assertThat(feed.description()).isEqualTo(description);
      assertThat(feed.home()).isEqualTo(HOME + at);
      assertThat(feed.self()).isEqualTo(HOME + at + file);
      assertThat(feed.language()).isEqualTo(edition);
      assertThat(feed.hubs()).containsExactly("https://hub.example/push");
      assertThat(feed.updated().orElse(newest)).isEqualTo(newest);
    }
  }

  @Test
  void anEditionsFeedsSayWhatItsSeedsSayNewestFirst() {
    assertFeeds(
        site,
        "World Desk",
        "All & more",
        "en",
        "en/",
        List.of(
            beta("en", "Politics"),
            aleph("en"),
            alpha("en", "Politics"),
            delta("en", "Delta", "Fourth.")));
  }

  @Test
  void translationsHaveIdsAndNamesOfTheirOwn() {
    One alpha =
        new One(
            id("alpha/ru"),
            HOME + "ru/2024/04/alpha/",
            "Альфа «один»",
            APRIL,
            CHANGED,
            List.of("Ада Моро"),
            List.of("Политика", "Trade & Money"),
            "ru",
            "Первое.",
            content("ru", "ltr", "<p>МОСКВА — Первое.</p>\n"));
    assertFeeds(site, "Мир", "Всё", "ru", "ru/", List.of(alpha, gamma("ru")));
  }

  @Test
  void feedsOfLanguagesFromTheRightSaySo() {
    One alpha =
        new One(
            id("alpha/fa-AF"),
            HOME + "fa-AF/2024/04/alpha/",
            "الفا یک",
            APRIL,
            CHANGED,
            List.of("Ada Moreau"),
            List.of("سیاست", "Trade & Money"),
            "fa-AF",
            "نخست.",
            content("fa-AF", "rtl", "<p>نخست.</p>\n"));
    assertFeeds(site, "میز جهان", "همه", "fa-AF", "fa-AF/", List.of(alpha));
  }

  @Test
  void fallbacksKeepTheirIdAndLanguageAmongTheEditionsOwn() {
    assertFeeds(
        site,
        "Weltredaktion",
        "Alles",
        "de",
        "de/",
        List.of(
            beta("de", "Politik"),
            aleph("de"),
            alpha("de", "Politik"),
            gamma("de"),
            delta("de", "Delta auf Deutsch", "Viertes.")));
  }

  @Test
  void aTopicsFeedsHoldItsEntriesOnly() {
    assertFeeds(
        site,
        "World Desk: Politics",
        "All & more",
        "en",
        "en/topics/politics/",
        List.of(beta("en", "Politics"), alpha("en", "Politics")));
    assertFeeds(
        site,
        "Weltredaktion: Trade & Money",
        "Alles",
        "de",
        "de/topics/trade-money/",
        List.of(alpha("de", "Politik")));
  }

  @Test
  void nobodysEMailIsPublished() {
    assertThat(site.files()).noneMatch(file -> site.text(file).contains("ada@ada.example"));
  }

  @Test
  void everyUrlInAFeedIsAbsolute() {
    for (String file : feeds(site)) {
      for (One one : FeedReadBack.of(site, file).items()) {
        assertThat(URI.create(one.url()).isAbsolute()).isTrue();
        for (Element element : Jsoup.parseBodyFragment(one.content()).getAllElements()) {
          for (Attribute attribute : element.attributes()) {
            if (List.of("href", "src", "cite", "poster").contains(attribute.getKey())) {
              assertThat(attribute.getValue()).as(file).startsWith("https://");
            }
          }
        }
      }
    }
  }

  private static List<String> feeds(SiteOnDisk site) {
    return Stream.of("rss.xml", "atom.xml", "feed.json")
        .flatMap(name -> site.files(name).stream())
        .toList();
  }

  @Test
  void nothingToSubscribeToIsNeitherMadeNorLinked() {
    assertThat(feeds(site))
        .isNotEmpty()
        .noneMatch(file -> file.startsWith("es/") || file.startsWith("fr/"));
    assertThat(site.files()).noneMatch(file -> file.matches("(es|fr)/subscribe/.*"));
    for (String file : site.files(".html")) {
      for (Element link :
          Jsoup.parse(site.text(file)).select("[href~=(rss|atom)\\.xml|feed\\.json]")) {
        if (URLDecoder.decode(link.attr("href"), StandardCharsets.UTF_8).contains("=" + HOME)
            || link.attr("href").startsWith("https://feedly.com/")) {
          // A reader of feeds on the web, which takes the same address along.
          continue;
        }
        assertThat(link.attr("href")).as(file).startsWith(HOME);
        assertThat(site.has(link.attr("href").substring(HOME.length())))
            .as(link.toString())
            .isTrue();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"2024-07-01T00:00:00Z", "2031-12-31T23:59:59Z"})
  void feedsOfDatedSeedsDoNotDependOnWhenTheyWereMade(String now, @TempDir Path other) {
    SiteOnDisk later = seeds(other).generated(Instant.parse(now));
    assertThat(feeds(later)).isEqualTo(feeds(site));
    for (String file : feeds(site)) {
      assertThat(later.text(file)).as(file).isEqualTo(site.text(file));
    }
  }

  @Test
  void summariesAloneGoOutWhereTheSiteWantsThat(@TempDir Path other) {
    SiteOnDisk brief =
        seeds(other)
            .with("site.yaml", SITE.replace("feeds: {", "feeds: { content: summary,"))
            .generated();
    List<One> expected =
        Stream.of(
                beta("en", "Politics"),
                aleph("en"),
                alpha("en", "Politics"),
                delta("en", "Delta", "Fourth."))
            .map(FeedReadBackTest::withoutContent)
            .toList();
    assertFeeds(brief, "World Desk", "All & more", "en", "en/", expected);
  }

  private static One withoutContent(One one) {
    return new One(
        one.id(),
        one.url(),
        one.title(),
        one.published(),
        one.updated(),
        one.authors(),
        one.topics(),
        one.language(),
        one.summary(),
        "");
  }

  @Test
  void aFeedHoldsNoMoreEntriesThanTheSiteWants(@TempDir Path other) {
    SiteOnDisk few =
        seeds(other)
            .with("site.yaml", SITE.replace("feeds: {", "feeds: { entries: 2,"))
            .generated();
    assertFeeds(
        few, "World Desk", "All & more", "en", "en/", List.of(beta("en", "Politics"), aleph("en")));
  }

  /** Texts that grow most when they are written, each in its own way. */
  private static List<String> growing() {
    return List.of(
        "Plain words, nothing else. ".repeat(400),
        "&<>\"' ".repeat(600),
        "\\\\ ".repeat(4000),
        "هرات و کابل ".repeat(500),
        "😀🏳️‍🌈 ".repeat(500),
        "a\n\n".repeat(2000),
        "a&#13;".repeat(2000));
  }

  @ParameterizedTest
  @ValueSource(ints = {60_000, 200_000})
  void aFeedIsNoLongerThanTheSiteWants(int limit, @TempDir Path other) {
    SiteOnDisk heavy = heavy(other, limit);
    for (String file : feeds(heavy)) {
      assertThat(heavy.bytes(file).length).as(file).isLessThanOrEqualTo(limit);
      // Its estimate may be careful, but not so that half of the room stays empty.
      assertThat(FeedReadBack.of(heavy, file).items()).as(file).hasSizeGreaterThan(limit / 150_000);
    }
  }

  @Test
  void aFeedHoldsOneEntryEvenWhereThatIsTooLong(@TempDir Path other) {
    SiteOnDisk heavy = heavy(other, 1);
    for (String file : feeds(heavy)) {
      assertThat(FeedReadBack.of(heavy, file).items()).as(file).hasSize(1);
    }
  }

  @Test
  void aTextThatIsTooLongComesAsItsSummaryAndTheOthersWhole(@TempDir Path other) {
    SiteOnDisk site = new SiteOnDisk(other).with("site.yaml", "address: https://news.example/\n");
    for (int i = 1; i <= 5; i++) {
      String text = i == 3 || i == 5 ? "Long enough. ".repeat(50_000) : "Short enough.";
      site.with(i + ".en.md", "---\ndate: 2024-05-0" + i + "\n---\n# " + i + "\n\n" + text + "\n");
    }
    assertThat(site.generated().text("en/atom.xml").split("<content", -1)).hasSize(1 + 3);
    assertThat(site.bytes("en/atom.xml").length).isLessThan(100_000);
  }

  /** Each topic holds texts of one kind. */
  private static SiteOnDisk heavy(Path folder, int limit) {
    SiteOnDisk site =
        new SiteOnDisk(folder)
            .with("site.yaml", "address: https://news.example/\nfeeds: { bytes: " + limit + " }\n");
    List<String> texts = new ArrayList<>(growing());
    IntStream.range(0, 42)
        .forEach(
            i ->
                site.with(
                    "long-" + i + ".md",
                    "---\ntitle: Long "
                        + i
                        + "\ndate: 2024-01-01\ntopics: kind "
                        + i % texts.size()
                        + "\n---\n\nShort.\n\n"
                        + (i % 2 == 0 ? "" : "```\n" + texts.get(i % texts.size()) + "\n```\n\n")
                        + texts.get(i % texts.size())
                        + "\n"));
    return site.generated();
  }
}
