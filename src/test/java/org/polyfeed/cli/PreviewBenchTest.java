package org.polyfeed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfeed.readers.LivePage;

/**
 * How long somebody waits who saves an article and looks at its page in a browser. Times are
 * printed and decide nothing.
 */
@Tag("bench")
final class PreviewBenchTest {

  private static final int STORIES = 100;

  private static final int EDITS = 21;

  private static final Map<String, String> WORDS =
      Map.of("en", "The ferry sails. ", "fa", "کشتی می‌رود. ", "ru", "Паром идёт. ");

  @TempDir private Path temp;

  @Test
  void anEditIsSeenInTheBrowser() throws Exception {
    Path site = temp.resolve("site");
    Files.createDirectories(site.resolve("seeds"));
    Files.writeString(
        site.resolve("seeds/site.yaml"),
        "address: https://n.example/\nid: n.example,2024\nlocales: { en: {}, fa: {}, ru: {} }\n");
    for (int i = 0; i < STORIES; i++) {
      for (String locale : WORDS.keySet()) {
        write(site, i, locale, "As it was.");
      }
    }
    List<Double> milliseconds = new ArrayList<>();
    try (Serving serving = Serving.of(site);
        LivePage page =
            LivePage.open(temp, serving.address().resolve("en/2024/01/story-0/").toString())) {
      page.await("document.body?.textContent.includes('As it was.') ?? false");
      for (int i = 0; i < EDITS; i++) {
        String text = "Edit " + i + ".";
        long saved = System.currentTimeMillis();
        write(site, 0, "en", text);
        page.await(
            "document.readyState === 'complete' && document.body.textContent.includes('"
                + text
                + "')");
        double shown =
            Double.parseDouble(
                page.ask(
                    "performance.timeOrigin"
                        + " + performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"));
        milliseconds.add(shown - saved);
      }
    }
    assertThat(milliseconds).allSatisfy(one -> assertThat(one).isPositive());
    List<Double> sorted = milliseconds.stream().sorted().toList();
    System.out.printf(
        Locale.ROOT,
        "from saving to seeing, %d x %d, ms: median %.0f, least %.0f, most %.0f%n",
        STORIES,
        WORDS.size(),
        sorted.get(EDITS / 2),
        sorted.get(0),
        sorted.get(EDITS - 1));
  }

  private static void write(Path site, int story, String locale, String text) throws IOException {
    Files.writeString(
        site.resolve("seeds/story-" + story + "." + locale + ".md"),
        "---\ndate: 2024-01-%02d\ntopics: [topic %d]\n---\n# Story %d\n\n%s\n\n%s\n"
            .formatted(
                1 + story % 28,
                story % 10,
                story,
                text,
                WORDS.getOrDefault(locale, "").repeat(130)));
  }
}
