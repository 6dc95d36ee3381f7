package org.polyfeed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How feeds name the style by which browsers show them, and what is in it. */
class FeedStyleTest {

  @TempDir Path folder;

  private SiteOnDisk site() {
    return new SiteOnDisk(folder)
        .with("site.yaml", "address: https://news.example/desk/\nlocales: { en: {}, ar: {} }\n")
        .with("a.en.txt", "Title\n\nIt's \"A\" & <b>.\n")
        .with("a.ar.txt", "عنوان\n\nنص\n");
  }

  @Test
  void everyFeedInXmlBeginsWithTheStyleOfTheSite() {
    SiteOnDisk site = site().generated();
    assertThat(site.files("rss.xml")).isNotEmpty();
    for (String file :
        site.files(".xml").stream().filter(name -> !name.contains("sitemap")).toList()) {
      assertThat(site.text(file))
          .startsWith(
              "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                  + "<?xml-stylesheet type=\"text/css\" href=\"/desk/assets/feed.css\"?>");
    }
  }

  @Test
  void theStyleHasTheWordsOfEveryEditionThatHasFeeds() {
    String style = site().generated().text("assets/feed.css");
    assertThat(style)
        .contains(":root:lang(en) {\n  --notice: \"This is a feed.")
        .contains(":root:lang(ar) {\n  --notice: \"هذه خلاصة.")
        .contains("direction: rtl;");
  }

  @Test
  void aStyleOfTheSitesOwnGetsTheSameWords() throws Exception {
    Path own = Files.createDirectories(folder.resolve("templates/assets")).resolve("feed.css");
    Files.writeString(own, ":root::before { content: var(--notice) }\n");
    Path words = Files.createDirectories(folder.resolve("templates/messages"));
    Files.writeString(words.resolve("en.properties"), "feed.notice=Say \"hello\" \\\\ bye\n");
    assertThat(site().generated().text("assets/feed.css"))
        .startsWith(":root::before { content: var(--notice) }\n\n:root:lang(ar)")
        .contains("--notice: \"Say \\\"hello\\\" \\\\ bye\";");
  }

  @Test
  void aSummaryOfRssIsEscapedNoMoreThanItMustBe() {
    assertThat(site().generated().text("en/rss.xml"))
        .contains("<description>It's \"A\" &amp;amp; &amp;lt;b&gt;.</description>");
  }
}
