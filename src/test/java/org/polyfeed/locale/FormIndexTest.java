package org.polyfeed.locale;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FormIndexTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en|Taliban|the Taliban’s men|Taliban",
        "en|Taliban|TALIBAN-LED|TALIBAN",
        "en|Al-Qaida|and Al\u2011Qaida said|Al\u2011Qaida",
        "en|O'Brien|as O’Brien said|O’Brien",
        "en|New York|in New\u00a0York.|New\u00a0York",
        "en|Zaporizhzhia|Zapo\u00adrizhzhia|Zapo\u00adrizhzhia",
        "en|Cafe\u0301 Noir|at Café Noir|Café Noir",
        "en|C++|in C++, mostly|C++",
        "fr|Afghanistan|l’Afghanistan|Afghanistan",
        "de|Taliban*|der Talibankämpfer|Talibankämpfer",
        "de|Straße*|in der STRASSEN|STRASSEN",
        "de|Gießen|GIESSEN|GIESSEN",
        "ru|талиб*|говорят талибами.|талибами",
        "ru|Артём|АРТЕМ|АРТЕМ",
        "uk|Запоріжж*|у Запоріжжі|Запоріжжі",
        "uk|Кам’янець|у Кам'янець-Подільському|Кам'янець",
        "tr|İstanbul|İSTANBUL’da|İSTANBUL",
        "tr|Isparta|ısparta|ısparta",
        "ar|طالبان|قالت طالبان|طالبان",
        "ar|طالبان|والطالبان|طالبان",
        "ar|طالبان|وبطالبان|طالبان",
        "ar|كابول|في كَابُـول|كَابُـول",
        "ar|القاعدة|لتنظيم القاعدة|القاعدة",
        "ar|القاعدة|وللقاعدة|للقاعدة",
        "fa-AF|طالبان|طالبان‌ها|طالبان",
        "fa-AF|اسلام‌آباد|در اسلامآباد|اسلامآباد",
        "fa|اسلام‌آباد|در اسلام آباد بود|اسلام آباد",
        "fa|سازمان ملل|فرستاده سازمان‌ملل گفت|سازمان‌ملل",
        "fa|سازمان ملل متحد|سازمان‌ملل‌متحد گفت|سازمان‌ملل‌متحد",
        "fa-AF|کابل|كابل|كابل",
        "fa-AF|روسیه|روسيه|روسيه",
        "ps|طالبان*|له طالبانو سره|طالبانو",
        "ps|پېسکوف|پېسكوف|پېسكوف",
        "ur|طالبان|طالبان نے|طالبان",
        "he|טליבאן|שהטליבאן|טליבאן",
        "he|טליבאן|ומטליבאן|טליבאן",
        "he|צה\"ל|צה״ל|צה״ל",
        "am|ታሊባን|የታሊባን|ታሊባን",
        "hi|तालिबान|तालिबान के|तालिबान",
        "zh-Hans|塔利班|俄罗斯与塔利班的对话|塔利班",
        "zh-Hans|北约|与NATO和北约成员|北约",
        "zh-Hans|NATO|与NATO的对话|NATO",
        "ja|タリバン|暫定政権タリバンは|タリバン",
        "th|ตาลีบัน|รัฐบาลตาลีบันกล่าว|ตาลีบัน",
        "ko|탈레반|탈레반은|탈레반은",
        "sr-Cyrl|Талибан*|са талибанима|талибанима",
        "el|Ρωσίας|ρωσίασ|ρωσίασ",
        "uz|Oʻsh|O'sh shahri|O'sh"
      })
  void aFormIsFoundHoweverItsLanguageWritesIt(
      String locale, String form, String text, String found) {
    assertThat(index(locale, form).longest(text))
        .singleElement()
        .isEqualTo(new FormIndex.Found<>(List.of(form), found));
    assertThat(index(locale, form).all(text)).containsExactly(form);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en|Oman|a woman",
        "en|Oman|Romania",
        "en|Oman|Omani",
        "en|Oman*|a woman",
        "ru|талиб|талибы",
        "tr|Isparta|isparta",
        "tr|ISIS|isis",
        "ar|علي|على",
        "ar|لين|برلين",
        "ar|قاعدة|مقاعدة",
        "he|לוד|גלוד",
        "fa-AF|طالب|طالبان",
        "th|กา|ก่า",
        "hi|क|कि",
        "ko|한국|대한국",
        "de|Rom|Romy"
      })
  void andNotInAnotherWord(String locale, String form, String text) {
    assertThat(index(locale, form).longest(text)).isEmpty();
    assertThat(index(locale, form).all(text)).isEmpty();
  }

  private static FormIndex<String> index(String locale, String... forms) {
    return new FormIndex<>(
        new LocaleTag(locale),
        Stream.of(forms).map(form -> new FormIndex.Entry<>(WordForm.of(form), form)).toList());
  }

  @Test
  void thereIsNoYorkInNewYork() {
    FormIndex<String> index = index("en", "York", "New York", "New York Times", "Kabul");
    String text = "New York, York and Kabul: The new york times.";
    assertThat(index.longest(text).stream().map(FormIndex.Found::written))
        .containsExactly("New York", "York", "Kabul", "new york times");
    assertThat(index.all("New York")).containsExactlyInAnyOrder("New York", "York");
  }

  @Test
  void whatMayBeEitherIsBoth() {
    FormIndex<Integer> index =
        new FormIndex<>(
            new LocaleTag("en"),
            List.of(
                new FormIndex.Entry<>(WordForm.of("Georgia"), 1),
                new FormIndex.Entry<>(WordForm.of("Georgia"), 2),
                new FormIndex.Entry<>(WordForm.of("Georgia*"), 2)));
    assertThat(index.longest("in Georgia"))
        .containsExactly(new FormIndex.Found<>(List.of(1, 2), "Georgia"));
  }

  @Test
  void aTextOfAnythingIsSearched() {
    FormIndex<String> index = index("ar", "القاعدة", "*", "ا*", "\u064b");
    for (String text :
        new String[] {"", "\u0000", "\ud83d", "\ude00a", "\u200c", "\u0640\u200c ال"}) {
      assertThat(index.longest(text)).as(text).hasSizeLessThan(2);
    }
    assertThat(index("en").longest("Kabul")).isEmpty();
  }
}
