package org.polyfeed.locale;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ExcerptTest {

  private static final String SENTENCE =
      "The ferry left on time and the people on the quay cheered.";

  @Test
  void aShortTextIsItsOwnExcerpt() {
    assertThat(in("en").of(SENTENCE)).isEqualTo(SENTENCE);
    assertThat(in("en").of("")).isEmpty();
  }

  @Test
  void sentencesAreTakenUntilTheyFillTwoLines() {
    String text = (SENTENCE + " ").repeat(6);

    assertThat(in("en").of(text)).isEqualTo(SENTENCE + " " + SENTENCE);
  }

  @Test
  void anAbbreviationEndsNoSentence() {
    String text =
        "Mr. Peskov told reporters on Tuesday, in the presence of Dr. Who and of everybody else who"
            + " had come so early, that he knew nothing. And then he left.";

    assertThat(in("en").of(text)).isEqualTo(text.substring(0, text.indexOf(" And then")));
  }

  @Test
  void aSentenceThatIsTooLongIsCutBetweenWords() {
    String excerpt = in("en").of("ferry ".repeat(100));

    assertThat(excerpt).isEqualTo("ferry ".repeat(46).strip() + "…");
  }

  @Test
  void chineseSentencesEndWithTheirOwnStop() {
    String sentence = "渡轮准时离开了码头，岸上的人们欢呼起来，船长说整个冬天大家都很想念这条河。";

    assertThat(in("zh-Hans").of(sentence.repeat(5))).isEqualTo(sentence.repeat(2));
  }

  @Test
  void aWordWithoutEndIsCutAndNoLetterIsHalved() {
    String excerpt = in("en").of("\uD83D\uDE00".repeat(400));

    assertThat(excerpt.codePoints().filter(letter -> letter == 0x1F600).count()).isGreaterThan(100);
    assertThat(excerpt.codePoints().noneMatch(letter -> letter >= 0xD800 && letter <= 0xDFFF))
        .isTrue();
  }

  @Test
  void readingTakesAMinuteAtLeast() {
    assertThat(in("en").minutes("")).isEqualTo(1);
    assertThat(in("en").minutes("word ".repeat(690))).isEqualTo(3);
    assertThat(in("zh-Hans").minutes("渡轮准时离开了码头。".repeat(100))).isEqualTo(2);
  }

  private static Excerpt in(String tag) {
    return new Excerpt(new LocaleFormat(new LocaleTag(tag)));
  }
}
