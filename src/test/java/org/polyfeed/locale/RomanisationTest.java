package org.polyfeed.locale;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How well is in {@link RomanisationQualityTest}; this is where, and where not. */
final class RomanisationTest {

  private final Romanisation romanisation = new Romanisation();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ru|Россия: «Талибан»|Rossiya: «Taliban»",
        "uk|ЗГОРАНИ і Щорс|ZGHORANY i Shchors",
        "sr-Cyrl|Џунгла у Љубљани|Džungla u Ljubljani",
        "uz-Cyrl|Ўзбекистон|Oʻzbekiston",
        "zh-Hans|西安：俄罗斯、女性GDP|Xī'ān: éluósī, nǚxìng GDP",
        "ja|ロシア：東京の「天気」|Roshia: Tokyo no “tenki”",
        "ug|ئۇيغۇر|Uyghur",
        "am|አዲስ|Adis"
      })
  void aTextIsSpelledForReaders(String locale, String text, String spelled) {
    assertThat(romanisation.of(new LocaleTag(locale), text)).isEqualTo(spelled);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en|Taliban",
        "fr|été",
        "sr-Latn|Đoković",
        "uz-Latn|Oʻzbekiston",
        "ru|BBC 24",
        "fa|روسیه",
        "ar|روسيا",
        "ckb|کوردستان",
        "he|רוסיה",
        "th|รัสเซีย",
        "my|ရုရှား",
        "km|រុស្ស៊ី",
        "yue-Hant|俄羅斯",
        "uz-Arab|روسیه"
      })
  void whatNobodyCanReadSoIsLeftEmpty(String locale, String text) {
    assertThat(romanisation.of(new LocaleTag(locale), text)).isEmpty();
  }
}
