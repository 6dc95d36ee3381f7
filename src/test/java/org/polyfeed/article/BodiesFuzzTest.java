package org.polyfeed.article;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyfeed.locale.Letters;
import org.polyfeed.locale.LocaleFormat;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.problem.Problems;
import org.polyfeed.seed.SeedFile;

/**
 * Bodies, names and dates of any bytes whatever. In the suite each begins with a few and no more;
 * {@code JAZZER_FUZZ=1} looks for others, one test at a time.
 */
final class BodiesFuzzTest {

  private static final LocaleFormat FRENCH = new LocaleFormat(new LocaleTag("fr"));

  private static final URI BASE = URI.create("https://news.example/a/");

  static Stream<String> texts() {
    return Stream.of(
        "Title\n\nBy Ada Moreau\n2 avril 2024, 13:05\n\nPARIS (AP) — First.\nSecond \u00A0: 1\u00A0000\n",
        "# A *b*\n\n| a | b |\n|:--|--:|\n| c |\n\n- [x] d[^1]\n\n[^1]: e\n\n```\nf\n```\n~~g~~ <i>h</i> ![i](j.png)",
        "<h1>A</h1><article><p>ROMA — <a href='b?c&d#e'>f</a><img srcset='g 1x, h 2x' src=//i></p>"
            + "<table><td><bdo dir=rtl>j<script>k</script><svg><a xlink:href=l>");
  }

  @MethodSource("texts")
  @FuzzTest
  void textIsRead(@NotNull String text) {
    assertSafe(new TextBody(List.of("© The Wire")), text);
  }

  @MethodSource("texts")
  @FuzzTest
  void markdownIsRead(@NotNull String text) {
    assertSafe(new MarkdownBody(), text);
  }

  @MethodSource("texts")
  @FuzzTest
  void htmlIsRead(@NotNull String text) {
    assertSafe(new HtmlBody(), text);
  }

  private static void assertSafe(BodyReader reader, String any) {
    // What a seed's reader gives them.
    String text = Letters.composed(Letters.standing(any.replace('\r', '\n')));
    for (Optional<String> title : List.of(Optional.<String>empty(), Optional.of("Title"))) {
      Draft draft =
          reader.read(
              new BodySource(text, "seeds/a", 1, title, FRENCH, new Links(BASE), new Problems()));
      assertThat(draft.html().markup().codePoints()).allMatch(Letters::mayStand);
      assertThat(draft.lead().codePoints()).allMatch(Letters::mayStand);
      assertThat(draft.title().orElse("A")).isNotBlank();
      for (Element element : Jsoup.parseBodyFragment(draft.html().markup()).getAllElements()) {
        assertThat(element.normalName())
            .isNotIn("script", "style", "iframe", "form", "base", "svg");
        element
            .attributes()
            .forEach(
                attribute ->
                    assertThat(attribute.getKey()).doesNotStartWith("on").isNotEqualTo("srcdoc"));
        for (String url : List.of("href", "src", "cite", "poster")) {
          if (element.hasAttr(url)) {
            assertThat(element.attr(url))
                .matches("(?i)((https?|mailto|tel|sms|xmpp|matrix|geo|magnet):[!-~]*)?");
          }
        }
      }
    }
  }

  static Stream<String> names() {
    return Stream.of(
        "a.txt",
        "2024-04-02-flood.pt-BR.txt",
        "zh_cn/x/2024-13-01.b.md",
        "a..txt",
        "fr/.fr.html",
        "a.xx-yy");
  }

  @MethodSource("names")
  @FuzzTest
  void namesAreRead(@NotNull String name) {
    SeedName read =
        SeedName.of(
            new SeedFile(Path.of("a"), name, "seeds/" + name), LocaleTag::parse, new Problems());
    assertThat(name).contains(read.story());
  }

  static Stream<String> times() {
    return Stream.of(
        "2024-04-02",
        "2024-04-02 13:05",
        "2024-04-02T13:05:00.123456789+04:30",
        "2024-02-30t1:1 Z",
        "-1-1-1");
  }

  @MethodSource("times")
  @FuzzTest
  void timesAreReadOrRefusedWithAReason(@NotNull String text) {
    Timestamps times = new Timestamps(ZoneId.of("Asia/Kabul"));
    times
        .parse(text)
        .ifPresentOrElse(
            time -> assertThat(times.parse(time.toString())).contains(time),
            () -> assertThat(times.fault(text)).isNotBlank());
  }
}
