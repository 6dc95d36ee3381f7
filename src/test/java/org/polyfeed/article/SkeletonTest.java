package org.polyfeed.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyfeed.RandomText;
import org.polyfeed.locale.Letters;
import org.polyfeed.locale.LocaleFormat;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.problem.Problems;

/** What of seeds is translated, and that it stands again where it stood. */
final class SkeletonTest {

  private static final LocaleTag EN = new LocaleTag("en");

  private static Skeleton of(String extension, String body) {
    return Skeleton.of(extension, body, Optional.empty(), EN, List.of());
  }

  private static String shown(Skeleton skeleton) {
    return skeleton.units().stream()
        .map(unit -> unit.id() + ": " + shown(unit.pieces()))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String shown(List<Piece> pieces) {
    StringBuilder shown = new StringBuilder();
    for (Piece piece : pieces) {
      if (piece instanceof Piece.Words words) {
        shown.append(words.text());
      } else if (piece instanceof Piece.Code code) {
        shown.append(
            switch (code.role()) {
              case OPENING -> "<" + code.id() + ">";
              case CLOSING -> "</" + code.id() + ">";
              case ALONE -> "<" + code.id() + "/>";
            });
      }
    }
    return shown.toString();
  }

  @Test
  void markdownIsTakenApart() {
    Skeleton skeleton =
        of(
            "md",
            """
            # The *ferry* sails

            <!-- Translators: it is a real name -->
            Hello **world**,
            see [the map](map.html "A map") & `code` at https://x.example/a_b.

            > Quoted **bold
            > more**\\
            > next.

            - [ ] task
            - ![The hall](kazan.jpg)

            | a \\| b | c |
            |---|---|
            | d | <b title="T">e</b> |

                left alone

            <figure><img src="a.jpg" alt='Sea'><figcaption>At sea</figcaption></figure>

            [ref][] and note[^1]

            [^1]: The note.

            [ref]: https://r.example
            """);
    assertThat(shown(skeleton))
        .isEqualTo(
            """
            title: The <1>ferry</1> sails
            paragraph-1: Hello <1>world</1>, see <2>the map</2> & <3/> at <4/>.
            tooltip-1: A map
            quote-1: Quoted <1>bold more</1><2/>next.
            item-1: task
            alt-1: The hall
            cell-1: a | b
            cell-2: c
            cell-3: d
            cell-4: <1>e</1>
            tooltip-2: T
            alt-2: Sea
            caption-1: At sea
            paragraph-2: <1>ref</1> and note<2/>
            paragraph-3: The note.
            """);
    assertThat(skeleton.units().get(1).notes()).containsExactly("it is a real name");
    assertThat(skeleton.units().get(3).line()).isEqualTo(7);
  }

  @Test
  void htmlIsTakenApart() {
    Skeleton skeleton =
        of(
            "html",
            """
            <nav>Menu</nav>
            <article><h1>The ferry</h1>
            <p>Hello <b>world</b> &amp; all,<br>see <a href="x" title="A &quot;map&quot;">the map</a>.
            <p translate=no>Brand</p>
            <pre>code</pre>
            <ul><li>one <code>x &lt; y</code></li></ul>
            loose text<br><br>
            after it <i>open</p>
            <script>alert("no")</script>
            <img src=a alt=Sea>
            </article>
            """);
    assertThat(shown(skeleton))
        .isEqualTo(
            """
            title: The ferry
            paragraph-1: Hello <1>world</1> & all,<2/>see <3>the map</3>.
            tooltip-1: A "map"
            item-1: one <1/>
            item-2: loose text
            item-3: after it <1/>open
            alt-1: Sea
            """);
    assertThat(skeleton.filled(Map.of(), EN).text())
        .contains("<p>Hello <b>world</b> &amp; all,<br>see <a href=\"x\" title=\"A &quot;map")
        .contains("alt=\"Sea\"");
  }

  @Test
  void rawTextIsTakenApart() {
    Skeleton skeleton =
        of(
            "txt",
            "The ferry\n\nBy Ada Moreau\n2024-04-02\n\nIt sails\nagain.\n\nAdvertisement\n\nIt stops.");
    assertThat(shown(skeleton))
        .isEqualTo("title: The ferry\nparagraph-1: It sails again.\nparagraph-2: It stops.\n");
    assertThat(skeleton.byline()).contains("Ada Moreau");
    assertThat(skeleton.dated().orElseThrow()).hasToString("2024-04-02");
    assertThat(skeleton.filled(Map.of(), EN).text())
        .isEqualTo("The ferry\n\nIt sails again.\n\nIt stops.\n");
  }

  @Test
  void aTranslationIsWrittenSoThatItIsReadAsItWasMeant() {
    Skeleton skeleton = of("md", "Title\n\n**Bold** text and *more*[.](x)\n");
    Piece.Code bold = (Piece.Code) skeleton.units().get(1).pieces().get(0);
    Map<String, List<Piece>> translation = new HashMap<>();
    translation.put(
        "paragraph-1",
        List.of(
            new Piece.Words("1. #他说"),
            bold,
            new Piece.Words("“你好。”"),
            skeleton.units().get(1).pieces().get(2),
            new Piece.Words("后来* [x] <y> &lt; a_b!"),
            skeleton.units().get(1).pieces().get(4),
            new Piece.Words("z"),
            skeleton.units().get(1).pieces().get(6),
            skeleton.units().get(1).pieces().get(7),
            new Piece.Words("."),
            skeleton.units().get(1).pieces().get(9)));
    Skeleton.Filled filled = skeleton.filled(translation, new LocaleTag("zh"));
    assertThat(filled.wrong()).isEmpty();
    assertThat(html("md", filled.text()))
        .contains("<p>1. #他说<strong>“你好。”</strong>后来* [x] &lt;y&gt; &amp;lt; a_b!<em>z</em>")
        .contains(">.</a></p>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"—", "***", "|", "http://x.example/a", "👍", "\\"})
  void aTranslationMayHaveNoLettersWhereItsSourceHas(String said) {
    List<Piece> pieces = List.of(new Piece.Words(said));
    for (String[] one :
        new String[][] {
          {
            "md",
            "# Title\n\n| none | b |\n|---|---|\n| c | d |\n\nSo.\n\n***\n\n—\n\n![a](b)\n\nEnd.\n"
          },
          {"html", "<h1>Title</h1><p>None</p>—<p>b <i>c</i></p><img alt=d src=e>"},
          {"txt", "Title\n\nNone\n\n—\n\nb\n"}
        }) {
      Skeleton skeleton = of(one[0], one[1]);
      List<String> ids = skeleton.units().stream().map(Unit::id).toList();
      assertThat(ids).doesNotContain("").contains("title");
      for (String id : ids) {
        if (skeleton.units().get(ids.indexOf(id)).pieces().size() == 1 && !id.equals("title")) {
          Skeleton.Filled filled = skeleton.filled(Map.of(id, pieces), EN);
          assertThat(filled.wrong()).as(id).isEmpty();
          String shown = Jsoup.parse(html(one[0], filled.text())).toString();
          assertThat(Parser.unescapeEntities(shown, true)).as(id).contains(said);
        }
      }
    }
  }

  @Test
  void endsOfLinesOfProgramsForTypesettingAreBlanks() {
    Skeleton skeleton = of("md", "# Title\n\n| a | b |\n|---|---|\n| c | d |\n");
    List<Piece> lines = List.of(new Piece.Words("x\u2028y\u2029z\u0085"));
    Skeleton.Filled filled = skeleton.filled(Map.of("cell-1", lines, "title", lines), EN);
    assertThat(filled.text()).startsWith("# x y z\n\n| x y z | b |\n");
  }

  private static String html(String extension, String body) {
    BodyReader reader =
        switch (extension) {
          case "md" -> new MarkdownBody();
          case "html" -> new HtmlBody();
          default -> new TextBody(List.of());
        };
    Draft draft =
        reader.read(
            new BodySource(
                body,
                "seed",
                1,
                Optional.empty(),
                new LocaleFormat(EN),
                new Links(URI.create("https://news.example/")),
                new Problems()));
    return (draft.title().orElse("") + "\n" + draft.dateline() + "\n" + draft.html().markup())
        .replaceAll("\\s+", " ")
        // What is set in by blanks looks the same.
        .replaceAll(" ?(</?(p|li|h\\d|t[dh]|div|br)\\b[^>]*>) ?", "$1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"md", "html", "txt"})
  void unitsThatAreFilledInAgainGiveTheSameBody(String extension) {
    long seed = Long.getLong("polyfeed.seed", 1);
    int rounds = 300;
    int refused = 0;
    for (int i = 0; i < rounds; i++) {
      RandomText text = new RandomText(new Random(seed + i));
      // A blank that is written as a reference is the one that nobody sees and we drop.
      String raw =
          extension.equals("html") ? text.markup() : text.line() + "\n\n" + text.paragraphs();
      // As seeds are read.
      String body =
          Letters.composed(
              Letters.standing(
                  raw.replace("&#13;", "")
                      .replace("\r\n", "\n")
                      .replaceAll("[\r\u000B\f\u0085\u2028\u2029]", "\n")));
      Skeleton skeleton = of(extension, body);
      Map<String, List<Piece>> same = new HashMap<>();
      skeleton.units().forEach(unit -> same.put(unit.id(), unit.pieces()));
      Skeleton.Filled filled = skeleton.filled(same, EN);
      if (!filled.wrong().isEmpty()) {
        refused++;
        continue;
      }
      if (!extension.equals("txt")) {
        assertThat(html(extension, filled.text()))
            .as("-Dpolyfeed.seed=%s of %s %s", seed + i, extension, body)
            .isEqualTo(html(extension, body));
      }
    }
    // What is written may mean something else in a way that nothing keeps off, but hardly ever.
    assertThat(refused).isLessThan(rounds / 50);
  }
}
