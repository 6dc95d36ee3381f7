package org.polyfeed.readers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfeed.FileTree;
import org.polyfeed.SiteOnDisk;

/** What those see who open a feed itself in a browser. */
class FeedInBrowserTest {

  private static final List<String> FEEDS =
      List.of(
          "/en/rss.xml",
          "/en/atom.xml",
          "/en/topics/russia/rss.xml",
          "/fa-AF/rss.xml",
          "/fa-AF/atom.xml",
          "/zh-Hans/rss.xml",
          "/zh-Hant/atom.xml",
          "/atom.xml",
          "/rss.xml");

  private static final List<Integer> WIDTHS = List.of(320, 1280);

  @TempDir Path folder;

  /**
   * Each feed in a frame of each width; the outer page writes down how the frame shows it, what is
   * made by the style sheet included.
   */
  private Document shown(Host host) throws Exception {
    StringBuilder html = new StringBuilder("<!DOCTYPE html><title>frames</title>\n");
    for (String feed : FEEDS) {
      for (int width : WIDTHS) {
        html.append("<iframe height=\"600\" width=\"").append(width);
        html.append("\" src=\"").append(feed).append("\"></iframe>\n");
      }
    }
    html.append(
        """
        <script>
        addEventListener('load', () => {
          for (const frame of document.querySelectorAll('iframe')) {
            const page = frame.contentDocument;
            const root = page.documentElement;
            const style = (one, part) => frame.contentWindow.getComputedStyle(one, part);
            const result = document.createElement('div');
            result.dataset.feed = frame.getAttribute('src');
            result.dataset.notice = style(root, '::before').content;
            result.dataset.direction = style(root).direction;
            result.dataset.wide = root.scrollWidth > frame.contentWindow.innerWidth;
            for (const one of page.querySelectorAll('*')) {
              if (one.getClientRects().length && one !== root) {
                const line = document.createElement('p');
                line.dataset.name = one.tagName;
                line.dataset.direction = style(one).direction;
                line.textContent = one.children.length ? '' : one.textContent;
                result.append(line);
              }
            }
            document.body.append(result);
          }
        });
        </script>
        """);
    String frames = host.offer("frames.html", html.toString());
    return Jsoup.parse(Chromium.show(folder, frames));
  }

  private static String notice(String locale) throws Exception {
    Properties words = new Properties();
    Path file = Path.of("templates", "messages", locale + ".properties");
    words.load(new StringReader(Files.readString(file, StandardCharsets.UTF_8)));
    return words.getProperty("feed.notice");
  }

  @Test
  void aFeedSaysInItsLanguageWhatItIsAndShowsItsTitlesAndSummariesAlone() throws Exception {
    FileTree.copy(Path.of("seeds"), folder.resolve("site/seeds"));
    SiteOnDisk site = new SiteOnDisk(folder.resolve("site")).generated();
    try (Host host = Host.of(site.output(), "/")) {
      assertKind(shown(host));
      assertThat(host.answers())
          .filteredOn(answer -> answer.status() == 404 && !answer.file().equals("favicon.ico"))
          .isEmpty();
    }
  }

  private static void assertKind(Document shown) throws Exception {
    List<Element> feeds = shown.select("div[data-feed]");
    assertThat(feeds).as(shown.text()).hasSize(FEEDS.size() * WIDTHS.size());
    for (Element feed : feeds) {
      String name = feed.attr("data-feed");
      String first = name.substring(1, name.indexOf('/', 1) < 0 ? 1 : name.indexOf('/', 1));
      String locale = first.isEmpty() ? "en" : first;
      assertThat(feed.attr("data-notice")).as(name).isEqualTo('"' + notice(locale) + '"');
      assertThat(feed.attr("data-direction"))
          .as(name)
          .isEqualTo(locale.equals("fa-AF") ? "rtl" : "ltr");
      assertThat(feed.attr("data-wide")).as(name + " scrolls sideways").isEqualTo("false");
      List<String> names = feed.select("p").eachAttr("data-name");
      assertThat(names)
          .as(name)
          .contains("title")
          .containsAnyOf("summary", "description")
          .isSubsetOf(
              "channel", "item", "entry", "title", "description", "subtitle", "summary", "link");
      assertThat(feed.select("p").eachText()).as(name).noneMatch(text -> text.contains("<p>"));
    }
  }
}
