package org.polyfeed.locale;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import org.junit.jupiter.params.provider.ValueSource;

/** Locales of any text whatever. */
final class LocaleTagFuzzTest {

  @ValueSource(
      strings = {
        "fr",
        "zh_cn",
        "prs",
        "ar-EG-u-nu-arab",
        "sl-rozaj-nedis",
        "x-private",
        "en-GB-oed",
        "i-klingon",
        "a--b",
        "en-x-y"
      })
  @FuzzTest
  void aLocaleIsOneByItsOwnName(@NotNull String text) {
    LocaleTag.parse(text)
        .ifPresentOrElse(
            tag -> {
              assertThat(LocaleTag.parse(tag.value())).contains(tag);
              assertThat(tag.plain().value()).matches("[A-Za-z0-9-]+");
            },
            () -> assertThat(LocaleTag.fault(text)).isNotBlank());
  }
}
