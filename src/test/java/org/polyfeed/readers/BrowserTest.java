package org.polyfeed.readers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real browser makes of the project's own site. */
class BrowserTest {

  private static final List<Integer> WIDTHS = List.of(320, 390, 768, 1280);

  @TempDir Path folder;

  private OwnSite site;

  @BeforeEach
  void serve() throws Exception {
    site = OwnSite.serve(folder);
  }

  @AfterEach
  void stop() {
    site.close();
  }

  private List<String> pages() throws Exception {
    List<String> pages = new ArrayList<>(List.of("/", "/404.html"));
    for (String locale : List.of("en", "fa-AF", "ur", "zh-Hans", "hi")) {
      pages.add("/" + locale + "/");
      pages.add("/" + locale + "/subscribe/");
      pages.add("/" + locale + "/topics/russia/");
      site.files("/index.html").stream()
          .filter(path -> path.startsWith("/" + locale + "/2024/"))
          .map(path -> path.replaceAll("index\\.html$", ""))
          .forEach(pages::add);
    }
    return pages;
  }

  @Test
  void noPageScrollsSidewaysAndEachRunsInItsDirection() throws Exception {
    Browser browser = Browser.find(folder);
    List<String> pages = pages();
    // Each page in a frame of each width; the outer page writes down what it measures.
    StringBuilder html = new StringBuilder("<!DOCTYPE html><title>frames</title>\n");
    for (String page : pages) {
      for (int width : WIDTHS) {
        html.append("<iframe width=\"").append(width).append("\" height=\"600\" src=\"");
        html.append(page).append("\" data-page=\"").append(page).append("\"></iframe>\n");
      }
    }
    html.append(
        """
        <script>
        addEventListener('load', () => {
          for (const frame of document.querySelectorAll('iframe')) {
            const page = frame.contentDocument;
            const result = document.createElement('p');
            result.dataset.page = frame.dataset.page + ' at ' + frame.width;
            result.dataset.wide = page.documentElement.scrollWidth > frame.contentWindow.innerWidth;
            result.dataset.dir = frame.contentWindow.getComputedStyle(page.body).direction;
            result.dataset.lang = page.documentElement.lang;
            result.dataset.styled = page.styleSheets.length && page.styleSheets[0].cssRules.length;
            document.body.append(result);
          }
        });
        </script>
        """);
    Files.writeString(site.output().resolve("frames.html"), html);
    Document result = browser.open(site.url("/frames.html"));
    List<Element> measured = result.select("p[data-page]");
    assertThat(measured).as(result.text()).hasSize(pages.size() * WIDTHS.size());
    for (Element one : measured) {
      String name = one.attr("data-page");
      assertThat(one.attr("data-wide")).as(name + " scrolls sideways").isEqualTo("false");
      boolean rightToLeft = List.of("fa-AF", "ur").contains(one.attr("data-lang"));
      assertThat(one.attr("data-dir")).as(name).isEqualTo(rightToLeft ? "rtl" : "ltr");
      assertThat(Integer.parseInt(one.attr("data-styled"))).as(name).isGreaterThan(50);
    }
    site.missed().remove("/favicon.ico");
    assertThat(site.missed()).isEmpty();
  }
}
