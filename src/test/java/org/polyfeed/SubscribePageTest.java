package org.polyfeed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page that explains feeds and lists them all. */
class SubscribePageTest {

  private static final String FEED = "https%3A%2F%2Fnews.example%2Fen%2Frss.xml";

  @TempDir Path folder;

  private SiteOnDisk site(String settings) {
    return new SiteOnDisk(folder)
        .with(
            "site.yaml",
            """
            title: { en: Desk, ar: مكتب }
            address: https://news.example/
            locales: { en: {}, ar: {} }
            authors: { ada: { name: { en: Ada, ar: آدا } } }
            """
                + settings)
        .with("a.en.txt", "---\nauthor: ada\ntopics: [sea]\n---\nTitle\n\nText.\n")
        .with("a.ar.txt", "---\nauthor: ada\ntopics: [sea]\n---\nعنوان\n\nنص\n")
        .generated();
  }

  private static Document page(SiteOnDisk site, String locale) {
    return Jsoup.parse(site.text(locale + "/subscribe/index.html"));
  }

  @Test
  void itOpensTheFeedWithReadersOnTheWeb() {
    assertThat(page(site(""), "en").select(".how a").eachAttr("href"))
        .hasSize(4)
        .contains(
            "https://feedly.com/i/subscription/feed/" + FEED,
            "https://www.newsblur.com/?url=" + FEED);
  }

  @Test
  void aSiteMayNameOtherReadersOrNone() {
    SiteOnDisk site = site("readers: { Mine: 'https://reader.example/?a=1&add={url}' }\n");
    assertThat(page(site, "en").select(".how li").html())
        .isEqualTo(
            "<a href=\"https://reader.example/?a=1&amp;add=" + FEED + "\">Open with Mine</a>");
    assertThat(page(site("readers: {}\n"), "en").select(".how p").eachText())
        .singleElement()
        .asString()
        .startsWith("A feed reader is an app");
  }

  @Test
  void readersAreGivenAFeedThatAllOfThemKnow() {
    assertThat(page(site("feeds: { formats: [json, atom] }\n"), "en").select(".how a").get(0))
        .hasToString(
            "<a href=\"https://feedly.com/i/subscription/feed/"
                + FEED.replace("rss", "atom")
                + "\">Open with Feedly</a>");
  }

  @Test
  void everyFeedThatAReaderOfTheEditionMayWantIsThereOnce() {
    SiteOnDisk site = site("");
    for (String locale : List.of("en", "ar")) {
      List<String> wanted = new ArrayList<>();
      for (String file : site.files()) {
        boolean feed = file.matches("(.*/)?(rss\\.xml|atom\\.xml|feed\\.json|feeds\\.opml)");
        if (feed && (file.startsWith(locale + "/") || !file.matches("(en|ar)/.*"))) {
          wanted.add("https://news.example/" + file);
        }
      }
      assertThat(page(site, locale).select("main a[type]").eachAttr("href"))
          .as(locale)
          .hasSizeGreaterThan(16)
          .containsExactlyInAnyOrderElementsOf(wanted);
    }
  }

  @Test
  void addressesCanBeSelectedAndSayWhatTheyAreOf() {
    Document page = page(site(""), "ar");
    List<Element> addresses = page.select("input");
    assertThat(addresses).hasSize(6);
    for (Element address : addresses) {
      assertThat(address.hasAttr("readonly")).isTrue();
      assertThat(address.attr("dir")).isEqualTo("ltr");
      assertThat(address.attr("title")).isEqualTo("رابط الخلاصة");
      assertThat(address.attr("aria-label")).startsWith("مكتب");
    }
    assertThat(page.select(".feeds dt a").eachAttr("href"))
        .isEqualTo(page.select(".feeds dd input").eachAttr("value"));
    assertThat(page.select("script[src], img, form")).isEmpty();
  }

  @Test
  void namesInAnotherLanguageSaySo() {
    assertThat(page(site(""), "ar").select("h3 bdi[lang=en][dir=ltr]").eachText())
        .containsExactly("Ada");
  }
}
