package org.polyfeed.readers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfeed.Folders;
import org.polyfeed.Outcome;
import org.polyfeed.Polyfeed;

/**
 * That a reader comes from the root of a site to the same edition by its script, in a real browser,
 * and by the rules for each host, which are read here as the hosts read them.
 */
final class NegotiationTest {

  private static final List<String> LOCALES =
      List.of("en", "zh-Hans", "zh-Hant", "sr-Cyrl", "fa-AF", "nb", "pt-BR", "he", "ru", "pa");

  /** What browsers ask for, and the edition; "" for the page of languages. */
  private static final Map<String, String> CASES =
      Map.ofEntries(
          Map.entry("zh-TW,zh;q=0.9,en;q=0.8", "zh-Hant"),
          Map.entry("zh-HK", "zh-Hant"),
          Map.entry("zh-CN,en;q=0.5", "zh-Hans"),
          Map.entry("zh-SG", "zh-Hans"),
          Map.entry("zh-Hans-HK", "zh-Hans"),
          Map.entry("sr-RS,sr;q=0.8,en;q=0.2", "sr-Cyrl"),
          Map.entry("sr-Latn-ME", "sr-Cyrl"),
          Map.entry("prs", "fa-AF"),
          Map.entry("fa-IR", "fa-AF"),
          Map.entry("no", "nb"),
          Map.entry("nn-NO,nn;q=0.9,en;q=0.6", "nb"),
          Map.entry("pt,en;q=0.1", "pt-BR"),
          Map.entry("pt-PT", "pt-BR"),
          Map.entry("iw-IL", "he"),
          Map.entry("uk", ""),
          Map.entry("uk-UA,uk;q=0.9,en;q=0.8,ru;q=0.7", "en"),
          Map.entry("uk,ru;q=0.5", "ru"),
          Map.entry("ca,es;q=0.9", ""),
          Map.entry("pa-PK", ""),
          Map.entry("pa-Arab-PK,en", "en"),
          Map.entry("pa-IN", "pa"),
          Map.entry("EN-us", "en"),
          Map.entry("english,zhuang,ru", "ru"));

  @TempDir Path folder;

  private Path output;

  @BeforeEach
  void generate() throws IOException {
    Path seeds = Files.createDirectories(folder.resolve("seeds"));
    Files.writeString(
        seeds.resolve("site.yaml"),
        "address: https://x.example/\nnegotiate: [script, netlify, apache, nginx]\nlocales:\n"
            + LOCALES.stream().map(tag -> "  " + tag + ": {}\n").collect(Collectors.joining())
            // No article is written in it, so nobody is led there.
            + "  uk: { fallback: [ru] }\n");
    for (String tag : LOCALES) {
      Files.writeString(seeds.resolve("a." + tag + ".md"), "---\ntitle: T " + tag + "\n---\nA.\n");
    }
    output = folder.resolve("output");
    Folders folders = new Folders(folder, seeds, folder.resolve("templates"), output);
    Outcome outcome =
        new Polyfeed(folders, Instant.parse("2026-12-01T00:00:00Z"), "test").generate();
    assertThat(outcome.problems().hasErrors()).as(outcome.problems().all().toString()).isFalse();
  }

  private static String edition(String path) {
    return path.replace("/", "");
  }

  @Test
  void apacheLeadsToTheEdition() throws IOException {
    String rules = Files.readString(output.resolve(".htaccess"));
    List<String> conditions = quoted(rules, "RewriteCond %\\{\\S+} \"([^\"]*)\"");
    List<String> paths = quoted(rules, "RewriteRule \\^\\$ \"(/\\S+)\" \\[R=302,L,NE]");
    assertThat(paths).hasSize(LOCALES.size());
    assertThat(conditions).hasSize(2 + paths.size());
    CASES.forEach(
        (wanted, edition) -> {
          Matcher first = pattern(conditions.get(1)).matcher(wanted);
          String language = first.find() ? first.group(1) : "";
          assertThat(first(conditions.subList(2, conditions.size()), paths, language))
              .as(wanted)
              .isEqualTo(edition);
        });
  }

  @Test
  void nginxLeadsToTheEdition() throws IOException {
    String rules = Files.readString(output.resolve("negotiate.nginx.conf"));
    String first = quoted(rules, "\"~\\*(.+)\" \\$polyfeed_first;").get(0);
    List<String> editions = quoted(rules, "\"~\\*(.+)\" /\\S+;");
    List<String> paths = quoted(rules, "\"~\\*.+\" (/\\S+);");
    CASES.forEach(
        (wanted, edition) -> {
          Matcher found = pattern(first.replace("<polyfeed_first>", "<first>")).matcher(wanted);
          String language = found.find() ? found.group("first") : "";
          assertThat(first(editions, paths, language)).as(wanted).isEqualTo(edition);
        });
  }

