package org.polyfeed.locale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
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
        "az-Cyrl|Ҹәлил Һачы|Cəlil Haçı",
        "az-Cyrl|илк Ҝүн|İlk Gün",
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

  /** Titles are anybody's: letters in any order, marks, halves of pairs, other scripts. */
  @Test
  void noTextIsTooOdd() throws IOException {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    Transliteration transliteration = new Transliteration(new Romanisation());
    for (String line : Files.readAllLines(Path.of("src/test/resources/headlines.txt"))) {
      LocaleTag locale = new LocaleTag(line.substring(0, line.indexOf('\t')));
      String odd = line.substring(line.indexOf('\t') + 1) + "$\\'\u0301\u200C\uD83D\uDE00ーッ한글の漢-";
      for (int i = 0; i < 40; i++) {
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(30); n > 0; n--) {
          text.append(odd.charAt(random.nextInt(odd.length())));
        }
        String which = "seed " + seed + ", " + locale + ": " + text;
        assertThatCode(
                () -> {
                  assertThat(transliteration.slug(locale, text.toString()))
                      .matches("([a-z0-9]+(-[a-z0-9]+)*)?");
                  assertThat(romanisation.of(locale, text.toString())).isNotNull();
                })
            .as(which)
            .doesNotThrowAnyException();
      }
    }
  }
}
