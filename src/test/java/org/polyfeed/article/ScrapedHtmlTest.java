package org.polyfeed.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.polyfeed.locale.LocaleFormat;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.problem.Problem;
import org.polyfeed.problem.Problems;

/** What becomes of HTML that was made for a page with scripts, or by a word processor. */
final class ScrapedHtmlTest {

  private final Problems problems = new Problems();

  private String html(String text) {
    return read(new HtmlBody(), text).html().markup().strip();
  }

  private Draft read(BodyReader reader, String text) {
    return reader.read(
        new BodySource(
            text,
            "seeds/a.html",
            3,
            Optional.of("A title"),
            new LocaleFormat(new LocaleTag("en")),
            new Links(URI.create("https://news.example/en/a/")),
            problems));
  }

  @Test
  void aPictureThatLoadsLateIsShown() {
    String picture = "<p><img src=\"https://news.example/a.jpg\" alt=\"A\"></p>";
    assertThat(html("<p><img src='' data-src=/a.jpg alt=A></p>")).isEqualTo(picture);
    assertThat(html("<p><img src='data:image/gif;base64,R0' data-original=/a.jpg alt=A></p>"))
        .isEqualTo(picture);
    assertThat(html("<p><img src=/blur.jpg data-lazy-src='/a.jpg' alt=A></p>")).isEqualTo(picture);
    assertThat(
            html(
                "<p><img src data-srcset='/s.jpg 320w, /a.jpg 1280w,/m.jpg 640w' sizes=1 alt=A></p>"))
        .isEqualTo(picture);
    assertThat(html("<p><img src=/a.jpg srcset='/b.jpg 2x' alt=A></p>")).isEqualTo(picture);
  }

  @Test
  void aPictureForReadersWithoutScriptsTakesThePlaceOfTheLateOne() {
    String picture = "<p><img src=\"https://news.example/a.jpg\" alt=\"A\"></p>";
    assertThat(html("<p><img class=lazy alt=A><noscript><img src=/a.jpg></noscript></p>"))
        .isEqualTo(picture);
    assertThat(html("<p><noscript><img src=/a.jpg alt=A></noscript><img src='data:,' alt=A></p>"))
        .isEqualTo(picture);
    assertThat(html("<figure><noscript><img src=/a.jpg alt=A></noscript></figure>"))
        .isEqualTo("<figure><img src=\"https://news.example/a.jpg\" alt=\"A\"></figure>");
    assertThat(html("<p>a</p><noscript><img src=//count.example/p></noscript>"))
        .isEqualTo("<p>a</p>");
  }

  @Test
  void ofThePicturesToChooseFromTheOneForAllIsTaken() {
    assertThat(
            html(
                "<picture><source srcset=/a.avif type=image/avif><img src=/a.jpg alt=A></picture>"))
        .isEqualTo("<img src=\"https://news.example/a.jpg\" alt=\"A\">");
    assertThat(html("<picture><source srcset='/a.webp 1x, /b.webp 2x'><img alt=A></picture>"))
        .isEqualTo("<img alt=\"A\" src=\"https://news.example/b.webp\">");
    assertThat(html("<amp-img src=/a.jpg alt=A width=4 height=3><i fallback>x</i></amp-img>"))
        .isEqualTo("<img src=\"https://news.example/a.jpg\" alt=\"A\" width=\"4\" height=\"3\">");
  }

  @Test
  void aPictureThatCannotBeShownLeavesItsWords() {
    assertThat(html("<p>a <img src='data:image/png;base64,iVBO' alt='A <map>'></p>"))
        .isEqualTo("<p>a A &lt;map&gt;</p>");
    assertThat(
            read(new MarkdownBody(), "a ![A *map*](data:image/png;base64,iVBO)\n").html().markup())
        .isEqualTo("<p>a A <em>map</em></p>\n");
    assertThat(read(new MarkdownBody(), "[run](javascript:alert) me\n").html().markup())
        .isEqualTo("<p>run me</p>\n");
  }

  @Test
  void whatIsAPixelLargeOrHiddenIsLeftOutAndSaid() {
    assertThat(
            html(
                """
                <p>Text<img src="https://count.example/a" width="1" height=1></p>
                <img src="https://count.example/b" style="width:1px; height : 0">
                <iframe src="https://count.example/c" width=0 height=0 title="c"></iframe>
                <div style="display: none !important">Menu</div><p hidden>Old</p>
                <noscript><img width=1 height=1 src="https://count.example/d"></noscript>"""))
        .isEqualTo("<p>Text</p>");
    assertThat(problems.all().stream().map(Problem::toString))
        .hasSize(6)
        .allMatch(note -> note.startsWith("seeds/a.html:3: note: left out what "))
        .anyMatch(note -> note.endsWith("only tells its host who reads: https://count.example/d"))
        .anyMatch(note -> note.endsWith("left out what its page hides: Menu"));
  }

