package org.polyfeed.locale;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The table of languages that readers can read besides their own. With {@code
 * -Dpolyfeed.updateGoldens=true} the one in docs/languages.md is rewritten.
 */
final class NearLanguagesTest {

  private static List<LocaleTag> tags(String written) {
    return Stream.of(written.split(" "))
        .map(tag -> LocaleTag.parse(tag).orElseThrow(() -> new AssertionError(tag)))
        .toList();
  }

  private static String among(String locales, String reader) {
    return NearLanguages.among(tags(locales), tags(reader).get(0)).stream()
        .map(LocaleTag::value)
        .collect(Collectors.joining(" "));
  }

  @Test
  void everyTagIsValidAndNoRowLeadsToItself() {
    for (NearLanguages.Row row : NearLanguages.rows()) {
      assertThat(LocaleTag.parse(row.reader().value())).contains(row.reader());
      for (LocaleTag read : row.read()) {
        assertThat(LocaleTag.parse(read.value())).contains(read);
        assertThat(read.sameAs(row.reader())).as(row.toString()).isFalse();
      }
      assertThat(row.read()).doesNotHaveDuplicates().isNotEmpty();
      assertThat(row.why()).isNotBlank();
    }
    assertThat(NearLanguages.rows().stream().map(NearLanguages.Row::reader))
        .doesNotHaveDuplicates();
  }

  @Test
  void noReaderIsSentToAScriptThatTheTableDoesNotSay() {
    assertThat(among("hi", "ur")).isEmpty();
    assertThat(among("ur", "hi")).isEmpty();
    assertThat(among("fa fa-AF", "tg")).isEmpty();
    assertThat(among("pa", "pa-Arab")).isEmpty();
    assertThat(among("uz uz-Cyrl", "uz-Arab")).isEmpty();
  }

  /** Who chose one of these languages may well have chosen not to read the other. */
  @ParameterizedTest
  @ValueSource(
      strings = {"uk", "be", "kk", "ky", "tg", "uz", "uz-Cyrl", "tt", "ka", "et", "lv", "az"})
  void russianIsInNoChain(String reader) {
    assertThat(among("ru ru-UA ru-KZ", reader)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "nb, en nn da sv, nn da sv",
    "nb-NO, nb nn, nn",
    "da, sv nb, nb sv",
    "gl, pt-BR en es-MX, es-MX pt-BR",
    "bs, sr-Cyrl sr-Latn hr, hr sr-Latn sr-Cyrl",
    "sr-Latn-ME, sr hr, sr-Cyrl hr",
    "hr, sr-Cyrl, ''",
    "pt-BR, pt-PT en, pt-PT",
    "fa-AF, ps fa, fa",
    "prs, fa, fa",
    "fa, fa-AF, fa-AF",
    "ps, ur fa-AF fa, fa-AF fa",
    "ps-PK, fa-AF ur, ur",
    "zh-TW, en zh-CN, zh-Hans-CN",
    "yue, zh-Hans zh-Hant, zh-Hant zh-Hans",
    "lb, fr de, de fr",
    "se-FI, nb fi, fi",
    "se, fi nb, nb",
    "en, es fr, ''",
    "mk, bg sr, ''",
    "ku, tr, ''",
    "ckb, ar ku, ''"
  })
  void theNearestComeFirst(String reader, String locales, String near) {
    String canonical =
        tags(locales).stream().map(LocaleTag::value).collect(Collectors.joining(" "));
    assertThat(among(canonical, reader)).isEqualTo(near.replace("sr-Cyrl", spelt(canonical)));
  }

  private static String spelt(String locales) {
    return locales.contains("sr-Cyrl") ? "sr-Cyrl" : "sr";
  }

  @Test
  void theTableStandsInTheDocumentation() throws IOException {
    StringBuilder table =
        new StringBuilder("| readers of | also read | because |\n|---|---|---|\n");
    for (NearLanguages.Row row : NearLanguages.rows()) {
      String read = row.read().stream().map(LocaleTag::value).collect(Collectors.joining(", "));
      table.append("| ").append(row.reader()).append(" | ").append(read);
      table.append(" | ").append(row.why()).append(" |\n");
    }
    new DocumentedTable(NearLanguagesTest.class).assertIs(table.toString());
  }
}
