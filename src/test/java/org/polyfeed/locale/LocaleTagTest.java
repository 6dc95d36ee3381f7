package org.polyfeed.locale;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LocaleTagTest {

  @ParameterizedTest
  @CsvSource({
    "en, en",
    "EN_us, en-US",
    "zh_cn, zh-Hans-CN",
    "zh-TW, zh-Hant-TW",
    "zh, zh-Hans",
    "zh-Hant-HK, zh-Hant-HK",
    "prs, fa-AF",
    "fa_af, fa-AF",
    "iw, he",
    "sh, sr-Latn",
    "tl, fil",
    "kmr, ku",
    "sr_cyrl_rs, sr-Cyrl-RS",
    "ar-eg-u-nu-arab, ar-EG-u-nu-arab",
    "rus, ru"
  })
  void aTagIsMadeCanonical(String written, String tag) {
    assertThat(LocaleTag.parse(written)).contains(new LocaleTag(tag));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "e", "english", "xx", "tlh", "fr_XX_", "fr--FR", "und", "root", "C", "x-mine"})
  void whatIsNoLocaleIsNone(String written) {
    assertThat(LocaleTag.parse(written)).isEmpty();
  }

  @Test
  void aParentIsOfTheSameLanguageAndScript() {
    assertThat(new LocaleTag("pt").isParentOf(new LocaleTag("pt-PT"))).isTrue();
    assertThat(new LocaleTag("zh-Hant").isParentOf(new LocaleTag("zh-Hant-HK"))).isTrue();
    assertThat(new LocaleTag("zh-Hans").isParentOf(new LocaleTag("zh-Hant-HK"))).isFalse();
    assertThat(new LocaleTag("sr-Cyrl").isParentOf(new LocaleTag("sr-Latn"))).isFalse();
    assertThat(new LocaleTag("pt-PT").isParentOf(new LocaleTag("pt-BR"))).isFalse();
    assertThat(new LocaleTag("en-GB").isParentOf(new LocaleTag("en-US"))).isFalse();
    assertThat(new LocaleTag("pt-BR").sameAs(new LocaleTag("pt"))).isTrue();
  }

  @Test
  void nothingInAnotherScriptStandsAboveALocale() {
    assertThat(new LocaleTag("sr-Latn-ME").chain())
        .extracting(LocaleTag::value)
        .containsExactly("sr-Latn-ME", "sr-Latn");
    assertThat(new LocaleTag("zh-Hant").chain())
        .extracting(LocaleTag::value)
        .containsExactly("zh-Hant");
    assertThat(new LocaleTag("fr-CA").chain())
        .extracting(LocaleTag::value)
        .containsExactly("fr-CA", "fr");
  }

  @ParameterizedTest
  @CsvSource({"ar, true", "fa-AF, true", "ur, true", "he, true", "ps, true", "en, false"})
  void scriptsRunTheirOwnWay(String tag, boolean rightToLeft) {
    assertThat(new LocaleTag(tag).isRightToLeft()).isEqualTo(rightToLeft);
  }
}