  @Test
  void aPlayerOfAnotherHostBecomesALinkToWhereItPlays() {
    assertThat(
            html("<iframe src=//www.youtube.com/embed/abcdefghij0?x=1 title='The &amp;'></iframe>"))
        .isEqualTo("<p><a href=\"https://www.youtube.com/watch?v=abcdefghij0\">The &amp;</a></p>");
    assertThat(html("<p><iframe data-src=https://player.vimeo.com/video/12></iframe></p>"))
        .isEqualTo("<p><a href=\"https://vimeo.com/12\">Vimeo</a></p>");
    assertThat(html("<figure><oembed url=https://a.example/v></oembed></figure>"))
        .isEqualTo(
            "<figure><p><a href=\"https://a.example/v\">https://a.example/v</a></p></figure>");
    assertThat(html("<amp-youtube data-videoid=abcdefghij0></amp-youtube>"))
        .isEqualTo("<p><a href=\"https://www.youtube.com/watch?v=abcdefghij0\">YouTube</a></p>");
    assertThat(html("<iframe src=https://charts.example/1 title='A chart'></iframe>"))
        .isEqualTo("<p><a href=\"https://charts.example/1\">A chart</a></p>");
    assertThat(html("<p>a</p><iframe src=https://ads.example/1></iframe>")).isEqualTo("<p>a</p>");
    assertThat(html("<p><iframe src='javascript:x' title=T></iframe></p>")).isEqualTo("<p>T</p>");
  }

  @Test
  void twoLineEndsPartParagraphsAndOneDoesNot() {
    assertThat(html("<div>One<br>\n<br>two <b>bold</b> <i>it</i><br>three<br><br><br>four</div>"))
        .isEqualTo("<div><p>One</p><p>two <b>bold</b> <i>it</i><br>three</p><p>four</p></div>");
    assertThat(html("<p lang=fr id=x>Un<br><br>deux</p>"))
        .isEqualTo("<p lang=\"fr\" id=\"a-x\">Un</p><p lang=\"fr\">deux</p>");
    assertThat(html("One<br><br>two<ul><li>a</ul><br>three"))
        .isEqualTo("<p>One</p><p>two</p><ul><li>a</li></ul><p>three</p>");
    assertThat(html("<p>One<br>two</p>")).isEqualTo("<p>One<br>two</p>");
  }

  @Test
  void paragraphsThatHoldNothingAreLeftOut() {
    assertThat(html("<p>a</p><p>&nbsp;</p><p><br></p><div><p> <b></b></p></div><h2></h2><p>b"))
        .isEqualTo("<p>a</p><p>b</p>");
    assertThat(html("<p id=here></p><p><img src=/a></p><table><tr><td></table>"))
        .contains("<p id=\"a-here\"></p>", "<img", "<td></td>");
  }

  @Test
  void whatAWordProcessorAddsIsLeftOut() {
    assertThat(
            html(
                """
                <!--[if gte mso 9]><xml><w:WordDocument/></xml><![endif]-->
                <xml><w:View>Normal</w:View></xml>
                <p class="MsoNormal" style="mso-fareast-language:EN"><font face="Arial"><span
                lang=EN-US>Text of <st1:place w:st="on">Kabul</st1:place></span></font><o:p></o:p></p>
                <p class=MsoNormal><o:p>&nbsp;</o:p></p><center>Middle</center><center>End</center>"""))
        .isEqualTo(
            "<p><span lang=\"EN-US\">Text of Kabul</span></p>\n"
                + "<div>Middle</div><div>End</div>");
  }

  @Test
  void theFirstParagraphIsFoundAmongLines() {
    assertThat(read(new HtmlBody(), "<div>KABUL<br><br>Two</div>").lead()).isEqualTo("KABUL");
  }

  @Test
  void htmlInMarkdownIsMendedToo() {
    assertThat(
            read(new MarkdownBody(), "Text <img data-src=\"/a.jpg\" alt=\"A\">\n").html().markup())
        .isEqualTo("<p>Text <img alt=\"A\" src=\"https://news.example/a.jpg\"></p>\n");
  }

  @Test
  void noUrlIsLeftThatDependsOnWhereItIsRead() {
    String markup =
        html(
            """
            <a href="//h.example/a b">1</a><a href="é?q=ü#ž">2</a><a href="../x">3</a>
            <img src="/a b.jpg" srcset="c.jpg 2x" alt=""><video poster="/p.jpg" src="//v.example/v">
            <track src="/t.vtt"></video><audio><source src="/s.mp3"></audio><q cite="/c">q</q>
            <p style="background:url(b.png)" background="b.png">p</p><a href="JaVaScript:x()">4</a>
            <a href="vbscript:x">5</a><a href="data:text/html,x">6</a><a href="&#106;avascript:x">7</a>""");
    assertThat(markup.split("(?:href|src|poster|cite)=\"").length - 1).isEqualTo(9);
    assertThat(markup.replaceAll("(?:href|src|poster|cite)=\"https://[!-~]+\"", ""))
        .doesNotContain("href=", "src=", "poster=", "cite=", "srcset", "url(", "background");
  }
}
