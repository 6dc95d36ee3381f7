package org.polyfeed.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.api.Test;
import org.polyfeed.locale.LocaleFormat;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.problem.Problems;

/** Bodies in feeds, before and after a feed reader has taken out what it does not allow. */
final class SyndicatedBodyTest {

  private static final LocaleTag EN = new LocaleTag("en");
  private static final LocaleTag AR = new LocaleTag("ar");

  /** As strict as those of readers that are: what it does not name loses its tags. */
  private static final Map<String, Set<String>> READER =
      Map.ofEntries(
          Map.entry("a", Set.of("href", "title")),
          Map.entry("img", Set.of("src", "alt", "title", "width", "height")),
          Map.entry("time", Set.of("datetime")),
          Map.entry("td", Set.of("colspan", "rowspan")),
          Map.entry("th", Set.of("colspan", "rowspan")),
          Map.entry("video", Set.of("src", "poster", "width", "height")),
          Map.entry("audio", Set.of("src")),
          Map.entry("q", Set.of("cite")));

  private static final Set<String> PLAIN =
      Set.of(
          "abbr",
          "b",
          "blockquote",
          "br",
          "caption",
          "cite",
          "code",
          "dd",
          "del",
          "dfn",
          "dl",
          "dt",
          "em",
          "figcaption",
          "figure",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "hr",
          "i",
          "ins",
          "kbd",
          "li",
          "ol",
          "p",
          "pre",
          "rp",
          "rt",
          "ruby",
          "s",
          "samp",
          "small",
          "source",
          "strong",
          "sub",
          "sup",
          "table",
          "tfoot",
          "thead",
          "tr",
          "u",
          "ul",
          "var",
          "wbr");

  /** What the feed's own body may say that a reader may drop without loss. */
  private static final Set<String> SPARE =
      Set.of(
          "lang",
          "dir",
          "hreflang",
          "scope",
          "start",
          "reversed",
          "type",
          "controls",
          "cite",
          "datetime",
          "kind",
          "label",
          "srclang",
          "src",
          "title");

  private static String page(BodyReader reader, String text) {
    return reader
        .read(
            new BodySource(
                text,
                "seeds/a",
                1,
                Optional.of("A title"),
                new LocaleFormat(EN),
                new Links(URI.create("https://news.example/en/a/")),
                new Problems()))
        .html()
        .markup();
  }

  private static String feed(LocaleTag locale, String page) {
    return new SyndicatedBody(locale, "").of(new Html(page)).markup();
  }

  private static String markdown(String text) {
    return feed(EN, page(new MarkdownBody(), text));
  }

  private static String html(String text) {
    return feed(EN, page(new HtmlBody(), text)).strip();
  }

  /** What a reader makes of a body. */
  private static Element read(String markup) {
    Element body = Jsoup.parseBodyFragment(markup).body();
    for (Element element : body.select("*")) {
      if (element.equals(body)) {
        continue;
      }
      Set<String> allowed = READER.getOrDefault(element.normalName(), Set.of());
      if (!PLAIN.contains(element.normalName()) && !READER.containsKey(element.normalName())) {
        element.unwrap();
      } else {
        for (Attribute attribute : element.attributes().asList()) {
          if (!allowed.contains(attribute.getKey())) {
            element.removeAttr(attribute.getKey());
          }
        }
      }
    }
    return Jsoup.parseBodyFragment(body.html()).body();
  }

  /** What people read of it: without what only steers the direction, and without boxes to tick. */
  private static String seen(Element body) {
    return body.text()
        .replaceAll("[\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\u2610\\u2611]", "")
        .replaceAll("\\s+", " ")
        .strip();
  }

  private static void assertNothingIsLost(String page) {
    String feed = feed(EN, page);
    Element whole = Jsoup.parseBodyFragment(page).body();
    // Browsers set it on a line of its own.
    whole.select("summary").forEach(summary -> summary.tagName("div"));
    assertThat(seen(read(feed))).as(feed).isEqualTo(seen(whole));
    for (Element element : Jsoup.parseBodyFragment(feed).body().select("body *")) {
      String name = element.normalName();
      assertThat(
              PLAIN.contains(name) || READER.containsKey(name) || name.matches("tbody|span|track"))
          .as(name + " in " + feed)
          .isTrue();
      for (Attribute attribute : element.attributes()) {
        assertThat(
                SPARE.contains(attribute.getKey())
                    || READER.getOrDefault(name, Set.of()).contains(attribute.getKey()))
            .as(attribute + " in " + feed)
            .isTrue();
      }
    }
  }

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

