package org.polyfeed.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.polyfeed.locale.LocaleFormat;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.problem.Problems;

/** What bodies become: valid, and of use to keyboards, screen readers and feed readers. */
final class BodyMarkupTest {

  private static final URI PAGE = URI.create("https://news.example/en/a/");

  private static String markdown(String text) {
    return read(new MarkdownBody(), text);
  }

  private static String html(String text) {
    return read(new HtmlBody(), text);
  }

  private static String read(BodyReader reader, String text) {
    return reader
        .read(
            new BodySource(
                text,
                "seeds/a.md",
                1,
                Optional.of("A title"),
                new LocaleFormat(new LocaleTag("en")),
                new Links(PAGE),
                new Problems()))
        .html()
        .markup();
  }

  @Test
  void footnotesOfMarkdownNeedNoHeadingAndLeadToWholeUrls() {
    assertThat(markdown("Text[^1].\n\n[^1]: Note.\n"))
        .isEqualTo(
            """
            <p>Text<sup class="footnote-ref"><a href="https://news.example/en/a/#fn-1" id="fnref-1" data-footnote-ref>1</a></sup>.</p>
            <div class="footnotes">
            <ol>
            <li id="fn-1">
            <p>Note. <a href="https://news.example/en/a/#fnref-1" class="footnote-backref" data-footnote-backref data-footnote-backref-idx="1">↩</a></p>
            </li>
            </ol>
            </div>
            """);
  }

  @Test
  void footnotesBesideRawHtmlNeedNoHeadingEither() {
    assertThat(markdown("Text[^1] <b>bold</b>.\n\n[^1]: Note.\n"))
        .contains("<div class=\"footnotes\">")
        .contains("<a href=\"https://news.example/en/a/#fn-1\" id=\"fnref-1\">1</a>")
        .doesNotContain("<section")
        .doesNotContain("aria-label");
  }

  @Test
  void cellsOfMarkdownAreAlignedByAStyle() {
    assertThat(markdown("| a | b | c |\n|:--|--:|---|\n| 1 | 2 | 3 |\n"))
        .isEqualTo(
            """
            <table tabindex="0">
            <thead>
            <tr>
            <th style="text-align:left">a</th>
            <th style="text-align:right">b</th>
            <th>c</th>
            </tr>
            </thead>
            <tbody>
            <tr>
            <td style="text-align:left">1</td>
            <td style="text-align:right">2</td>
            <td>3</td>
            </tr>
            </tbody>
            </table>
            """);
  }

  @Test
  void cellsOfHtmlAreAlignedByAStyleOfOurOwn() {
    assertThat(
            html(
                "<table border=1><tr><td align=RIGHT>1</td>"
                    + "<td style='color:red; text-align : center'>2</td>"
                    + "<td style='text-align:url(//evil.example)'>3</td>"
                    + "<td align='\"x'>4</td></tr></table>"))
        .isEqualTo(
            "<table tabindex=\"0\"><tbody><tr><td style=\"text-align:right\">1</td>"
                + "<td style=\"text-align:center\">2</td><td>3</td><td>4</td></tr></tbody>"
                + "</table>\n");
  }

  @Test
  void boxesOfTaskListsAreNamedAfterTheirTasks() {
    assertThat(markdown("- [ ] Write *it*\n- [x] Read \"it\"\n"))
        .isEqualTo(
            """
            <ul>
            <li><input type="checkbox" disabled="" aria-label="Write it"> Write <em>it</em></li>
            <li><input type="checkbox" disabled="" checked="" aria-label="Read &quot;it&quot;"> Read &quot;it&quot;</li>
            </ul>
            """);
  }

  @Test
  void boxesInHtmlAreNamedAfterTheTextAroundThem() {
    assertThat(html("<ul><li><input type=checkbox name=x onclick=y> Write <i>it</i></li></ul>"))
        .isEqualTo(
            "<ul><li><input type=\"checkbox\" disabled aria-label=\"Write it\"> Write"
                + " <i>it</i></li></ul>\n");
  }

  @Test
  void codeRunsFromLeftToRight() {
    assertThat(markdown("`a`\n\n```java\nb\n```\n\n    c\n"))
        .isEqualTo(
            """
            <p><code dir="ltr">a</code></p>
            <pre dir="ltr"><code class="language-java">b
            </code></pre>
            <pre dir="ltr"><code>c
            </code></pre>
            """);
  }

  @Test
  void codeInHtmlRunsFromLeftToRightUnlessItSaysOtherwise() {
    assertThat(html("<p><code>a</code></p><pre><code>b</code></pre><pre dir=rtl>c</pre>"))
        .isEqualTo(
            "<p><code dir=\"ltr\">a</code></p><pre dir=\"ltr\"><code>b</code></pre>"
                + "<pre dir=\"rtl\">c</pre>\n");
  }

  @Test
  void linksToAPagesOwnFragmentsLeadWithinIt() {
    Html body =
        new Html(
            "<a href=\"https://news.example/en/a/#b\">b</a> <a href=\"https://c.example/#d\">");
    assertThat(body.within("https://news.example/en/a/").markup())
        .isEqualTo("<a href=\"#b\">b</a> <a href=\"https://c.example/#d\">");
  }

  @Test
  void noClassOfThePageCanBeBorrowed() {
    assertThat(html("<div class='masthead footnotes'>a</div><section class=skip>b</section>"))
        .isEqualTo("<div>a</div><section>b</section>\n");
  }

  @Test
  void headingsLeaveNoLevelOutOnTheWayDown() {
    assertThat(markdown("Text.\n\n#### A\n\n###### B\n\n##### C\n\n# D\n\n### E\n"))
        .isEqualTo("<p>Text.</p>\n<h2>A</h2>\n<h3>B</h3>\n<h3>C</h3>\n<h2>D</h2>\n<h3>E</h3>\n");
    assertThat(html("<p>Text.</p><h3>A</h3><h6>B</h6><h3>C</h3><h1>D</h1><h2>E</h2>"))
        .isEqualTo("<p>Text.</p><h2>A</h2><h3>B</h3><h2>C</h2><h2>D</h2><h2>E</h2>\n");
  }

  @Test
  void charactersByReferenceAreComposedLikeOthers() {
    assertThat(markdown("Caf&#101;&#769;.\n")).isEqualTo("<p>Café.</p>\n");
    assertThat(html("<p>Cafe&#769;, <b>&#824;</b></p>")).isEqualTo("<p>Café, <b>\u0338</b></p>\n");
  }
}
