package org.polyfeed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfeed.json.Json;

/** What pages say of themselves to search engines and to those who share them. */
class StructuredTest {

  private static final String ADDRESS = "https://news.example.org/";

  @TempDir private Path folder;

  private SiteOnDisk site = new SiteOnDisk(Path.of(""));

  @BeforeEach
  void write() {
    site =
        new SiteOnDisk(folder)
            .with(
                "site.yaml",
                """
                address: https://news.example.org/
                pages: { entries: 1 }
                title: { en: Desk, ru: Лента }
                authors: { ada: { name: Ada, url: "https://ada.example/" } }
                locales:
                  en: {}
                  ru: {}
                  sr-Cyrl: {}
                  sr-Latn: { script-of: sr-Cyrl }
                  es-419: { fallback: en, untranslated: show }
                """)
            .with(
                "flood.en.md",
                """
                ---
                date: 2024-05-01
                author: ada
                topics: [sea, sky]
                correction: { date: 2024-05-02, note: The </script> Aa. }
                ---
                # Flood

                Water.
                """)
            .with("flood.ru.md", "---\ndate: 2024-05-01\n---\n# Потоп\n\nВода.\n")
            .with("other.sr-Cyrl.md", "---\ndate: 2024-05-02\n---\n# Друго\n\nТекст.\n")
            .with("other.en.md", "---\ndate: 2024-05-03\n---\n# Other\n\nText.\n")
            .with("alone.sr-Cyrl.md", "---\ndate: 2024-05-02\n---\n# Само\n\nТекст.\n")
            .generated();
  }

  private Map<String, Object> json(String page) throws Exception {
    return Json.object(
        Jsoup.parse(site.text(page)).select("script[type=application/ld+json]").html());
  }

  private List<String> properties(String page, String name) {
    return Jsoup.parse(site.text(page)).select("meta[property=" + name + "]").eachAttr("content");
  }

  @Test
  void articleNamesItsAuthorsSectionsAndCorrections() throws Exception {
    assertThat(json("en/2024/05/flood/index.html"))
        .containsEntry("@type", "NewsArticle")
        .containsEntry("articleSection", "sea")
        .containsEntry("keywords", List.of("sea", "sky"))
        .containsEntry(
            "author",
            List.of(
                Map.of(
                    "@type",
                    "Person",
                    "name",
                    "Ada",
                    "url",
                    ADDRESS + "en/authors/ada/",
                    "sameAs",
                    "https://ada.example/")))
        .containsEntry(
            "correction",
            List.of(
                Map.of(
                    "@type",
                    "CorrectionComment",
                    "text",
                    "The </script> Aa.",
                    "datePublished",
                    "2024-05-02T12:00:00Z")));
  }

  @Test
  void sourceNamesItsTranslationsAndTheyNameTheSource() throws Exception {
    assertThat(json("en/2024/05/flood/index.html").get("workTranslation"))
        .isEqualTo(
            List.of(
                Map.of(
                    "@type",
                    "NewsArticle",
                    "@id",
                    ADDRESS + "ru/2024/05/potop/",
                    "inLanguage",
                    "ru")));
    assertThat(json("ru/2024/05/potop/index.html"))
        .doesNotContainKey("workTranslation")
        .containsEntry(
            "translationOfWork",
            Map.of(
                "@type", "NewsArticle", "@id", ADDRESS + "en/2024/05/flood/", "inLanguage", "en"));
  }

  @Test
  void otherScriptOfALanguageIsNoTranslation() throws Exception {
    assertThat(json("sr-Latn/2024/05/samo/index.html"))
        .doesNotContainKeys("workTranslation", "translationOfWork");
    assertThat(json("sr-Latn/2024/05/drugo/index.html")).containsKey("translationOfWork");
  }

  @Test
  void listNamesWhatIsOnThePageByItsPlaceInTheWhole() throws Exception {
    assertThat(json("en/page/2/index.html"))
        .containsEntry("@type", "ItemList")
        .containsEntry(
            "itemListElement",
            List.of(
                Map.of("@type", "ListItem", "position", 2L, "url", ADDRESS + "en/2024/05/flood/")));
    assertThat(json("en/topics/sea/index.html")).containsEntry("@type", "ItemList");
    assertThat(json("en/authors/ada/index.html")).containsEntry("@type", "ItemList");
    assertThat(json("en/archive/2024-05-01/index.html")).containsEntry("@type", "ItemList");
    assertThat(json("en/index.html")).containsKey("@graph");
  }

  @Test
  void rootNamesTheSiteInItsLanguages() throws Exception {
    assertThat(json("index.html"))
        .containsEntry("@type", "WebSite")
        .containsEntry("url", ADDRESS)
        .containsEntry("name", "Desk")
        .containsEntry("alternateName", List.of("Лента"));
  }

  @Test
  void openGraphNamesLanguagesWithTheirTerritories() {
    assertThat(properties("en/2024/05/flood/index.html", "og:locale")).containsExactly("en_US");
    assertThat(properties("en/2024/05/flood/index.html", "og:locale:alternate"))
        .containsExactly("ru_RU");
    assertThat(properties("en/index.html", "og:locale:alternate"))
        .containsExactly("ru_RU", "sr_RS", "es_LA");
    // It shows an article in English.
    assertThat(properties("es-419/2024/05/flood/index.html", "og:locale")).containsExactly("en_US");
    assertThat(properties("es-419/index.html", "og:locale")).containsExactly("es_LA");
  }

  @Test
  void openGraphNamesAuthorsAndTopicsOfArticles() {
    String page = "en/2024/05/flood/index.html";
    assertThat(properties(page, "article:author")).containsExactly(ADDRESS + "en/authors/ada/");
    assertThat(properties(page, "article:section")).containsExactly("sea");
    assertThat(properties(page, "article:tag")).containsExactly("sea", "sky");
  }
}
