package org.polyfeed;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Bidi;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Which way texts run. Feed readers drop {@code lang} and {@code dir} and go by the first strong
 * letter; pages say it in markup.
 */
final class DirectionTest {

  private static final List<String> ARABIC = List.of("latin", "number", "list", "heading", "plain");

  @TempDir static Path folder;

  private static SiteOnDisk site;

  @BeforeAll
  static void generate() {
    site =
        new SiteOnDisk(folder)
            .with(
                "site.yaml",
                """
                title: { ar: 'NPR بالعربية', en: 'أخبار in English' }
                address: https://news.example/
                id: news.example,2024
                default: en
                locales: { ar: {}, en: {}, he: { fallback: [en] } }
                """)
            .with(
                "latin.ar.md",
                """
                ---
                authors: [John Smith, "زهرا", "Mary Jones"]
                topics: ["C++", "NATO 2024!"]
                ---
                # NATO تجتمع في بروكسل

                WHO قالت إن الاجتماع مفيد.
                """)
            .with("number.ar.md", "# 2024: GDP ينمو\n\n3.5% GDP كان النمو.\n")
            .with("list.ar.md", "# IMF قائمة\n\n- IMF أولا\n- ثانيا\n\nنص.\n")
            .with("heading.ar.md", "# عنوان\n\n## GDP ينمو\n\nنص عربي.\n")
            .with("plain.ar.txt", "عنوان عادي\n\nالخرطوم — IMF قال إن النمو جيد.\n")
            .with("arabic.en.md", "# السودان is a name\n\nالخرطوم is where they met.\n")
            .with("plain.en.md", "# A title\n\nA text.\n")
            .generated();
  }

  /** The direction in which a reader sets a text that it knows nothing of: UAX #9, P2 and P3. */
  private static byte direction(String text) {
    return Bidi.getBaseDirection(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rss.xml", "atom.xml", "feed.json"})
  void everyTextOfAFeedRunsInTheDirectionOfItsLanguage(String name) {
    for (String locale : List.of("ar", "en")) {
      byte wanted = locale.equals("ar") ? Bidi.RTL : Bidi.LTR;
      FeedReadBack feed = FeedReadBack.of(site, locale + "/" + name);
      assertThat(direction(feed.title())).as(feed.title()).isEqualTo(wanted);
      assertThat(direction(feed.description())).as(feed.description()).isEqualTo(wanted);
      assertThat(feed.items()).hasSize(locale.equals("ar") ? ARABIC.size() : 2);
      for (FeedReadBack.One item : feed.items()) {
        assertThat(direction(item.title())).as(item.title()).isEqualTo(wanted);
        assertThat(direction(item.summary())).as(item.summary()).isEqualTo(wanted);
        String text = Jsoup.parse(item.content()).wholeText();
        assertThat(direction(text)).as(text).isEqualTo(wanted);
        assertThat(item.content()).contains(locale.equals("ar") ? "dir=\"rtl\"" : "dir=\"ltr\"");
      }
    }
  }

  @Test
  void noMarkStandsWhereNoneIsNeeded() {
    assertThat(site.text("ar/rss.xml")).contains("<title>عنوان عادي</title>");
    assertThat(site.text("en/rss.xml")).contains("<title>A title</title>");
    assertThat(site.text("en/atom.xml")).contains("xml:lang=\"en\"");
    assertThat(site.text("ar/atom.xml")).contains("xml:lang=\"ar\"");
  }

  @Test
  void namesOnAPageAreSetApart() {
    Document page = page("ar", "nato");
    assertThat(page.select(".byline bdi").eachText())
        .containsExactly("John Smith", "زهرا", "Mary Jones");
    assertThat(page.select(".rubric bdi").eachText()).containsExactly("C++");
    assertThat(page.select("section.after bdi").eachText()).containsExactly("C++", "NATO 2024!");
  }

  @Test
  void theTitleOfADocumentRunsLikeItsPage() {
    assertThat(direction(page("ar", "nato").title())).isEqualTo(Bidi.RTL);
    assertThat(page("en", "alswdan").expectFirst("title").wholeText()).startsWith("\u200Eالسودان");
    assertThat(page("en", "a-title").expectFirst("title").wholeText())
        .isEqualTo("A title — أخبار in English");
  }

  @Test
  void aFallbackRunsItsOwnWayOnAPageOfTheOtherDirection() {
    Document home = Jsoup.parse(site.text("he/index.html"));
    assertThat(home.expectFirst("html").attr("dir")).isEqualTo("rtl");
    assertThat(home.select("article h2[lang=en], article h3[lang=en]").eachAttr("dir"))
        .hasSize(2)
        .containsOnly("ltr");
  }

  private static Document page(String locale, String slug) {
    String file =
        site.files("index.html").stream()
            .filter(name -> name.startsWith(locale + "/20") && name.contains(slug))
            .findFirst()
            .orElseThrow();
    return Jsoup.parse(site.text(file));
  }
}
