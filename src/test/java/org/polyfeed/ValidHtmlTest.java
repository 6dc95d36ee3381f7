package org.polyfeed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfeed.media.Samples;
import org.polyfeed.readers.RichSite;

/** The Nu Html Checker of the W3C has nothing to say about the pages, nor about their style. */
final class ValidHtmlTest {

  private static final String MARKDOWN =
      """
      A *lead* with `code`, a [link](../x/?a=1&b=2 "title"), ~~struck~~[^1], and https://a.example.

      ## A heading

      | left | right | none |
      |:-----|------:|------|
      | 1    | 2     | 3    |

      - [ ] to *do*
      - [x] done

      1. [ ] loose

      2. more

      ```java
      class A {}
      ```

          indented

      > quoted[^two]

      ![A picture](picture.png "title") ![](bare.png)

      ---

      [^1]: A note with `code`.
      [^two]: Another[^1].
      """;

  private static final String HTML =
      """
      <p>A <b>lead</b> <time datetime="2024-04-02">today</time>, <abbr title="x">y</abbr>.</p>
      <table border="1" width="100%" summary="s"><caption>Of it</caption>
      <tr><th align="center" scope="col">a</th><td bgcolor="red" align="RIGHT" nowrap>b</td></tr></table>
      <figure><img src="a.jpg" width="640" height="480" border=0 align=left><figcaption>It</figcaption></figure>
      <h1>Again</h1><h3 align="center">Deeper</h3>
      <details open><summary>More</summary><p>Text</p></details>
      <ul type="disc"><li><input type="checkbox" checked name="a"> done</li></ul>
      <blockquote cite="/source"><p>Quoted</p><footer>By <cite>me</cite></footer></blockquote>
      <p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby> <kbd>a</kbd> <q cite="/q">q</q>
      <font color="red">old</font> <center>centre</center> <a name="here">here</a> <a href="#here">to</a></p>
      <video src="v.mp4" poster="p.jpg" autoplay></video> <audio src="a.mp3"></audio>
      <pre><code class="language-x">code</code></pre> <dl><dt>t<dd>d</dl>
      <div class="wide" onclick="x()"><iframe src="/x"></iframe><p dir="rtl" lang="ar">نص</p></div>
      <del datetime="2024-04-02" cite="/d">gone</del><hr size="1"><ol start="3" reversed><li>x</ol>
      """;

  private static final String MEDIA =
      """
      image: { src: 'hall "1".png', alt: 'The "hall" & <b>', title: 'On "Tuesday" & <b>' }
      audio:
        src: https://a.example/a.mp3?a=1&b=2
        transcript: { en: film.vtt, fa-AF: film.vtt }
        chapters: talk.json
      video: { src: film.mp4, title: 'The "film"', captions: { en: film.vtt, zh: film.vtt } }
      """;

  @TempDir Path folder;

  @Test
  void everyPageOfTheOwnSiteIsValid() throws Exception {
    SiteOnDisk site = new SiteOnDisk(folder);
    try (Stream<Path> seeds = Files.walk(Path.of("seeds"))) {
      for (Path seed : seeds.filter(Files::isRegularFile).toList()) {
        site.with(Path.of("seeds").relativize(seed).toString(), Files.readAllBytes(seed));
      }
    }
    assertValid(site.generated());
  }

  @Test
  void everyKindOfPageIsValid() throws Exception {
    assertValid(RichSite.in(folder));
  }

  @Test
  void everyPageIsValidWhateverABodyHolds() throws Exception {
    String front = "---\ntitle: T & \"t\" <t>\ndate: 2024-04-02\ntopics: [a b, c]\nauthor: A\n";
    SiteOnDisk site =
        new SiteOnDisk(folder)
            .with(
                "site.yaml",
                """
                title: T
                address: https://news.example/
                default: en
                pages: { entries: 2 }
                negotiate: script
                locales:
                  en: {}
                  fa-AF: { calendar: persian, digits: arabext }
                  zh-Hans: { untranslated: show }
                  de: { untranslated: omit }
                """)
            .with("marked.en.md", front + "slug: a\n---\n\n" + MARKDOWN)
            .with("marked.fa-AF.md", front + "slug: نان-و-آب\n---\n\n" + MARKDOWN)
            .with("mixed.en.md", front + "---\n\n" + MARKDOWN + "\n" + HTML)
            .with("html.en.html", front + MEDIA + "---\n" + HTML)
            .with("hall \"1\".png", Samples.png(8, 6))
            .with("film.mp4", Samples.mp4(64, 48, 5_000))
            .with("film.vtt", "WEBVTT\n")
            .with("talk.json", "{}")
            .with("html.zh-Hans.html", front + "---\n" + HTML);
    site.generated();
    // What has moved leaves a page behind.
    assertValid(site.with("marked.en.md", front + "slug: b\n---\n\n" + MARKDOWN).generated());
  }

  private void assertValid(SiteOnDisk site) throws IOException, InterruptedException {
    List<String> files = new ArrayList<>(site.files(".html"));
    files.addAll(site.files(".css"));
    assertThat(files).hasSizeGreaterThan(20);
    assertThat(HtmlChecker.saidOf(site.output(), files, folder)).isEmpty();
  }
}
