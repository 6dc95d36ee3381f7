package org.polyfeed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfeed.problem.Problem;

/** What the files for hosts say; {@code NginxTest} tries that for nginx. */
class HostsTest {

  private static final String MOVED =
      "/a%20b/ar/2024/05/%D9%81%D9%8A%D8%B6%D8%A7%D9%86/ /a%20b/ar/2024/05/flood/ ";

  @TempDir private Path folder;

  private SiteOnDisk site(String more) {
    String settings =
        "address: https://news.example.org/a%20b/\n"
            + "locales: { en: {}, ar: { slug: native } }\n"
            + more;
    String text = "---\ndate: 2024-05-01\n%s---\n# فيضان\n\nماء.\n";
    return new SiteOnDisk(folder)
        .with("site.yaml", settings)
        .with("rain.en.md", "---\ndate: 2024-05-01\n---\n# Rain\n\nWater.\n")
        .with("flood.ar.md", text.formatted(""))
        .generated()
        .with("rain.en.md", "---\nwithdrawn: true\n---\n")
        .with("flood.ar.md", text.formatted("slug: flood\n"))
        .generated();
  }

  @Test
  void filesOfHostsThatMeanNothingToOthersAreThereUnasked() {
    assertThat(site("").files())
        .contains("_headers", "_redirects", "polyfeed.nginx.conf")
        .doesNotContain(".htaccess", "negotiate.nginx.conf");
  }

  @Test
  void siteMayHaveNone() {
    assertThat(site("hosts: []\n").files())
        .doesNotContain("_headers", "_redirects", "polyfeed.nginx.conf");
    assertThat(site("hosts: false\n").files()).doesNotContain("_headers");
  }

  @Test
  void hostThatLeadsReadersToTheirLanguageIsOneOfThem() {
    SiteOnDisk site = site("hosts: []\nnegotiate: netlify\n");
    assertThat(site.files())
        .contains("_headers", "_redirects")
        .doesNotContain("polyfeed.nginx.conf");
    assertThat(site.text("_redirects")).contains(MOVED + "301!\n", "Language=ar\n");
  }

  @Test
  void netlifyLeadsOnThoughAPageStandsAtTheOldAddress() {
    assertThat(site("hosts: netlify\n").text("_redirects")).endsWith(MOVED + "301!\n");
  }

  @Test
  void cloudflareTakesNoSignBehindTheNumber() {
    SiteOnDisk site = site("hosts: cloudflare\n");
    assertThat(site.text("_redirects")).endsWith(MOVED + "301\n");
    List<String> rules =
        site.text("_headers").lines().filter(line -> line.startsWith("/")).toList();
    assertThat(rules)
        .hasSizeLessThan(100)
        .allMatch(rule -> rule.indexOf('*') == rule.lastIndexOf('*'));
  }

  @Test
  void headersSayWhatFeedsAre() {
    assertThat(site("").text("_headers"))
        .contains(
            """
            /a%20b/*/rss.xml
              Content-Type: application/xml; charset=utf-8
              Cache-Control: public, max-age=300, must-revalidate
              Access-Control-Allow-Origin: *
            """);
  }

  @Test
  void apacheIsToldWhatMovedAndWhatIsGone() {
    site("hosts: apache\n");
    assertThat(folder.resolve("output/.htaccess"))
        .content()
        .contains(
            "RedirectMatch 301 \"^/a b/ar/2024/05/فيضان/$\""
                + " \"https://news.example.org/a b/ar/2024/05/flood/\"\n",
            "RedirectMatch 410 \"^/a b/en/2024/05/rain/$\"\n",
            "ErrorDocument 410 \"/a%20b/en/2024/05/rain/index.html\"\n");
  }

  @Test
  void netlifyAndCloudflareCannotShareTheirFiles() {
    Outcome outcome =
        new SiteOnDisk(folder)
            .with("site.yaml", "hosts: [netlify, cloudflare]\n")
            .outcome(SiteOnDisk.NOW);
    assertThat(outcome.problems().all())
        .extracting(Problem::message)
        .contains(
            "netlify and cloudflare read the same files, each in its own way; name one of them");
  }
}
