package org.polyfeed.locale;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class TransliterationTest {

  private final Transliteration transliteration = new Transliteration(new Romanisation());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en|Taliban’s “new” rules: 5 things & more|talibans-new-rules-5-things-more",
        "ru|Россия: «Талибан» из чёрного списка, объезд|rossiya-taliban-iz-chernogo-spiska-obyezd",
        "uk|Росія: «Талібан» із чорного списку, її щастя|rosiia-taliban-iz-chornoho-spysku-yii-shchastia",
        "fa-AF|روسیه: طالبان از فهرست سیاه|rwsyh-talban-az-fhrst-syah",
        "ps|روسیه: کېدای شي طالبان|rwsyh-keday-shy-talban",
        "ar|روسيا: طالبان قد تُشطب|rwsya-talban-qd-tushtb",
        "ur|روس: طالبان کو بلیک لسٹ سے|rws-talban-kw-blyk-lst-sai",
        "zh-Hans|俄罗斯：塔利班|eluosi-taliban",
        "zh-Hant|臺灣與香港的新聞|taiwan-yu-xianggang-de-xinwen",
        "sr-Cyrl|Русија: њиховим џипом, ђак|rusija-njihovim-dzipom-djak",
        "sr-Latn|Rusija: njihovim džipom, đak|rusija-njihovim-dzipom-djak",
        "es|¿Rusia: el año de la eñe?|rusia-el-ano-de-la-ene",
        "fr|L’été où l’œuvre naquit, ça alors|lete-ou-loeuvre-naquit-ca-alors",
        "de|Größe, Äpfel und Übermut|groesse-aepfel-und-uebermut",
        "tr|Iğdır'da İLK Kar: çok güzel şey|igdirda-ilk-kar-cok-guzel-sey",
        "hi|रूस: तालिबान|rus-taliban",
        "da|Århus får øl og ærter|aarhus-faar-oel-og-aerter",
        "nb|Få går på ski|faa-gaar-paa-ski",
        "sv|Åsa går på ö|asa-gar-pa-o",
        "az|Rusiya: Taliban siyahısından|rusiya-taliban-siyahisindan",
        "az|bilər|biler",
        "az-Cyrl|Ҹәлил Һачы ҝөзәл ҹүмһуријјәт өлкә|celil-haci-gozel-cumhuriyyet-olke",
        "zh-Hans|绿色女性旅行|lyuse-nyuxing-lyuxing",
        "ja|東京の天気：７月|tokyo-no-tenki-shichigatsu",
        "tt|Татарстан җәмгыяте|tatarstan-camgiyate",
        "tg|Ҷумҳурии Тоҷикистон|jumhurii-tojikiston",
        "ckb|کوردستان: هەولێر|kurdstan-hewler",
        "ja|カタカナ タワー|katakana-tawa",
        "ko|서울의 날씨|seourui-nalssi",
        "vi|Đường phố Hà Nội|duong-pho-ha-noi",
        "fa-AF|۱۲۳ روز|123-rwz"
      })
  void aTitleBecomesWordsInAscii(String locale, String title, String slug) {
    assertThat(transliteration.slug(new LocaleTag(locale), title)).isEqualTo(slug);
  }

  @ParameterizedTest
  @CsvSource({"km, ព្រះរាជាណាចក្រ", "lo, ສະບາຍດີ", "bo, བོད་ཡིག", "en, 🎉🎉", "en, '—…!'"})
  void aTitleThatHasNoSpellingInAsciiIsLeftToOthers(String locale, String title) {
    assertThat(transliteration.slug(new LocaleTag(locale), title)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("locales")
  void everyLocaleWithWordsOfItsOwnHasSlugsInAscii(String locale) throws IOException {
    LocaleTag tag = LocaleTag.parse(locale).orElseThrow();
    String title = headlines().getOrDefault(locale, "");
    assertThat(title).as("a headline in " + locale).isNotEmpty();

    String slug = transliteration.words(SlugStyle.ROMANISED, tag, title);

    assertThat(slug).matches(SILENT.contains(locale) ? "" : "[a-z0-9]+(-[a-z0-9]+)+");
    String own = transliteration.words(SlugStyle.NATIVE, tag, title);
    assertThat(own).isNotEmpty();
    assertThat(NativeSlug.isSlug(own)).isTrue();
  }

  /** Their letters have no spelling in Latin ones that can be computed; they get ids. */
  private static final Set<String> SILENT = Set.of("km", "lo");

  private static List<String> locales() throws IOException {
    try (var files = Files.list(Path.of("templates/messages"))) {
      return files
          .map(file -> file.getFileName().toString().replace(".properties", ""))
          .sorted()
          .toList();
    }
  }

  private static Map<String, String> headlines() throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/headlines.txt")).stream()
        .map(line -> line.split("\t", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
  }

  @Test
  void aLongTitleIsCutBetweenWords() {
    LocaleTag english = new LocaleTag("en");

    assertThat(transliteration.slug(english, "word ".repeat(40)))
        .isEqualTo("word-".repeat(15) + "word");
    assertThat(transliteration.slug(english, "x".repeat(200))).isEqualTo("x".repeat(80));
  }
}
