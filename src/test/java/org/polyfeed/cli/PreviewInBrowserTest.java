package org.polyfeed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfeed.FileTree;
import org.polyfeed.readers.LivePage;

/** What somebody sees who writes with the preview beside the editor, in a real browser. */
final class PreviewInBrowserTest {

  private static final String OVERLAY = "document.querySelector('polyfeed-problems')?.shadowRoot";

  private static final String ALERT = OVERLAY + "?.querySelector('[role=alert]')?.textContent";

  @TempDir private Path temp;

  private Path site = Path.of("");

  @BeforeEach
  void write() throws IOException {
    site = temp.resolve("site");
    write(
        "seeds/site.yaml",
        "title: News\naddress: https://n.example/sub/\nid: n.example,2024\nlocales: { en: {}, fa: {} }\n");
    write("seeds/ferry.en.md", "---\ndate: 2024-12-01\n---\n# Ferry\n\nIt sails.\n");
    write("seeds/ferry.fa.md", "---\ndate: 2024-12-01\n---\n# کشتی\n\nمی‌رود.\n");
    write(
        "seeds/raft.en.md",
        "---\ndate: 2024-12-02\n---\n# Raft\n\nIt drifts.\n\n" + "Long.\n\n".repeat(200));
  }

  private void write(String name, String text) throws IOException {
    Path file = site.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void thePageChangesWithItsSeedAndTheOverlayComesAndGoesWithAFault() throws Exception {
    try (Serving serving = Serving.of(site);
        LivePage page = LivePage.open(temp, url(serving, "en/2024/12/ferry/"))) {
      page.await("document.body?.textContent.includes('It sails.')");

      write("seeds/ferry.en.md", "---\ndate: 2024-12-01\n---\n# Ferry\n\nIt sank.\n");
      page.await("document.body?.textContent.includes('It sank.')");
      assertThat(page.ask(OVERLAY)).isEqualTo("undefined");

      page.ask("window.mark = 'as it was'");
      write("templates/article.vm", "#head()\n<p>$nothing.of.this</p>\n");
      page.await(ALERT + "?.includes('templates/article.vm:2') ?? false");
      assertThat(page.ask("document.body.textContent")).contains("It sank.");
      assertThat(page.ask(ALERT)).contains("What was last good is still shown.");
      assertThat(page.ask("window.mark")).isEqualTo("as it was");
      assertThat(page.ask("document.querySelector('polyfeed-problems').dir")).isEqualTo("ltr");
      assertThat(page.ask("document.querySelector('polyfeed-problems').lang")).isEqualTo("en");
      page.go(url(serving, "fa/"));
      page.await(ALERT + "?.includes('templates/article.vm:2') ?? false");
      page.go(url(serving, "en/2024/12/ferry/"));

      Files.delete(site.resolve("templates/article.vm"));
      page.await("document.querySelector('polyfeed-problems') === null");
      write("seeds/ferry.en.md", "---\ndate: 2024-12-01\n---\n# Ferry\n\nIt floats.\n");
      page.await("document.body?.textContent.includes('It floats.')");
      assertThat(page.console()).isEmpty();
    }
  }

  private static String url(Serving serving, String path) throws Exception {
    return serving.address().resolve(path).toString();
  }

  @Test
  void onlyPagesThatChangeAreLoadedAgainAndStayWhereTheyWere() throws Exception {
    try (Serving serving = Serving.of(site);
        LivePage page = LivePage.open(temp, url(serving, "en/2024/12/raft/"))) {
      page.await("document.body?.textContent.includes('It drifts.')");
      page.ask("window.mark = 'not loaded again'");
      page.ask("scrollTo(0, 1500)");
      // A warning, so that it can be seen that the page was told.
      write(
          "seeds/ferry.en.md",
          "---\ndate: 2024-12-01\n---\n# Ferry\n\nIt sank [there](/sub/nowhere/).\n");
      page.await(OVERLAY + "?.querySelector('summary')?.textContent === '1 warning'");
      assertThat(page.ask("window.mark")).isEqualTo("not loaded again");
      assertThat(page.ask(OVERLAY + ".querySelector('code').textContent"))
          .startsWith("seeds/ferry.en.md");

      write(
          "seeds/raft.en.md",
          "---\ndate: 2024-12-02\n---\n# Raft\n\nIt rests [there](/sub/nowhere/).\n\n"
              + "Long.\n\n".repeat(200));
      page.await("document.body?.textContent.includes('It rests there.')");
      page.await("document.readyState === 'complete' && scrollY === 1500");
      assertThat(page.ask("window.mark")).isEqualTo("undefined");

      assertThat(page.console()).isEmpty();
    }
  }

  /** Keeps what a page is told; its own script has heard it when this has. */
  private static final String LISTENING =
      """
      window.told = [];
      window.EventSource = class extends EventSource {
        constructor(url) {
          super(url);
          this.addEventListener('message', (event) => setTimeout(() => told.push(event.data)));
        }
      };
      """;

  @Test
  void whatIsClosedStaysClosedUntilSomethingElseIsWrong() throws Exception {
    write(
        "seeds/ferry.en.md",
        "---\ndate: 2024-12-01\n---\n# Ferry\n\nIt sank [there](/sub/nowhere/).\n");
    try (Serving serving = Serving.of(site);
        LivePage page = LivePage.open(temp, url(serving, "en/"))) {
      page.await(OVERLAY + "?.querySelector('summary')?.textContent === '1 warning'");
      page.ask(OVERLAY + ".querySelector('button').click()");
      assertThat(page.ask(OVERLAY)).isEqualTo("undefined");
      page.before(LISTENING);
      page.go(url(serving, "en/2024/12/ferry/"));
      page.await("window.told?.length > 0");
      assertThat(page.ask("JSON.parse(told[0]).warnings")).isEqualTo("1");
      assertThat(page.ask(OVERLAY)).as("on another page").isEqualTo("undefined");

      write("templates/assets/polyfeed.css", "body { color: rgb(1, 2, 3) }");
      page.await("getComputedStyle(document.body).color === 'rgb(1, 2, 3)'");
      page.await("window.told?.length > 0");
      assertThat(page.ask("JSON.parse(told[0]).warnings")).isEqualTo("1");
      assertThat(page.ask(OVERLAY)).as("loaded again").isEqualTo("undefined");

      write("seeds/late.en.md", "---\ndate: 2999-12-01\n---\n# Late\n\nTo come.\n");
      page.await(OVERLAY + "?.querySelector('summary')?.textContent === '2 warnings'");
      assertThat(page.console()).isEmpty();
    }
  }

  @Test
  void aPageThatIsMissingComesByItselfAndHostileTextIsText() throws Exception {
    write("seeds/site.yaml", "address: [\n");
    try (Serving serving = Serving.of(site);
        LivePage page = LivePage.open(temp, url(serving, "/en/2024/12/ferry/"))) {
      page.await(ALERT + "?.includes('seeds/site.yaml:') ?? false");
      assertThat(page.ask(ALERT)).contains("The site is shown as soon as this is mended.");
      write("seeds/site.yaml", "address: https://n.example/\nlocales: { en: {}, fa: {} }\n");
      page.await("document.body?.textContent.includes('It sails.') ?? false");

      page.go(url(serving, "/en/2024/12/kite/"));
      assertThat(page.ask("document.querySelectorAll('h1').length")).isEqualTo("1");
      write("seeds/kite.en.md", "---\ndate: 2024-12-03\n---\n# Kite\n\nIt flies.\n");
      page.await("document.body?.textContent.includes('It flies.') ?? false");

      write(
          "seeds/kite.en.md",
          "---\ndate: \"<img src=x onerror='document.title = 1'></script>\"\n---\n# Kite\n\nIt flies.\n");
      page.await(ALERT + "?.includes('<img src=x onerror=') ?? false");
      assertThat(page.ask(OVERLAY + ".querySelectorAll('img, script').length")).isEqualTo("0");
      page.ask(
          "document.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape', bubbles: true}))");
      assertThat(page.ask("document.querySelector('polyfeed-problems')")).isEqualTo("null");
    }
  }

  @Test
  void thePageOfLanguagesAndEveryEditionAreThere() throws Exception {
    FileTree.delete(site.resolve("seeds"));
    FileTree.copy(Path.of("seeds"), site.resolve("seeds"));
    try (Serving serving = Serving.of(site);
        LivePage page = LivePage.open(temp, serving.address().toString())) {
      page.await("document.querySelectorAll('main a[hreflang], main a[lang]').length > 5");
      List<String> editions =
          page.ask(
                  "[...document.querySelectorAll('main a[hreflang], main a[lang]')].map(a => a.href)")
              .lines()
              .flatMap(all -> List.of(all.split(",", -1)).stream())
              .toList();
      for (String edition : editions) {
        assertThat(URI.create(edition).getHost()).as(edition).isEqualTo("127.0.0.1");
        page.go(edition);
        String locale = URI.create(edition).getPath().split("/", -1)[1];
        assertThat(page.ask("document.documentElement.lang")).as(edition).isEqualTo(locale);
      }
      page.go(url(serving, "/en/atom.xml"));
      assertThat(page.ask("document.documentElement.localName")).isEqualTo("feed");
      assertThat(
              page.ask("document.querySelector('entry link[rel=alternate]').getAttribute('href')"))
          .startsWith("http://127.0.0.1:");
      assertThat(page.console()).isEmpty();
    }
  }
}