  @Test
  void whatAReaderRefusesIsPassedOver() throws IOException {
    String rules = Files.readString(output.resolve("negotiate.nginx.conf"));
    Pattern first =
        pattern(
            quoted(rules, "\"~\\*(.+)\" \\$polyfeed_first;")
                .get(0)
                .replace("<polyfeed_first>", "<first>"));
    Matcher found = first.matcher("ru;q=0, zh-TW ; q=0.0,  he;q=0.1");
    assertThat(found.find()).isTrue();
    assertThat(found.group("first")).isEqualTo("he");
    assertThat(first.matcher("ru;q=0").find()).isFalse();
    // An odd request must not hold the host up; for a longer one Java, not the host, has no stack.
    assertThat(first.matcher("x-,  ".repeat(100)).find()).isFalse();
    assertThat(first.matcher("ru-a".repeat(4000)).find()).isTrue();
    assertThat(first.matcher("x,".repeat(100) + "ru").find()).isTrue();
  }

  private static String first(List<String> patterns, List<String> paths, String language) {
    for (int i = 0; i < patterns.size(); i++) {
      if (pattern(patterns.get(i)).matcher(language).find()) {
        return edition(paths.get(i));
      }
    }
    return "";
  }

  private static Pattern pattern(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
  }

  private static List<String> quoted(String text, String regex) {
    return Pattern.compile(regex).matcher(text).results().map(found -> found.group(1)).toList();
  }

  @Test
  void netlifyHasALineForEachEditionWithTheExactTagsFirst() throws IOException {
    List<String> lines =
        Files.readAllLines(output.resolve("_redirects")).stream()
            .filter(line -> !line.startsWith("#"))
            .toList();
    assertThat(lines.get(0)).isEqualTo("/ choose=:any /index.html 200!");
    assertThat(lines).anyMatch(line -> line.matches("/ /zh-Hant/ 302! Language=\\S*zh-tw\\S*"));
    assertThat(lines).contains("/ /ru/ 302! Language=ru", "/ /he/ 302! Language=he,iw");
    assertThat(lines).noneMatch(line -> line.contains("Language=uk") || line.contains("/uk/"));
    int plain = lines.indexOf("/ /ru/ 302! Language=ru");
    assertThat(lines.subList(plain, lines.size())).noneMatch(line -> line.contains("zh-tw"));
    assertThat(lines.stream().filter(line -> line.contains("pa-pk")).findFirst())
        .hasValueSatisfying(line -> assertThat(line).startsWith("/ /index.html 200! Language="));
  }

  @Test
  void theScriptLeadsARealBrowserToTheEdition() throws Exception {
    Map<String, String> asked = new LinkedHashMap<>();
    CASES.forEach((wanted, edition) -> asked.put("/?case=" + wanted, edition));
    asked.put("/?choose=1&case=ru", "");
    asked.put("/?case=ru#choose", "");
    asked.put("/?case=ru&remembered=he", "he");
    asked.put("/?case=ru&remembered=gone", "ru");
    StringBuilder html =
        new StringBuilder(
            "<!DOCTYPE html><meta name=referrer content=no-referrer><title>f</title>\n");
    List<String> frames = new ArrayList<>(asked.keySet());
    for (String frame : frames) {
      html.append("<iframe data-src=\"" + frame.replace("&", "&amp;") + "\"></iframe>\n");
    }
    // One after another: what the browser remembers is shared.
    html.append(
        """
        <script>
        (async () => {
          for (const frame of document.querySelectorAll('iframe')) {
            const url = new URL(frame.dataset.src, location.href);
            localStorage.clear();
            if (url.searchParams.get('remembered')) {
              localStorage.setItem('polyfeed-edition:/', url.searchParams.get('remembered'));
            }
            await new Promise(done => { frame.onload = () => setTimeout(done, 100); frame.src = url; });
            const result = document.createElement('p');
            result.dataset.asked = frame.dataset.src;
            result.dataset.came = frame.contentWindow.location.pathname;
            document.body.append(result);
          }
          const last = document.createElement('p');
          last.id = 'done';
          document.body.append(last);
        })();
        </script>
        """);
    // The browser's languages cannot be told it for each page, so the page tells the script.
    Path page = output.resolve("index.html");
    Files.writeString(
        page,
        Files.readString(page).replace("<head>", "<head><script src=\"/languages.js\"></script>"));
    Files.writeString(
        output.resolve("languages.js"),
        """
        const wanted = new URLSearchParams(location.search).get('case').split(',');
        Object.defineProperty(navigator, 'languages', { value: wanted.map(tag => tag.split(';')[0]) });
        """);
    // With the policy that a careful host sends: scripts of its own alone, none in the page.
    try (Host host =
        Host.of(output, "/", "default-src 'none'; script-src 'self'; style-src 'self'")) {
      String printed = Chromium.show(folder, host.offer("frames.html", html.toString()));
      Document result = Jsoup.parse(printed);
      assertThat(result.select("#done")).as(printed).hasSize(1);
      asked.forEach(
          (frame, edition) ->
              assertThat(
                      result.select("p").stream()
                          .filter(one -> one.attr("data-asked").equals(frame))
                          .map(one -> edition(one.attr("data-came"))))
                  .as(frame)
                  .containsExactly(edition));
    }
  }

  @Test
  void pagesLeadToThePageOfLanguagesWithoutBeingLedOn() throws IOException {
    assertThat(Files.readString(output.resolve("ru/index.html")))
        .contains("href=\"../?choose=1\"")
        .doesNotContain("negotiate.js");
    assertThat(Files.readString(output.resolve("index.html")))
        .contains("<script src=\"assets/negotiate.js\"></script>")
        .contains("<link rel=\"canonical\" href=\"https://x.example/\">");
  }
}
