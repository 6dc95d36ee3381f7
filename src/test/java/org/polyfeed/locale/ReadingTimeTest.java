package org.polyfeed.locale;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReadingTimeTest {

  @Test
  void readingTakesAMinuteAtLeast() {
    assertThat(in("en").minutes("")).isEqualTo(1);
    assertThat(in("th").minutes("ฝน")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "en, 2280, 10",
    "es, 2180, 10",
    "ar, 1380, 10",
    "fi, 1610, 10",
    "ru, 1840, 10",
    // As Swedish; as the script's estimate; as the mean of all.
    "nb, 1990, 10",
    "lo, 2280, 10",
    "sw, 1840, 10"
  })
  void wordsAreReadAsFastAsWasMeasured(String tag, int words, int minutes) {
    assertThat(in(tag).minutes("12 ".repeat(words))).isEqualTo(minutes);
  }

  @Test
  void chineseAndJapaneseAreReadByTheCharacter() {
    assertThat(in("zh-Hans").minutes("渡".repeat(2550))).isEqualTo(10);
    assertThat(in("zh-Hant-HK").minutes("渡".repeat(2550))).isEqualTo(10);
    assertThat(in("ja").minutes("渡".repeat(3570))).isEqualTo(10);
    assertThat(in("zh-Hans").minutes("word ".repeat(1840))).isEqualTo(10);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en|The ferry left on time.|5|0",
        "th|เรือออกจากท่าตรงเวลา|6|0",
        "lo|ເຮືອອອກຈາກທ່າຕົງເວລາ|5|0",
        "km|ទូកចេញដំណើរទាន់ពេល|3|0",
        "my|လှေသည် အချိန်မီ ထွက်ခွာသည်|4|0",
        "zh-Hans|渡轮准时离开了码头。|0|9",
        "ja|フェリーは定刻に出た。|0|10",
        "ko|배가 제시간에 떠났다.|3|0",
        "ar|غادرت العبارة في موعدها.|4|0",
        "vi|Phà rời bến đúng giờ.|5|0",
        "en|It's 3.5 times o'clock; don't_ask|5|0",
        "fa|می‌خواهم بروم.|2|0",
        "ja|2024年の iPhone 15|3|2"
      })
  void wordsAreCountedWhereNoSpacesTellThem(String tag, String text, int words, int characters) {
    assertThat(in(tag).count(text)).isEqualTo(new ReadingTime.Count(words, characters));
  }

  private static ReadingTime in(String tag) {
    return new ReadingTime(new LocaleFormat(new LocaleTag(tag)));
  }
}