      > quoted[^two]

      ![A picture](picture.png "title")

      ---

      [^1]: A note with `code`.
      [^two]: Another[^1].
      """;

  private static final String HTML =
      """
      <p>A <b>lead</b> <time datetime="2024-04-02">today</time>, <abbr title="x">y</abbr>.</p>
      <table border="1" width="100%"><caption>Of it</caption><colgroup><col span=2></colgroup>
      <tr><th align="center" scope="col">a</th><td align="RIGHT" colspan=2>b</td></tr></table>
      <figure><img src="a.jpg" width="640" height="480"><figcaption>It</figcaption></figure>
      <details><summary>More</summary>loose <i>text</i><p>Text</p></details>
      <ul><li><input type="checkbox" checked> done<div>box</div>after</li></ul>
      <blockquote cite="/source"><p>Quoted</p><footer>By <cite>me</cite></footer></blockquote>
      <p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby> <kbd>a</kbd> <q>q</q> <mark>m</mark>
      <bdo dir=rtl>abc</bdo> <bdi>שלום</bdi> <span dir=rtl lang=ar>نص</span></p>
      <video src="v.mp4" poster="p.jpg"></video> <audio><source src="a.mp3" type="audio/mpeg"></audio>
      <pre><code class="language-x">code</code></pre><dl><dt>t<dd>d<dt>t</dl>
      <div class="wide">loose<section dir=rtl lang=ar><h2>عنوان</h2>نص</section>end</div>
      <del datetime="2024-04-02">gone</del> <aside>Beside</aside><address>Here</address>
      <ol start="3" reversed><li>x</ol><a href="/b"><h3>Block</h3></a>
      """;

  @Test
  void nothingThatPeopleReadIsLostInAStrictReader() {
    assertNothingIsLost(page(new MarkdownBody(), MARKDOWN));
    assertNothingIsLost(page(new HtmlBody(), HTML));
    assertNothingIsLost(page(new MarkdownBody(), MARKDOWN + "\n" + HTML));
    assertNothingIsLost("<p>One</p>\n<p>Two</p>\n");
    assertNothingIsLost("One <b>two</b>");
  }

  @Test
  void nothingIsLostOfAnyTreeOfElements() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      StringBuilder html = new StringBuilder();
      grow(random, 0, html);
      assertNothingIsLost(page(new HtmlBody(), html.toString()));
    }
  }

  private static final List<String> ELEMENTS =
      List.of(
          "p",
          "div",
          "section",
          "aside",
          "blockquote",
          "ul",
          "li",
          "table",
          "td",
          "th",
          "details",
          "summary",
          "figure",
          "figcaption",
          "span dir=rtl",
          "bdo dir=ltr",
          "b",
          "em",
          "mark",
          "del",
          "a href=/x",
          "h2",
          "h4",
          "dl",
          "dt",
          "dd",
          "pre",
          "code",
          "address",
          "footer",
          "ins",
          "center",
          "font",
          "div class=footnotes",
          "ruby",
          "rt",
          "p dir=rtl",
          "div lang=ar dir=rtl");

  private static void grow(Random random, int depth, StringBuilder html) {
    int children = 1 + random.nextInt(4);
    for (int i = 0; i < children; i++) {
      if (depth > 4 || random.nextInt(3) == 0) {
        html.append(random.nextInt(4) == 0 ? "<br>" : " w" + random.nextInt(100));
      } else {
        String element = ELEMENTS.get(random.nextInt(ELEMENTS.size()));
        html.append('<').append(element).append('>');
        grow(random, depth + 1, html);
        html.append("</").append(element.replaceAll(" .*", "")).append('>');
      }
    }
  }

  @Test
  void whatIsSimpleStaysAsItIs() {
    String page =
        page(new MarkdownBody(), "# T\n\nA *b* [c](/d \"e\") ![f](/g)\n\n- h\n- i\n\n> j\n\n---\n");
    assertThat(feed(EN, page)).isEqualTo(page).contains("<img src");
  }

  @Test
  void footnotesAreNumbersAndAListThatLeadToThePage() {
    assertThat(markdown("Text[^1].\n\n[^1]: Note.\n"))
        .isEqualTo(
            """
            <p>Text<sup><a href="https://news.example/en/a/#fn-1">1</a></sup>.</p>
            <hr>
            <ol>
            <li>
            <p>Note. <a href="https://news.example/en/a/#fnref-1">↩</a></p>
            </li>
            </ol>
            """);
  }

  @Test
  void tasksShowInLettersWhetherTheyAreDone() {
    assertThat(markdown("- [ ] Write\n- [x] Read\n"))
        .isEqualTo("<ul>\n<li>☐ Write</li>\n<li>☑ Read</li>\n</ul>\n");
  }

  @Test
  void tablesKeepWhatTheirCellsSay() {
    assertThat(markdown("| a | b |\n|:--|--:|\n| 1 | 2 |\n"))
        .isEqualTo(
            """
            <table>
            <thead>
            <tr>
            <th>a</th>
            <th>b</th>
            </tr>
            </thead>
            <tbody>
            <tr>
            <td>1</td>
            <td>2</td>
            </tr>
            </tbody>
            </table>
            """);
  }

  @Test
  void boxesAreOpenedAndLooseTextIsInParagraphs() {
    assertThat(html("<div>One<div>two <b>2</b></div>three</div>"))
        .isEqualTo("<p>One</p><p>two <b>2</b></p><p>three</p>");
    assertThat(html("<details><summary>Name</summary>Text</details>"))
        .isEqualTo("<p><strong>Name</strong></p><p>Text</p>");
    assertThat(html("<blockquote><p>Said</p><footer>By me</footer></blockquote>"))
        .isEqualTo("<blockquote><p>Said</p><p>By me</p></blockquote>");
  }

  @Test
  void codeHasNeitherClassNorMark() {
    assertThat(feed(AR, page(new MarkdownBody(), "نص\n\n```java\nb\n```\n")))
        .isEqualTo(
            "<p>نص</p>\n<pre dir=\"ltr\"><code dir=\"ltr\">b\n</code></pre>\n"
                .replace("<code dir=\"ltr\">", "<code>"));
  }

  @Test
  void everyBlockOpensInTheDirectionOfItsArticle() {
    assertThat(feed(AR, "<p>نص</p>\n<p>GDP ينمو</p>\n<ul>\n<li><b>IMF</b> قال</li>\n</ul>\n"))
        .isEqualTo(
            "<p>نص</p>\n<p>\u200FGDP ينمو</p>\n<ul>\n<li>\u200F<b>IMF</b> قال</li>\n</ul>\n");
    assertThat(feed(EN, "<p>A</p>\n<blockquote>\n<p>نص is a word</p>\n</blockquote>\n"))
        .isEqualTo("<p>A</p>\n<blockquote>\n<p>\u200Eنص is a word</p>\n</blockquote>\n");
  }

  @Test
  void aTextThatRunsAgainstItsArticleKeepsItsOrderWithoutMarkup() {
    assertThat(feed(EN, "<p>A <span dir=\"rtl\">نص</span> <bdi>ש</bdi></p>"))
        .isEqualTo("<p>A <span dir=\"rtl\">\u2067نص\u2069</span> \u2068ש\u2069</p>\n");
    assertThat(feed(EN, "<p>A</p><p dir=\"rtl\" lang=\"ar\">نص</p>"))
        .isEqualTo("<p>A</p><p dir=\"rtl\" lang=\"ar\">\u200F\u2067نص\u2069</p>\n");
    assertThat(feed(EN, "<p>A <bdo dir=\"rtl\">abc</bdo></p>"))
        .isEqualTo("<p>A \u202Eabc\u202C</p>\n");
  }

  @Test
  void theBodyOpensWithThePlaceFromWhichItReports() {
    assertThat(new SyndicatedBody(EN, "Kabul").of(new Html("<p>A</p>\n")).markup())
        .isEqualTo("<p>Kabul — A</p>\n");
    assertThat(new SyndicatedBody(AR, "IMF").of(new Html("<p lang=\"ar\">نص</p>\n")).markup())
        .startsWith("<p lang=\"ar\">\u200FIMF");
    assertThat(new SyndicatedBody(EN, "Kabul").of(new Html("<pre>a</pre>")).markup())
        .startsWith("<p>Kabul —</p>\n<pre>");
  }

  @Test
  void theReaderOfThisTestIsStrict() {
    assertThat(
            read("<div class=x><p id=y onclick=z>a</p><mark>b</mark></div>")
                .html()
                .replaceAll("\n *", ""))
        .isEqualTo("<p>a</p>b");
    for (Node node : read("<details>a</details>").childNodes()) {
      assertThat(node).isInstanceOf(TextNode.class);
    }
  }
}
