package org.polyfeed.locale;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LocaleFormatTest {

  private static final LocalDate DAY = LocalDate.of(2024, 4, 2);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en|April 2, 2024",
        "en-GB|2 April 2024",
        "ru|2 апреля 2024\u202fг.",
        "uk|2 квітня 2024\u202fр.",
        "zh-Hans|2024年4月2日",
        "fa-AF-u-ca-persian-nu-arabext|۱۴ حمل ۱۴۰۳",
        "fa-AF-u-ca-gregory-nu-latn|2 اپریل 2024",
        "ps-u-ca-persian-nu-arabext|۱۴ وری ۱۴۰۳",
        "ar|2 أبريل 2024",
        "ar-EG|٢ أبريل ٢٠٢٤",
        "ur|2 اپریل، 2024",
        "tr|2 Nisan 2024",
        "hi|2 अप्रैल 2024",
        "sr-Cyrl|2. април 2024.",
        "th-u-ca-buddhist|2 เมษายน 2567"
      })
  void aDayIsWrittenAsTheLocaleWritesIt(String tag, String day) {
    assertThat(format(tag).date(DAY)).isEqualTo(day);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en|1,234,567",
        "de|1.234.567",
        "hi|12,34,567",
        "fa-AF-u-nu-arabext|۱٬۲۳۴٬۵۶۷",
        "ar-EG-u-nu-arab|١٬٢٣٤٬٥٦٧"
      })
  void numbersAreInTheLocalesDigits(String tag, String number) {
    assertThat(format(tag).number(1_234_567)).isEqualTo(number);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en|English",
        "ru|Русский",
        "fa-AF|دری",
        "zh-Hans|简体中文",
        "pt-BR|Português (Brasil)",
        "tr|Türkçe"
      })
  void aLocaleIsNamedInItself(String tag, String name) {
    assertThat(format(tag).ownName()).isEqualTo(name);
  }

  @Test
  void severalAreListedAsTheLocaleDoes() {
    assertThat(format("en").list(List.of())).isEmpty();
    assertThat(format("en").list(List.of("Ada"))).isEqualTo("Ada");
    assertThat(format("en").list(List.of("Ada", "Ben", "Carla"))).isEqualTo("Ada, Ben, and Carla");
    assertThat(format("ru").list(List.of("Ада", "Бен"))).isEqualTo("Ада и Бен");
    assertThat(format("zh-Hans").list(List.of("甲", "乙", "丙"))).isEqualTo("甲、乙和丙");
  }

  @Test
  void wordsAreInTheOrderOfTheDictionary() {
    List<String> words = new ArrayList<>(List.of("zebra", "Ähre", "apfel", "Zoo", "äpfel", "B"));
    words.sort(format("de").order());
    List<String> swedish = new ArrayList<>(List.of("zebra", "ähre", "öl", "apfel"));
    swedish.sort(format("sv").order());

    assertThat(words).containsExactly("Ähre", "apfel", "äpfel", "B", "zebra", "Zoo");
    assertThat(swedish).containsExactly("apfel", "zebra", "ähre", "öl");
  }

  private static LocaleFormat format(String tag) {
    return new LocaleFormat(new LocaleTag(tag));
  }
}
