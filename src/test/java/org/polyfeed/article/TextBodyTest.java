package org.polyfeed.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyfeed.locale.LocaleFormat;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.problem.Problems;

final class TextBodyTest {

  private final Problems problems = new Problems();

  private Draft read(String locale, String text) {
    return new TextBody(List.of("© The Wire!"))
        .read(
            new BodySource(
                text,
                "seeds/a.txt",
                1,
                Optional.empty(),
                new LocaleFormat(new LocaleTag(locale)),
                new Links(URI.create("https://news.example/a/")),
                problems));
  }

  private Draft read(String text) {
    return read("en", text);
  }

  @Test
  void aTitleAndParagraphsAreAllItNeeds() {
    Draft draft = read("\n\n  Title  \n\nOne.\n\nTwo.");

    assertThat(draft)
        .isEqualTo(
            new Draft(
                Optional.of("Title"),
                Optional.empty(),
                Optional.empty(),
                "",
                "One.",
                new Html("<p>One.</p>\n<p>Two.</p>\n")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en|By Ada Moreau|Ada Moreau",
        "en|BY ADA MOREAU|ADA MOREAU",
        "en|By Ada Moreau and Ben Ode|Ada Moreau and Ben Ode",
        "ru|Автор: Ада Моро|Ада Моро",
        "fr|Par Ada Moreau|Ada Moreau",
        "de|Von Ada Moreau|Ada Moreau",
        "fa-AF|نویسنده: زهرا|زهرا",
        "zh-Hans|作者：张伟|张伟",
        "ar|بقلم: زهراء|زهراء"
      })
  void aBylineNamesItsAuthor(String locale, String line, String name) {
    Draft draft = read(locale, "Title\n\n" + line + "\n\nText.");

    assertThat(draft.byline()).contains(name);
    assertThat(draft.html().markup()).isEqualTo("<p>Text.</p>\n");
  }

  @ParameterizedTest
  @CsvSource({
    "'By the river stood a house.'",
    "'By noon everybody in the town knew that she had left and would not come back'",
    "'Von der Brücke aus sieht man alles.'"
  })
  void aSentenceIsNoByline(String line) {
    assertThat(read("Title\n\n" + line + "\n\nText.").byline()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en|2024-04-02",
        "en|April 2, 2024",
        "en|Tuesday, April 2, 2024",
        "en|Apr 2, 2024",
        "en|Apr. 2, 2024",
        "en|2 April 2024",
        "en|April 2, 2024 at 9:05 AM",
        "en|April 2, 2024, 13:05 GMT",
        "ru|2 апреля 2024 г.",
        "ru|2 апреля 2024",
        "ru|2 апреля 2024, 13:05",
        "uk|2 квітня 2024",
        "fr|2 avril 2024",
        "de|2. April 2024",
        "es|2 de abril de 2024",
        "tr|2 Nisan 2024",
        "zh-Hans|2024年4月2日",
        "fa-AF|۱۴ حمل ۱۴۰۳",
        "fa-AF|2 اپریل 2024",
        "ar|٢ أبريل ٢٠٢٤",
        "hi|2 अप्रैल 2024"
      })
  void aLineWithADayIsItsDate(String locale, String line) {
    Draft draft = read(locale, "Title\n" + line + "\n\nText.");

    assertThat(draft.dated()).contains(LocalDate.of(2024, 4, 2));
    assertThat(draft.html().markup()).isEqualTo("<p>Text.</p>\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"4/2/24", "April 31, 2024", "2024-02-30", "April 2024", "In 2024", "12 people"})
  void anotherLineIsNoDate(String line) {
    Draft draft = read("Title\n\n" + line + "\n\nText.");

    assertThat(draft.dated()).isEmpty();
    assertThat(draft.html().markup()).isEqualTo("<p>" + line + "</p>\n<p>Text.</p>\n");
  }

  @Test
  void linesSetToAWidthAreOneParagraph() {
    assertThat(read("Title\n\nThe ferry left\non time, they\nsaid.\n\nTwo.").html().markup())
        .isEqualTo("<p>The ferry left on time, they said.</p>\n<p>Two.</p>\n");
  }

  @Test
  void wrappedChineseIsJoinedWithoutSpaces() {
    assertThat(read("zh-Hans", "标题\n\n渡轮准时\n离开。\n“好，”\n他说\nOK\n吧").html().markup())
        .isEqualTo("<p>渡轮准时离开。“好，”他说 OK 吧</p>\n");
  }

  @Test
  void longLinesWithoutBlankOnesBetweenAreParagraphs() {
    String one = "The ferry left on time. ".repeat(8).strip();

    assertThat(read("Title\n" + one + "\n" + one + "\nShort.").html().markup())
        .isEqualTo("<p>" + one + "</p>\n<p>" + one + "</p>\n<p>Short.</p>\n");
  }

  @Test
  void boilerplateIsLeftOutAndSaid() {
    Draft draft = read("Title\n\nOne.\n\nSHARE THIS ARTICLE\n\n© the wire\n\nadvertisement.\nTwo.");

    assertThat(draft.html().markup()).isEqualTo("<p>One.</p>\n<p>Two.</p>\n");
    assertThat(problems.all().toString())
        .isEqualTo(
            "[seeds/a.txt:5: note: left out as boilerplate: SHARE THIS ARTICLE,"
                + " seeds/a.txt:7: note: left out as boilerplate: © the wire,"
                + " seeds/a.txt:9: note: left out as boilerplate: advertisement.]");
  }

  @Test
  void boilerplateInsideASentenceStays() {
    assertThat(read("Title\n\nShare this article with her, he said.").html().markup())
        .isEqualTo("<p>Share this article with her, he said.</p>\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a\u00a0b|a b",
        "a\u00a0 \u00a0b|a b",
        "a  b|a b",
        "a\tb|a b",
        "« a »|« a »",
        "«\u00a0a\u00a0»|«\u00a0a\u00a0»",
        "Quoi\u202f?|Quoi\u202f?",
        "12\u00a0000|12\u00a0000",
        "12\u202f000|12\u202f000",
        "12\u00a0km|12 km",
        "x\u00a0|x",
        "\u00a0x|x",
        "“x” – y…|“x” – y…"
      })
  void noBreakSpacesAreSpacesWhereTheyAreNotMeant(String text, String kept) {
    assertThat(read("Title\n\n" + text).html().markup()).isEqualTo("<p>" + kept + "</p>\n");
  }

  @Test
  void aDatelineIsTakenOutOfTheText() {
    Draft draft = read("Title\n\nISLAMABAD\u00a0—\u00a0Russia said so.\n\nTwo.");

    assertThat(draft.dateline()).isEqualTo("ISLAMABAD");
    assertThat(draft.lead()).isEqualTo("Russia said so.");
    assertThat(draft.html().markup()).isEqualTo("<p>Russia said so.</p>\n<p>Two.</p>\n");
  }

  @Test
  void whatMeansSomethingInHtmlIsText() {
    assertThat(read("<b>Title</b>\n\n<script>alert('x' & \"y\")</script>").html().markup())
        .isEqualTo("<p>&lt;script&gt;alert(&#39;x&#39; &amp; &quot;y&quot;)&lt;/script&gt;</p>\n");
  }

  @Test
  void aLineOfLittleButPunctuationTakesNoTime() {
    String line = "— ".repeat(100_000) + "x";
    assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> assertThat(read("Title\n\n" + line).lead()).isEqualTo(line));
  }
}
