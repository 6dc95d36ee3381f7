package org.polyfeed.locale;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HeadingsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ru|NATO яхта Ёж Армия ель|А: Армия; Е: Ёж ель; Я: яхта; …: NATO",
        "de|Zoo Ärzte 2024 Affen öl|A: Affen Ärzte; O: öl; Z: Zoo; …: 2024",
        "sv|Zoo ärter öl ål|Z: Zoo; Å: ål; Ä: ärter; Ö: öl",
        "ja|カメラ あめ がっこう 経済|あ: あめ; か: がっこう カメラ; …: 経済",
        "ko|정치 가게 날씨 NATO|ㄱ: 가게; ㄴ: 날씨; ㅈ: 정치; …: NATO",
        "zh-Hans|政治 阿富汗 经济 NATO|A: 阿富汗; J: 经济; N: NATO; Z: 政治",
        "zh-Hant|政治 阿富汗 經濟|8劃: 阿富汗; 9劃: 政治; 13劃: 經濟",
        "ur|سیاست پاکستان آب|ا: آب; پ: پاکستان; س: سیاست",
        "hi|राजनीति आगरा अर्थ|अ: अर्थ; आ: आगरा; र: राजनीति",
        "am|ፖለቲካ ኢኮኖሚ|አ: ኢኮኖሚ; ፐ: ፖለቲካ"
      })
  void namesStandUnderTheLettersOfTheLanguage(String tag, String names, String index) {
    LocaleTag locale = new LocaleTag(tag);
    List<String> sorted = new ArrayList<>(List.of(names.split(" ", -1)));
    sorted.sort(new LocaleFormat(locale).order());

    assertThat(
            Headings.of(locale, sorted, Function.identity()).stream()
                .map(one -> one.letter() + ": " + String.join(" ", one.things()))
                .collect(Collectors.joining("; ")))
        .isEqualTo(index);
  }

  @Test
  void nothingHasNoHeadings() {
    assertThat(Headings.of(new LocaleTag("en"), List.<String>of(), Function.identity())).isEmpty();
  }
}
