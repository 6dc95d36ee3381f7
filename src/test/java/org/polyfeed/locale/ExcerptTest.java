package org.polyfeed.locale;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en|the ferry left while the people cheered, |the ferry left while the people cheered…",
        "ar|غادرت العبارة والناس يهتفون، |غادرت العبارة والناس يهتفون…",
        "ja|渡し船は岸の人々に見送られて出た、|渡し船は岸の人々に見送られて出た…",
        "zh-Hans|渡轮在人们的欢呼声中离开了码头，|渡轮在人们的欢呼声中离开了码头……",
        "zh-Hant|渡輪在人們的歡呼聲中離開了碼頭，|渡輪在人們的歡呼聲中離開了碼頭……",
        "th|เรือออกจากท่าท่ามกลางเสียงเชียร์ |เรือออกจากท่าท่ามกลางเสียงเชียร์…",
        "km|ទូកបានចាកចេញដោយមានមនុស្សអបអរ៖|ទូកបានចាកចេញដោយមានមនុស្សអបអរ…",
        "am|ጀልባው ሰዎች እየጮኹ ሄደ፣ |ጀልባው ሰዎች እየጮኹ ሄደ…"
      })
  void aLongSentenceIsCutWhereAPhraseEnds(String tag, String phrase, String last) {
    String gap =
        tag.equals("en") || tag.equals("ar") || tag.equals("am") || tag.equals("th") ? " " : "";
    String excerpt = in(tag).of((phrase + gap).repeat(30));

    assertThat(excerpt).endsWith(last);
    assertThat(excerpt.length()).isBetween(80, 285);
  }

  @Test
  void aSummaryIsNeverOnlyAnAbbreviationOrAWord() {
    String text = "Yes. " + "ferry ".repeat(100);

    assertThat(in("en").of(text)).startsWith("Yes. ferry").endsWith("ferry…");
  }

  @Test
  void nothingIsLeftOpenBeforeTheEllipsis() {
    String word = "x".repeat(270);

    assertThat(in("en").of(word + " — (" + word)).isEqualTo(word + "…");
    assertThat(in("en").of(word + " “" + word)).isEqualTo(word + "…");
    assertThat(in("de").of(word + " „ja“ " + word)).isEqualTo(word + " „ja“…");
    assertThat(in("es").of(word + " ¿" + word)).isEqualTo(word + "…");
  }

  @Test
  void noCharacterOfSeveralCodePointsIsHalved() {
    String family = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67";
    String excerpt = in("en").of(family.repeat(200));

    assertThat(excerpt.substring(0, excerpt.length() - 1).replace(family, "")).isEmpty();
  }

  private static Excerpt in(String tag) {
    return new Excerpt(new LocaleFormat(new LocaleTag(tag)));
  }
}
