package org.polyfeed.readers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/**
 * Pages of a site in a real browser.
 *
 * @param folder for the browser's own files
 */
record ShownPages(ServedSite site, Path folder) {

  /** What axe finds on a page, to be given to {@link #shown}. */
  static final String AXE =
      """
      view.eval(axe);
      const found = await view.axe.run(page, { resultTypes: ['violations'] });
      result.dataset.rules = found.passes.length;
      result.dataset.dark = view.matchMedia('(prefers-color-scheme: dark)').matches;
      result.textContent = found.violations.map(one => one.id + ': ' + one.help + ': '
        + one.nodes.map(node => node.html + ' ' + node.failureSummary).join(' | ')).join('\\n');
      """;

  /** What a reader prefers, as the browser's command line has it. */
  enum Colours {
    LIGHT("--blink-settings=preferredColorScheme=1"),
    DARK("--blink-settings=preferredColorScheme=0");

    private final String option;

    Colours(String option) {
      this.option = option;
    }
  }

  private static String axe() throws IOException {
    try (InputStream script =
        Objects.requireNonNull(ShownPages.class.getResourceAsStream("/axe.min.js"))) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /**
   * Shows pages one after another, and gives what a script writes down of each. No page may say
   * anything on the console.
   *
   * @param script finds a page, its view and the result to write to by these names
   */
  List<Element> shown(List<String> pages, List<Integer> widths, String script, Colours colours)
      throws Exception {
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
