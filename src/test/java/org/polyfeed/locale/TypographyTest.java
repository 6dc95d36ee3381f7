package org.polyfeed.locale;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The marks between words, in what pages say and in what Polyfeed puts together. */
final class TypographyTest {

  /** All that a locale says, with a word of its own for every argument. */
  private static Map<String, String> said(String tag) throws IOException {
    Properties properties = new Properties();
    properties.load(
        new StringReader(Files.readString(Path.of("templates/messages", tag + ".properties"))));
    Map<String, String> said = new TreeMap<>();
    for (String key : properties.stringPropertyNames()) {
      MessageFormat message =
          new MessageFormat(properties.getProperty(key), new LocaleTag(tag).icu());
      Map<String, Object> arguments = new TreeMap<>();
      message.getArgumentNames().forEach(name -> arguments.put(name, 5));
      said.put(key, message.format(arguments));
    }
    return said;
  }

  @Test
  void frenchHasNoBreakSpacesBeforeItsHighMarks() throws IOException {
    said("fr")
        .forEach(
            (key, text) -> {
              assertThat(text).as(key).doesNotContain("\"", "'");
              assertThat(text).as(key).doesNotContainPattern("[ \\p{L}\\d][;:!?»]|« ");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh-Hans", "zh-Hant", "ja"})
  void hanHasMarksOfItsOwnWidth(String tag) throws IOException {
    said(tag).forEach((key, text) -> assertThat(text).as(key).doesNotContainPattern("[,:;!?()]"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar", "ckb", "fa", "fa-AF", "ps", "ur"})
  void arabicLettersHaveCommasOfTheirOwn(String tag) throws IOException {
    said(tag).forEach((key, text) -> assertThat(text).as(key).doesNotContainPattern("[,;?]"));
  }

  @Test
  void spanishOpensItsQuestions() throws IOException {
    said("es")
        .forEach(
            (key, text) -> {
              assertThat(text.contains("?")).as(key).isEqualTo(text.contains("¿"));
              assertThat(text.contains("!")).as(key).isEqualTo(text.contains("¡"));
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "en|Kabul — Ten people|Flood — News|News (RSS)",
        "de|Kabul – Ten people|Flood – News|News (RSS)",
        "zh-Hans|Kabul——Ten people|Flood｜News|News（RSS）",
        "ja|Kabul――Ten people|Flood｜News|News (RSS)",
        "ko|Kabul — Ten people|Flood — News|News(RSS)"
      })
  void whatIsPutTogetherHasTheMarksOfTheLanguage(
      String tag, String place, String titles, String remark) {
    LocaleTag locale = new LocaleTag(tag);

    assertThat("Kabul" + Punctuation.dash(locale) + "Ten people").isEqualTo(place);
    assertThat(Punctuation.titles(locale, "Flood", "News")).isEqualTo(titles);
    assertThat(Punctuation.remarked(locale, "News", "RSS")).isEqualTo(remark);
  }
}
