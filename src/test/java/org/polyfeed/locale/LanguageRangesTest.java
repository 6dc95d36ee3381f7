package org.polyfeed.locale;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LanguageRangesTest {

  private static LanguageRanges to(String locales) {
    return LanguageRanges.to(
        Stream.of(locales.split(" ")).map(tag -> LocaleTag.parse(tag).orElseThrow()).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "zh-Hans zh-Hant, zh-TW, zh-Hant",
    "zh-Hans zh-Hant, zh-HK, zh-Hant",
    "zh-Hans zh-Hant, zh-Hant-HK, zh-Hant",
    "zh-Hans zh-Hant, zh-CN, zh-Hans",
    "zh-Hans zh-Hant, zh-SG, zh-Hans",
    "zh-Hans zh-Hant, ZH, zh-Hans",
    "zh-Hans zh-Hant, zh-Hans-HK, zh-Hans",
    "zh-Hans zh-Hant, yue-HK, zh-Hant",
    "zh-Hans zh-Hant, yue-CN, zh-Hans",
    "zh-Hans, zh-TW, zh-Hans",
    "zh-Hant-HK zh-Hant-TW, zh-MO, zh-Hant-HK",
    "zh-Hant-HK zh-Hant-TW, zh-Hant, zh-Hant-TW",
    "sr-Cyrl sr-Latn, sr-RS, sr-Cyrl",
    "sr-Cyrl sr-Latn, sr, sr-Cyrl",
    "sr-Cyrl sr-Latn, sr-ME, sr-Latn",
    "sr-Cyrl sr-Latn, sr-Latn-RS, sr-Latn",
    "sr-Cyrl sr-Latn, sh, sr-Latn",
    "sr-Latn, sr-RS, sr-Latn",
    "sr-Latn hr, bs, -",
    "fa fa-AF, prs, fa-AF",
    "fa fa-AF, fa-IR, fa",
    "fa fa-AF, fa-AF, fa-AF",
    "fa-AF, fa, fa-AF",
    "fa, prs-AF, fa",
    "nb, no, nb",
    "nb, nn-NO, nb",
    "nn, nb, nn",
    "nb nn, nn, nn",
    "pt-BR, pt, pt-BR",
    "pt-BR, pt-PT, pt-BR",
    "pt-BR pt-PT, pt-AO, pt-PT",
    "es-ES es-419, es-MX, es-419",
    "es-ES es-419, es, es-ES",
    "en-GB en-US, en, en-US",
    "he, iw-IL, he",
    "id, in, id",
    "ru, uk, -",
    "ru, uk-UA, -",
    "ru, be, -",
    "es, ca, -",
    "pa, pa-PK, -",
    "pa, pa-IN, pa",
    "az, az-Arab, -",
    "az, az-IR, -",
    "az, az-AZ, az",
    "uz, uz-Cyrl-UZ, uz",
    "uz, uz-AF, -",
    "ku, kmr, ku",
    "en ru, ru-KZ, ru",
    "en ru, x-klingon, -",
    "en ru, *, -"
  })
  void aTagLeadsToItsOwnLanguageInAScriptThatItsReadersRead(
      String locales, String tag, String locale) {
    assertThat(to(locales).match(tag).map(LocaleTag::value).orElse("-")).isEqualTo(locale);
  }

  @Test
  void theFirstLanguageThatTheSiteSpeaksWins() {
    LanguageRanges ranges = to("en ru zh-Hant");
    assertThat(first(ranges, List.of("uk", "fr", "zh-CN", "ru")))
        .contains(new LocaleTag("zh-Hant"));
    assertThat(first(ranges, List.of("uk"))).isEmpty();
    assertThat(first(ranges, List.of())).isEmpty();
  }

  @Test
  void rangesSayNothingTwice() {
    assertThat(to("en ru").ranges().keySet()).containsExactly("en", "ru");
    assertThat(to("zh-Hans").ranges().keySet()).containsExactly("yue", "zh");
    assertThat(to("pt-BR pt-PT").ranges().keySet()).contains("pt", "pt-pt", "pt-ao");
  }

  @Test
  void everyLocaleLeadsToItself() throws IOException {
    List<LocaleTag> all = new ArrayList<>();
    try (Stream<Path> words = Files.list(Path.of("templates/messages"))) {
      words
          .map(file -> file.getFileName().toString().replace(".properties", ""))
          .map(LocaleTag::new)
          .sorted()
          .forEach(all::add);
    }
    LanguageRanges ranges = LanguageRanges.to(all);
    for (LocaleTag tag : all) {
      assertThat(ranges.match(tag.value())).as(tag.value()).contains(tag);
    }
  }

  /**
   * Where the first tag leads to that leads anywhere, as the script and the rules of hosts do it.
   */
  private static Optional<LocaleTag> first(LanguageRanges ranges, List<String> tags) {
    return tags.stream().flatMap(tag -> ranges.match(tag).stream()).findFirst();
  }
}
