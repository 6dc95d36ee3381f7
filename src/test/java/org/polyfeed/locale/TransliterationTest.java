package org.polyfeed.locale;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TransliterationTest {

  private final Transliteration transliteration = new Transliteration();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en|Taliban’s “new” rules: 5 things & more|talibans-new-rules-5-things-more",
        "ru|Россия: «Талибан» из чёрного списка, объезд|rossiya-taliban-iz-chernogo-spiska-obyezd",
        "uk|Росія: «Талібан» із чорного списку, її щастя|rosiya-taliban-iz-chornoho-spysku-yiyi-shchastya",
        "fa-AF|روسیه: طالبان از فهرست سیاه|rwsyh-talban-az-fhrst-syah",
        "ps|روسیه: کېدای شي طالبان|rwsyh-keday-shy-talban",
        "ar|روسيا: طالبان قد تُشطب|rwsya-talban-qd-tushtb",
        "ur|روس: طالبان کو بلیک لسٹ سے|rws-talban-kw-blyk-lst-sai",
        "zh-Hans|俄罗斯：塔利班|e-luo-si-ta-li-ban",
        "zh-Hant|臺灣與香港的新聞|tai-wan-yu-xiang-gang-de-xin-wen",
        "sr-Cyrl|Русија: њиховим џипом, ђак|rusija-njihovim-dzipom-dak",
        "sr-Latn|Rusija: njihovim džipom, đak|rusija-njihovim-dzipom-dak",
        "es|¿Rusia: el año de la eñe?|rusia-el-ano-de-la-ene",
        "fr|L’été où l’œuvre naquit, ça alors|lete-ou-loeuvre-naquit-ca-alors",
        "de|Größe, Äpfel und Übermut|groesse-aepfel-und-uebermut",
        "tr|Iğdır'da İLK Kar: çok güzel şey|igdirda-ilk-kar-cok-guzel-sey",
        "hi|रूस: तालिबान|rusa-talibana",
        "ja|カタカナ タワー|katakana-tawa",
        "ko|서울의 날씨|seoul-ui-nalssi",
        "vi|Đường phố Hà Nội|duong-pho-ha-noi",
        "fa-AF|۱۲۳ روز|123-rwz"
      })
  void aTitleBecomesWordsInAscii(String locale, String title, String slug) {
    assertThat(transliteration.slug(new LocaleTag(locale), title)).isEqualTo(slug);
  }

  @ParameterizedTest
  @CsvSource({
    "km, ព្រះរាជាណាចក្រ",
    "lo, ສະບາຍດີ",
    "bo, བོད་ཡིག",
    "ja, 東京の天気",
    "en, 🎉🎉",
    "en, '—…!'"
  })
  void aTitleThatHasNoSpellingInAsciiIsLeftToOthers(String locale, String title) {
    assertThat(transliteration.slug(new LocaleTag(locale), title)).isEmpty();
  }

  @Test
  void aLongTitleIsCutBetweenWords() {
    LocaleTag english = new LocaleTag("en");

    assertThat(transliteration.slug(english, "word ".repeat(40)))
        .isEqualTo("word-".repeat(15) + "word");
    assertThat(transliteration.slug(english, "x".repeat(200))).isEqualTo("x".repeat(80));
  }
}
