package org.polyfeed.readers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.polyfeed.SiteOnDisk;

/** A site with all that a site may have: every kind of page, feed, entry, script and body. */
public final class RichSite {

  /** Below the root of its host, as many sites are. */
  static final String ADDRESS = "http://rich.example/news/";

  static final String SETTINGS =
      """
      title: { en: "World Desk & Co <daily>", fa-AF: میز جهان, ar: مكتب العالم, ja: 世界デスク, sr-Cyrl: Светски деск }
      description: { en: "News & more, \\"all\\" of it", ja: 世界のニュース }
      address: http://rich.example/news/
      id: rich.example,2024
      timezone: Asia/Kabul
      default: en
      locales:
        en: {}
        fr: { fallback: [en], untranslated: show }
        de: { fallback: [en], untranslated: list }
        fa-AF: { calendar: persian, digits: arabext }
        ar: {}
        ja: {}
        zh-Hans: {}
        zh-Hant: { script-of: zh-Hans }
        sr-Cyrl: {}
        sr-Latn: { script-of: sr-Cyrl }
      pages: { entries: 4 }
      feeds:
        entries: 5
        hub: https://hub.example/push
        exclude: [internal]
        topics: { entries: 4 }
        all: { entries: 30, content: summary }
        more:
          stage: { title: { en: On stage, ja: 舞台 }, topics: [culture], content: summary }
          east: { title: East, locales: [ja, zh-Hans] }
      topics:
        culture: { en: Culture & Arts, fa-AF: فرهنگ, ar: ثقافة, ja: 文化, sr-Cyrl: Култура, zh-Hans: 文化 }
        sea: { en: The sea, fr: La mer, ja: 海, ar: البحر }
      authors:
        ada: { name: { en: Ada Moreau, ja: エイダ・モロー, sr-Cyrl: Ада Моро }, url: https://ada.example/ }
      """;

  /** What Markdown can do. */
  private static final String MARKDOWN =
      """
      A *lead* with `code`, a [link](../../../?a=1&b=2 "title"), ~~struck~~[^1], and https://a.example/b.

      ## A heading

      | left | right | none |
      |:-----|------:|------|
      | 1    | 2     | 3    |

      - [ ] to *do*
      - [x] done

      ```java
      class A<T> {} // a line of code that is longer than any screen of a telephone is wide, by far
      ```

      > quoted[^two]

      ![A picture](../../../../picture.png "title")

      ---

      [^1]: A note with `code`.
      [^two]: Another[^1].
      """;

  /** What HTML can do, and some that it may not. */
  private static final String HTML =
      """
      <p>A <b>lead</b> <time datetime="2024-04-02">today</time>, <abbr title="x">y</abbr>, 1 &lt; 2 &amp; 3.</p>
      <table><caption>Of it</caption><tr><th scope="col">a</th><td>b</td></tr></table>
      <figure><img src="../../../../picture.png" srcset="../../../../picture.png 1x" width="640" height="480" alt="A"><figcaption>It</figcaption></figure>
      <h3>Deeper</h3>
      <details open><summary>More</summary><p>Text</p></details>
      <blockquote cite="/source"><p>Quoted</p></blockquote>
      <p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby> <kbd>a</kbd> <q>q</q> <a href="#here">to</a></p>
      <p id="here" dir="rtl" lang="ar">نص قصير</p>
      <pre>  kept   as it
        is</pre>
      <p>]]&gt; &lt;!-- no comment --&gt; 😀🏳️‍🌈 a&#769; &#x10348;</p>
      """;

  /** Of one pixel. */
  private static final String PICTURE =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

  private RichSite() {}

  /** Generates it in two runs, so that something has moved, and something was taken back. */
  public static SiteOnDisk in(Path folder) {
    SiteOnDisk site = new SiteOnDisk(folder).with("site.yaml", SETTINGS);
    for (int i = 1; i <= 9; i++) {
      site.with(
          "regular-" + i + ".en.md",
          "---\ndate: 2024-0%d-1%d 08:30\ntopics: [sea]\nauthor: ada\n---\n# Ferry %d\n\nIt sails.\n"
              .formatted(i, i, i));
    }
    Map<String, String> pairs =
        Map.of(
            "fa-AF", "# کشتی سفید\n\nکشتی امروز رسید.\n",
            "ar", "# سفينة بيضاء\n\nوصلت السفينة اليوم.\n",
            "ja", "# 白い船\n\n船は今日着いた。\n",
            "zh-Hans", "# 白色的船\n\n软件公司说，船今天到了。\n",
            "sr-Cyrl", "# Бели брод\n\nБрод је данас стигао у Београд.\n");
    for (int i = 1; i <= 7; i++) {
      String number = " " + i + "\n";
      pairs.forEach(
          (locale, text) ->
              site.with(
                  "ship" + number.strip() + "." + locale + ".md", text.replaceFirst("\n", number)));
      site.with(
          "ship" + i + ".yaml",
          "date: 2024-10-0" + i + "T22:15:00Z\ntopics: [culture, sea]\nauthors: [ada, Ben Okri]\n");
    }
    String kinds =
        "---\ntitle: \"T & \\\"t\\\" <t> 'x' ]]>\"\ndate: 2024-11-0%d\ntopics: [a <b> & c, culture]\n";
    site.with("marked.en.md", kinds.formatted(1) + "---\n\n" + MARKDOWN)
        .with("markup.en.html", kinds.formatted(2) + "dateline: Kabul\n---\n" + HTML)
        .with("markup.fa-AF.html", kinds.formatted(2) + "---\n" + HTML)
        .with(
            "mixed.ar.md",
            "---\ndate: 2024-11-03\n---\n# NATO: حلف\n\nNATO ‏قال اليوم.\n\n" + MARKDOWN)
        .with("memo.en.md", "---\ndate: 2024-11-04\ntopics: internal\n---\n# Memo\n\nFor us.\n")
        .with("moved.en.md", "---\ndate: 2024-11-05\n---\n# Moved\n\nIt was elsewhere.\n")
        .with("moved.fr.md", "---\ndate: 2024-11-05\n---\n# Déplacé\n\nC'était ailleurs.\n")
        .with("wrong.en.md", "---\ndate: 2024-11-06\n---\n# Wrong\n\nIt is.\n")
        .with("wrong.fa-AF.md", "---\ndate: 2024-11-06\n---\n# نادرست\n\nچنین است.\n")
        .generated();
    site.with(
            "moved.en.md", "---\ndate: 2024-11-05\nslug: here\n---\n# Moved\n\nIt was elsewhere.\n")
        .with("wrong.en.md", "---\nwithdrawn: A source <deceived> us.\n---\n")
        .with("wrong.fa-AF.md", "---\nwithdrawn: true\n---\n");
    List<String> fresh = List.of("Tide", "Wind", "Rain");
    for (String title : fresh) {
      site.with(
          title.toLowerCase(Locale.ROOT) + ".en.md",
          "---\ndate: 2024-12-01\nupdated: 2024-12-05T10:00:00Z\nsummary: \"In short: <"
              + title
              + "> & more.\"\ncorrection: { date: 2024-12-06, note: It was 3 < 5. }\n---\n# "
              + title
              + "\n\nIt comes.\n");
    }
    site.generated(SiteOnDisk.NOW.plus(Duration.ofDays(1)));
    try {
      Files.write(site.output().resolve("picture.png"), Base64.getDecoder().decode(PICTURE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return site;
  }
}
