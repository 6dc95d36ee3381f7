package org.polyfeed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfeed.problem.Problem;

/** Addresses at which articles stood before Polyfeed made their site. */
class AliasesTest {

  private static final String SITE =
      "address: https://news.example.org/log/\ndefault: fr\nlocales: { en: {}, fr: {},"
          + " de: { fallback: [en], untranslated: show },"
          + " sr-Cyrl: {}, sr-Latn: { script-of: sr-Cyrl } }\n";

  @TempDir private Path folder;

  private SiteOnDisk site(String aliases) {
    return new SiteOnDisk(folder)
        .with("site.yaml", SITE)
        .with(
            "ferry.en.md",
            "---\ndate: 2024-05-01\naliases: [\"" + aliases + "\"]\n---\n# Ferry\n\nIt sails.\n")
        .with("other.en.md", "---\ndate: 2024-05-02\n---\n# Other\n\nText.\n");
  }

  private List<String> errors(SiteOnDisk site) {
    return site.outcome(SiteOnDisk.NOW).problems().all().stream().map(Problem::toString).toList();
  }

  @Test
  void pagesLeadOnFromThere() {
    Map<String, String> files =
        Map.ofEntries(
            Map.entry("/posts/ferry/", "posts/ferry/index.html"),
            Map.entry("/posts/bare", "posts/bare/index.html"),
            Map.entry("/2019/05/ferry.html", "2019/05/ferry.html"),
            Map.entry("/ferry.HTM", "ferry.HTM"),
            Map.entry("/ferry.php", "ferry.php/index.html"),
            Map.entry("/v1.2", "v1.2/index.html"),
            Map.entry("https://news.example.org/log/old/", "old/index.html"),
            Map.entry("/%D0%BF%D0%B0%D1%80%D0%BE%D0%BC/", "паром/index.html"),
            Map.entry("/فری/", "فری/index.html"),
            Map.entry("/en/2024/05/was-here/", "en/2024/05/was-here/index.html"));
    SiteOnDisk site = site(String.join("\", \"", files.keySet())).generated();
    assertThat(files.values())
        .allSatisfy(
            file ->
                assertThat(site.text(file))
                    .contains(
                        "<link rel=\"canonical\""
                            + " href=\"https://news.example.org/log/en/2024/05/ferry/\">",
                        "http-equiv=\"refresh\""));
    assertThat(site.text("sitemap-en.xml")).doesNotContain("posts", "old", "v1");
  }

  @Test
  void hostsAreTold() {
    SiteOnDisk site = site("/2019/ferry.html").generated();
    assertThat(site.text("_redirects")).contains("/log/2019/ferry.html /log/en/2024/05/ferry/ 301");
    assertThat(site.text("polyfeed.nginx.conf")).contains("/log/2019/ferry.html");
  }

  @Test
  void whatNoFileCanStandAtIsRefusedWithItsLine() {
    List<String> aliases =
        List.of(
            "ferry/",
            "/",
            "https://elsewhere.example/ferry/",
            "https://news.example.org/ferry/",
            "/?p=42",
            "/ferry/?page=2",
            "/../ferry/",
            "/a//b/",
            "/a b/",
            "/ferry#top",
            "/100%/",
            "/%F2%E5%EA%F1%F2/");
    assertThat(errors(site(String.join("\", \"", aliases))))
        .hasSameSizeAs(aliases)
        .allSatisfy(error -> assertThat(error).startsWith("seeds/ferry.en.md:3: '"))
        .allSatisfy(error -> assertThat(error).contains("' is no path of a page"));
  }

  @Test
  void whatTheSiteHasIsRefused() {
    assertThat(errors(site("/en/2024/05/other/\", \"/en/\", \"/404.html\", \"/en/topics/")))
        .containsExactly(
            "seeds/ferry.en.md: its alias '/404.html' is that of a page or file which the site has"
                + " now; take out one of them",
            "seeds/ferry.en.md: its alias '/en/' is that of a page or file which the site has now;"
                + " take out one of them",
            "seeds/ferry.en.md: its alias '/en/2024/05/other/' is that of a page or file which the"
                + " site has now; take out one of them");
  }

  @Test
  void whatLiesBelowAFileOfTheSiteIsRefused() {
    assertThat(errors(site("/en/rss.xml")))
        .contains(
            "seeds/ferry.en.md: its alias '/en/rss.xml/' is that of a page or file which the site"
                + " has now; take out one of them");
  }

  @Test
  void twoArticlesCannotHaveOne() {
    SiteOnDisk site =
        site("/old/")
            .with("other.en.md", "---\ndate: 2024-05-02\naliases: /old\n---\n# Other\n\nText.\n");
    assertThat(errors(site))
        .containsExactly(
            "seeds/other.en.md: its alias '/old/' is also one of seeds/ferry.en.md; take out one of"
                + " them");
  }

  @Test
  void itsOwnAddressIsNone() {
    SiteOnDisk site = site("/en/2024/05/ferry/\", \"/old/\", \"/old").generated();
    assertThat(site.text("en/2024/05/ferry/index.html")).contains("It sails.");
    assertThat(site.text("old/index.html")).contains("refresh");
  }

  @Test
  void whatAStorySharesLeadsToItsArticleInTheSitesOwnLocale() {
    SiteOnDisk site =
        site("/unused/")
            .with("ferry.yaml", "aliases: [/old/]\n")
            .with("ferry.fr.md", "---\ndate: 2024-05-01\n---\n# Bac\n\nIl part.\n")
            .with("ferry.sr-Cyrl.md", "---\ndate: 2024-05-01\n---\n# Трајект\n\nПлови.\n")
            .generated();
    assertThat(site.text("old/index.html")).contains("/log/fr/2024/05/bac/");
  }

  @Test
  void itGoesBeforeWhatTheLedgerKnows() {
    SiteOnDisk site = site("/unused/").generated();
    site.with("other.en.md", "---\ndate: 2024-05-02\nslug: news\n---\n# Other\n\nText.\n");
    site.generated();
    assertThat(site.text("en/2024/05/other/index.html")).contains("2024/05/news/");
    site("/en/2024/05/other/")
        .with("other.en.md", "---\ndate: 2024-05-02\nslug: news\n---\n# Other\n\nText.\n")
        .generated();
    assertThat(site.text("en/2024/05/other/index.html")).contains("2024/05/ferry/");
  }

  @Test
  void oneThatIsTakenOutGoes() {
    SiteOnDisk site = site("/old/").generated();
    site("/unused/").generated();
    assertThat(site.has("old/index.html")).isFalse();
  }
}
