package org.polyfeed.locale;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NativeSlugTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en|Taliban’s “new” rules: 5 things & more|talibans-new-rules-5-things-more",
        "ru|Россия: «Талибан», 2-й съезд|россия-талибан-2-й-съезд",
        "uk|Пам'ятник і пам’ять у Кам\u02BCянці|памятник-і-память-у-камянці",
        "tr|İstanbul'da IŞIK ve ışık|istanbulda-işik-ve-ışık",
        "de|Straße & Äpfel|straße-äpfel",
        "el|Ο ΚΌΣΜΟΣ ΤΗΣ ΑΘΉΝΑΣ|ο-κόσμος-της-αθήνας",
        "fa|می\u200Cخواهد: ۱۲۳ روز؟|می-خواهد-۱۲۳-روز",
        "ar|قد تُرفَع الـعقوبات؛ غدًا|قد-ترفع-العقوبات-غدا",
        "he|בְּרֵאשִׁית: צה\"ל וצה״ל|בראשית-צהל-וצהל",
        "yi|פֿאַרבאָט|פֿאַרבאָט",
        "hi|रूस: तालिबान की काली सूची|रूस-तालिबान-की-काली-सूची",
        "bn|র\u200D্যাব ক\u200Cখ|র্যাব-কখ",
        "th|กรุงเทพฯ: วันนี้|กรุงเทพฯ-วันนี้",
        "km|រុស្ស៊ី៖ តាលីបង់|រុស្ស៊ី-តាលីបង់",
        "ja|ロシア：タリバン、２０２４年の「ＮＨＫ」|ロシア-タリバン-2024年の-nhk",
        "ja|＄１００と＼５０|100と-50",
        "ka|ᲠᲣᲡᲔᲗᲘ და საქართველო|რუსეთი-და-საქართველო",
        "en|🎉 — …!|''"
      })
  void aTitleBecomesItsOwnWords(String locale, String title, String slug) {
    assertThat(NativeSlug.of(new LocaleTag(locale), title)).isEqualTo(slug);
  }

  @Test
  void aLongTitleIsCutAtTheEndOfAWord() {
    assertThat(NativeSlug.of(new LocaleTag("ru"), "слово ".repeat(40)))
        .isEqualTo("слово-".repeat(12) + "слово");
    // Thai has no spaces: its dictionary tells where words end.
    assertThat(NativeSlug.of(new LocaleTag("th"), "ประเทศไทย".repeat(20)))
        .isEqualTo("ประเทศไทย".repeat(6));
    assertThat(NativeSlug.of(new LocaleTag("en"), "é".repeat(200))).isEqualTo("é".repeat(80));
  }

  @ParameterizedTest
  @ValueSource(strings = {"taliban", "T_2.0~x-", "талибан", "می-خواهد", "सूची", "2024年", "_"})
  void wordsOfAnyScriptAreASlug(String text) {
    assertThat(NativeSlug.isSlug(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        ".a",
        "a b",
        "a/b",
        "a%20",
        "a\u200Cb",
        "a\u00A0b",
        "\u0301a",
        "e\u0301",
        "a\uD800",
        "\u3164",
        "a?b",
        "a#b",
        "ä:",
        "\uFE0F",
        "a\u202Eb"
      })
  void whatCannotStandInAPathIsNone(String text) {
    assertThat(NativeSlug.isSlug(text)).isFalse();
  }

  @Test
  void whatIsMadeOfAnyTextIsASlugOrNothing() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    LocaleTag[] locales = {new LocaleTag("fa"), new LocaleTag("th"), new LocaleTag("tr")};
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(60); n > 0; n--) {
        int letter = random.nextInt(random.nextBoolean() ? 0x3000 : 0x20000);
        text.appendCodePoint(letter >= 0xD800 && letter < 0xE000 ? ' ' : letter);
      }
      String slug = NativeSlug.of(locales[i % 3], text.toString());
      assertThat(slug.isEmpty() || NativeSlug.isSlug(slug))
          .as("seed " + seed + ": " + text + " → " + slug)
          .isTrue();
      assertThat(slug.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(180);
    }
  }
}
