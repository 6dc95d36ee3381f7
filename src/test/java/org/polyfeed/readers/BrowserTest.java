package org.polyfeed.readers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a real browser makes of one page of each kind. */
@ParameterizedClass(name = "{0}")
@ArgumentsSource(Sites.class)
final class BrowserTest {

  private static final List<String> LOCALES = List.of("en", "fa-AF", "ur", "ar", "zh-Hans", "hi");

  private static final Set<String> FROM_THE_RIGHT = Set.of("ar", "fa-AF", "ps", "ur");

  private final ServedSite site;

  @TempDir private Path folder;

  BrowserTest(ServedSite site) {
    this.site = site;
  }

  /** What a reader prefers, as the browser's command line has it. */
  private enum Colours {
    LIGHT("--blink-settings=preferredColorScheme=1"),
    DARK("--blink-settings=preferredColorScheme=0");

    private final String option;

    Colours(String option) {
      this.option = option;
    }
  }

  @Test
  void noPageScrollsSidewaysAndEachRunsInItsDirection() throws Exception {
    List<String> pages = PageKinds.of(site, LOCALES);
    List<Integer> widths = List.of(320, 390, 768, 1280);
    List<Element> shown =
        shown(
            pages,
            widths,
            """
            result.dataset.wide = page.documentElement.scrollWidth > view.innerWidth;
            result.dataset.dir = view.getComputedStyle(page.body).direction;
            result.dataset.lang = page.documentElement.lang;
            result.dataset.styled = page.styleSheets.length && page.styleSheets[0].cssRules.length;
            for (const one of view.performance.getEntriesByType('resource')) {
              if (![location.origin + '/', '%s'].some(own => one.name.startsWith(own))) {
                result.dataset.elsewhere = one.name;
              }
            }
            """
                .formatted(site.address()),
            Colours.LIGHT);
    for (Element one : shown) {
      String name = one.attr("data-page");
      assertThat(one.attr("data-wide")).as(name + " scrolls sideways").isEqualTo("false");
      boolean fromTheRight = FROM_THE_RIGHT.contains(one.attr("data-lang"));
      assertThat(one.attr("data-dir")).as(name).isEqualTo(fromTheRight ? "rtl" : "ltr");
      assertThat(Integer.parseInt(one.attr("data-styled"))).as(name).isGreaterThan(50);
      assertThat(one.attr("data-elsewhere")).as(name + " calls another host").isEmpty();
    }
    assertThat(site.host().answers())
        .filteredOn(answer -> answer.status() == 404 && !answer.file().endsWith("favicon.ico"))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void axeFindsNothingThatKeepsAnybodyOut(Colours colours) throws Exception {
    List<Element> shown =
        shown(
            PageKinds.of(site, List.of("en", "fa-AF")),
            List.of(320, 1280),
            """
            view.eval(axe);
            const found = await view.axe.run(page, { resultTypes: ['violations'] });
            result.dataset.rules = found.passes.length;
            result.dataset.dark = view.matchMedia('(prefers-color-scheme: dark)').matches;
            result.textContent = found.violations.map(one => one.id + ': ' + one.help + ': '
              + one.nodes.map(node => node.html + ' ' + node.failureSummary).join(' | ')).join('\\n');
            """,
            colours);
    for (Element one : shown) {
      String name = one.attr("data-page");
      assertThat(one.attr("data-dark")).as(name).isEqualTo("" + (colours == Colours.DARK));
      assertThat(Integer.parseInt(one.attr("data-rules"))).as(name).isGreaterThan(8);
      assertThat(one.wholeText()).as(name).isEmpty();
    }
  }

  private static String axe() throws IOException {
    try (InputStream script =
        Objects.requireNonNull(BrowserTest.class.getResourceAsStream("/axe.min.js"))) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /**
   * Shows pages one after another, and gives what a script writes down of each. No page may say
   * anything on the console.
   *
   * @param script finds a page, its view and the result to write to by these names
   */
  private List<Element> shown(
      List<String> pages, List<Integer> widths, String script, Colours colours) throws Exception {
    site.host().offer("axe.js", axe());
    List<String> paths = new ArrayList<>();
    for (String page : pages) {
      paths.add(still(page));
    }
    String html =
        """
        <!DOCTYPE html>
        <title>frames</title>
        <script>
        addEventListener('load', async () => {
          const axe = await (await fetch('axe.js')).text();
          for (const path of %s) {
            for (const width of %s) {
              const frame = document.createElement('iframe');
              frame.width = width;
              frame.height = 600;
              await new Promise(done => {
                frame.onload = done;
                frame.src = './' + path;
                document.body.append(frame);
              });
              const view = frame.contentWindow;
              const page = frame.contentDocument;
              const result = document.createElement('p');
              result.dataset.page = path + ' at ' + width;
              %s
              frame.remove();
              document.body.append(result);
            }
          }
        });
        </script>
        <body></body>
        """
            .formatted(
                "["
                    + String.join(", ", paths.stream().map(path -> "'" + path + "'").toList())
                    + "]",
                widths,
                script);
    String printed = Chromium.show(folder, site.host().offer("frames.html", html), colours.option);
    assertThat(printed.lines().filter(line -> line.contains("CONSOLE"))).isEmpty();
    List<Element> shown = Jsoup.parse(printed).select("p[data-page]");
    assertThat(shown).as(printed).hasSize(pages.size() * widths.size());
    return shown;
  }

  /** A page that leads on at once is shown without doing so. */
  private String still(String page) {
    String refresh = "<meta http-equiv=\"refresh\"[^>]*>\n";
    String html = site.site().text(page);
    if (html.equals(html.replaceFirst(refresh, ""))) {
      return ServedSite.path(page);
    }
    String still = ServedSite.path(page) + "still.html";
    site.host().offer(still, html.replaceFirst(refresh, ""));
    return still;
  }
}
