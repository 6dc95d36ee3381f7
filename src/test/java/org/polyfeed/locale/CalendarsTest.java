package org.polyfeed.locale;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Dates as newspapers of each language print them: the day, the month that stands above an archive
 * and the year.
 */
final class CalendarsTest {

  private static final LocalDate DAY = LocalDate.of(2024, 4, 2);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // What each locale goes by on its own.
        "en|April 2, 2024|April 2024|2024",
        "en-GB|2 April 2024|April 2024|2024",
        "ru|2 апреля 2024\u202fг.|Апрель 2024\u202fг.|2024",
        "uk|2 квітня 2024\u202fр.|Квітень 2024\u202fр.|2024",
        "be|2 красавіка 2024\u202fг.|Красавік 2024|2024",
        "cs|2. dubna 2024|Duben 2024|2024",
        "pl|2 kwietnia 2024|Kwiecień 2024|2024",
        "hr|2. travnja 2024.|Travanj 2024.|2024.",
        "el|2 Απριλίου 2024|Απρίλιος 2024|2024",
        "fi|2. huhtikuuta 2024|Huhtikuu 2024|2024",
        "lv|2024. gada 2. aprīlis|2024. gada aprīlis|2024. g.",
        "ku|2ê nîsana 2024an|Nîsan 2024|2024",
        "es|2 de abril de 2024|Abril de 2024|2024",
        "zh-Hans|2024年4月2日|2024年4月|2024年",
        "zh-Hant|2024年4月2日|2024年4月|2024年",
        "ko|2024년 4월 2일|2024년 4월|2024년",
        "ja|2024年4月2日|2024年4月|2024年",
        "th|2 เมษายน 2567|เมษายน 2567|2567",
        "fa|۱۴ فروردین ۱۴۰۳|فروردین ۱۴۰۳|۱۴۰۳",
        "fa-AF|۱۴ حمل ۱۴۰۳|حمل ۱۴۰۳|۱۴۰۳",
        "ps|۱۴ وری ۱۴۰۳|وری ۱۴۰۳|۱۴۰۳",
        "ps-PK|۲ اپریل ۲۰۲۴|اپریل ۲۰۲۴|۲۰۲۴",
        "ckb|٢ی نیسانی ٢٠٢٤|نیسانی ٢٠٢٤|٢٠٢٤",
        "ckb-IR|١٤ی خاکەلێوەی ١٤٠٣|خاکەلێوەی ١٤٠٣|١٤٠٣",
        "uz-Arab|۲۰۲۴ اپریل ۲|۲۰۲۴ اپریل|۲۰۲۴",
        "am|መጋቢት 24 ቀን 2016 ዓ.ም.|መጋቢት 2016 ዓ.ም.|2016 ዓ.ም.",
        "ti|ሚያዝያ 2, 2024|ሚያዝያ 2024|2024",
        "ar|2 أبريل 2024|أبريل 2024|2024",
        "ar-EG|٢ أبريل ٢٠٢٤|أبريل ٢٠٢٤|٢٠٢٤",
        "ar-SA|٢ أبريل ٢٠٢٤|أبريل ٢٠٢٤|٢٠٢٤",
        "si|2024 අප්\u200dරේල් 2|2024 අප්\u200dරේල්|2024",
        "ur|2 اپریل، 2024|اپریل 2024|2024",
        "he|2 באפריל 2024|אפריל 2024|2024",
        "hi|2 अप्रैल 2024|अप्रैल 2024|2024",
        "mr|२ एप्रिल, २०२४|एप्रिल २०२४|२०२४",
        "bn|২ এপ্রিল, ২০২৪|এপ্রিল ২০২৪|২০২৪",
        "ne|२०२४ अप्रिल २|२०२४ अप्रिल|२०२४",
        "my|၂၀၂၄ ဧပြီ ၂|၂၀၂၄ ဧပြီ|၂၀၂၄",
        // What a site may choose.
        "fa-AF-u-ca-gregory|۲ اپریل ۲۰۲۴|اپریل ۲۰۲۴|۲۰۲۴",
        "fa-AF-u-ca-gregory-nu-latn|2 اپریل 2024|اپریل 2024|2024",
        "fa-u-ca-islamic|۲۳ رمضان ۱۴۴۵ ه\u200d.ق.|رمضان ۱۴۴۵ ه\u200d.ق.|۱۴۴۵ ه\u200d.ق.",
        "en-u-ca-persian|Farvardin 14, 1403|Farvardin 1403|1403",
        "ru-u-ca-persian|14 фарвардин 1403\u202fг.|Фарвардин 1403\u202fг.|1403",
        "tg-u-ca-persian|14 фарвардин 1403|Фарвардин 1403|1403",
        "ar-SA-u-ca-islamic|٢٣ رمضان ١٤٤٥ هـ|رمضان ١٤٤٥ هـ|١٤٤٥ هـ",
        "ar-SA-u-ca-islamic-umalqura-nu-latn|23 رمضان 1445 هـ|رمضان 1445 هـ|1445 هـ",
        "ur-u-ca-islamic|23 رمضان، 1445 ہجری|رمضان 1445 ہجری|1445 ہجری",
        "bn-u-ca-islamic|২৩ রমজান, ১৪৪৫|রমজান ১৪৪৫|১৪৪৫",
        "tr-u-ca-islamic|23 Ramazan 1445|Ramazan 1445|1445",
        "id-u-ca-islamic|23 Ramadan 1445 H|Ramadan 1445 H|1445 H",
        "en-u-ca-islamic|Ramadan 23, 1445 AH|Ramadan 1445 AH|1445 AH",
        "th-u-ca-gregory|2 เมษายน ค.ศ. 2024|เมษายน 2024|2024",
        "th-u-ca-buddhist-nu-thai|๒ เมษายน ๒๕๖๗|เมษายน ๒๕๖๗|๒๕๖๗",
        "lo-u-ca-buddhist|2 ເມສາ 2567 ພ.ສ.|ເມສາ 2567 ພ.ສ.|2567 ພ.ສ.",
        "en-u-ca-buddhist|April 2, 2567 BE|April 2567 BE|2567 BE",
        "he-u-ca-hebrew|כ״ג באדר ב׳ תשפ״ד|אדר ב׳ תשפ״ד|תשפ״ד",
        "he-u-ca-hebrew-nu-hebr|כ״ג באדר ב׳ תשפ״ד|אדר ב׳ תשפ״ד|תשפ״ד",
        "he-u-ca-hebrew-nu-latn|23 באדר ב׳ 5784|אדר ב׳ 5784|5784",
        "yi-u-ca-hebrew|כ״ג אדר ב׳ תשפ״ד|אדר ב׳ תשפ״ד|תשפ״ד",
        "en-u-ca-hebrew|23 Adar II 5784|Adar II 5784|5784",
        "ja-u-ca-japanese|令和6年4月2日|令和6年4月|令和6年",
        "zh-Hant-u-ca-roc|民國113年4月2日|民國113年4月|民國113年",
        "am-u-ca-gregory|2 ኤፕሪል 2024|ኤፕሪል 2024|2024",
        "am-u-ca-ethiopic-nu-ethi|መጋቢት ፳፬ ቀን ፳፻፲፮ ዓ.ም.|መጋቢት ፳፻፲፮ ዓ.ም.|፳፻፲፮ ዓ.ም.",
        "ti-u-ca-ethiopic|መጋቢት 24, 2016 ዓ/ም|መጋቢት 2016 ዓ/ም|2016 ዓ/ም",
        "hi-u-ca-indian|13 चैत्र 1946 शक|चैत्र 1946 शक|1946 शक",
        "hi-u-ca-indian-nu-deva|१३ चैत्र १९४६ शक|चैत्र १९४६ शक|१९४६ शक",
        "mr-u-ca-indian|१३ चैत्र, १९४६ शक|चैत्र १९४६ शक|१९४६ शक",
        "ar-EG-u-ca-coptic|٢٤ برمهات ١٧٤٠|برمهات ١٧٤٠|١٧٤٠",
        "zh-Hans-u-nu-hanidec|二〇二四年四月二日|二〇二四年四月|二〇二四年"
      })
  void aDateIsWrittenAsNewspapersPrintIt(String tag, String day, String month, String year) {
    LocaleFormat format = format(tag);

    assertThat(format.date(DAY)).isEqualTo(day);
    assertThat(format.month(DAY)).isEqualTo(month);
    assertThat(format.year(DAY)).isEqualTo(year);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ja-u-ca-japanese|2019-04-30|平成31年4月30日|平成31年4月",
        "ja-u-ca-japanese|2019-05-01|令和元年5月1日|令和元年5月",
        "ja-u-ca-japanese|1989-01-08|平成元年1月8日|平成元年1月",
        "fa-AF|2024-09-01|۱۱ سنبله ۱۴۰۳|سنبله ۱۴۰۳",
        "fa|2025-03-20|۳۰ اسفند ۱۴۰۳|اسفند ۱۴۰۳",
        "am|2024-09-10|ጳጉሜን 5 ቀን 2016 ዓ.ም.|ጳጉሜን 2016 ዓ.ም.",
        "am|2024-09-11|መስከረም 1 ቀን 2017 ዓ.ም.|መስከረም 2017 ዓ.ም.",
        "he-u-ca-hebrew|2025-04-04|ו׳ בניסן תשפ״ה|ניסן תשפ״ה",
        "he-u-ca-hebrew|2025-03-10|י׳ באדר תשפ״ה|אדר תשפ״ה",
        "si|2024-09-30|2024 සැප්තැම්බර් 30|2024 සැප්තැම්බර්",
        "ur-u-ca-islamic|2024-09-12|9 ربیع الاول، 1446 ہجری|ربیع الاول 1446 ہجری",
        "ur-u-ca-islamic|2024-10-12|9 ربیع الثانی، 1446 ہجری|ربیع الثانی 1446 ہجری",
        "ru-u-ca-hebrew|2024-02-12|3 адар I 5784\u202fг.|Адар I 5784\u202fг.",
        "th|2024-01-01|1 มกราคม 2567|มกราคม 2567",
        "en|1500-01-01|January 1, 1500|January 1500",
        "th|1500-01-01|1 มกราคม 2043|มกราคม 2043"
      })
  void theTurnOfAnEraOrYearIsRight(String tag, LocalDate date, String day, String month) {
    assertThat(format(tag).date(date)).isEqualTo(day);
    assertThat(format(tag).month(date)).isEqualTo(month);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en|2024-04-01",
        "th|2024-04-01",
        "ja-u-ca-japanese|2024-04-01",
        "fa|2024-03-20",
        "am|2024-03-10",
        "ar-u-ca-islamic|2024-03-11",
        "he-u-ca-hebrew|2024-03-11",
        "hi-u-ca-indian|2024-03-21",
        "ar-u-ca-coptic|2024-03-10",
        "zh-Hant-u-ca-roc|2024-04-01"
      })
  void aMonthBeginsWhereItsCalendarHasIt(String tag, LocalDate first) {
    assertThat(format(tag).firstOfMonth(DAY)).isEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void monthsPartTimeWithoutAGap(long seed) {
    Random random = new Random(seed);
    for (String name : Calendars.names()) {
      LocaleTag tag = Calendars.in(new LocaleTag("en"), name).orElseThrow();
      LocaleFormat format = new LocaleFormat(tag);
      LocalDate start = LocalDate.of(1900 + random.nextInt(160), 1, 1);
      LocalDate first = format.firstOfMonth(start);
      for (LocalDate day = start; day.isBefore(start.plusYears(3)); day = day.plusDays(1)) {
        LocalDate its = format.firstOfMonth(day);
        // Either the same month goes on, or this day begins the next.
        assertThat(its).as("%s %s, seed %d", name, day, seed).isIn(first, day);
        assertThat(format.firstOfMonth(its)).as("%s %s, seed %d", name, day, seed).isEqualTo(its);
        if (!its.equals(first)) {
          assertThat(format.month(its)).isNotEqualTo(format.month(first));
        }
        first = its;
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "am, persian",
    "ja, islamic",
    "ru, buddhist",
    "km, buddhist",
    "so, persian",
    "th, islamic",
    "ps, islamic-civil",
    "th, hebrew"
  })
  void aLanguageDatesByNoCalendarForWhichItHasNoWords(String tag, String calendar) {
    assertThat(Calendars.in(new LocaleTag(tag), calendar)).isEmpty();
  }

  /** Latin letters in a text of another script are names that CLDR has not translated. */
  @Test
  void noDateMixesScripts() throws IOException {
    List<String> mixed = new ArrayList<>();
    for (LocaleTag locale : locales()) {
      if (locale.script().equals("Latn")) {
        continue;
      }
      for (String name : Calendars.names()) {
        Calendars.in(locale, name)
            .map(LocaleFormat::new)
            .ifPresent(
                format -> {
                  for (int month = 0; month < 13; month++) {
                    LocalDate day = DAY.plusDays(29L * month);
                    String date = format.date(day) + " " + format.month(day);
                    // Russian and Greek count in Roman numerals: адар II.
                    String counted =
                        Set.of("Cyrl", "Grek").contains(locale.script())
                            ? date.replaceAll("\\bI+\\b", "")
                            : date;
                    if (counted.matches(".*[A-Za-z].*")) {
                      mixed.add(locale + " " + name + ": " + date);
                    }
                  }
                });
      }
    }
    assertThat(mixed).isEmpty();
  }

  @Test
  void whatIsWrittenIsReadBack() throws IOException {
    for (LocaleTag locale : locales()) {
      LocaleFormat format = new LocaleFormat(locale);
      assertThat(format.parseDate(format.date(DAY))).as(locale.value()).contains(DAY);
    }
    // Of the two years that it could be, the one in which papers appear.
    assertThat(format("th").parseDate("2 เมษายน 2024")).contains(DAY);
  }

  @Test
  void numeralsThatAreLettersCountNothing() {
    assertThat(format("he-u-ca-hebrew-nu-hebr").number(1234)).isEqualTo("1,234");
    assertThat(format("am-u-ca-ethiopic-nu-ethi").number(1234)).isEqualTo("1,234");
  }

  @ParameterizedTest
  @CsvSource({
    "en, decimal",
    "fa-AF, persian",
    "fa-AF-u-nu-latn, decimal",
    "ar, decimal",
    "ar-EG, arabic-indic",
    "ckb, arabic-indic",
    "mr, devanagari",
    "bn, bengali",
    "my, myanmar",
    "th-u-nu-thai, thai",
    "he-u-ca-hebrew-nu-hebr, decimal"
  })
  void listsAreNumberedInTheLocalesDigits(String tag, String counters) {
    assertThat(format(tag).counters()).isEqualTo(counters);
  }

  @Test
  void aCalendarIsKnownByItsNameAndByItsType() {
    assertThat(Calendars.names()).contains("gregorian", "gregory", "islamic", "islamic-umalqura");
    assertThat(Calendars.of(new LocaleTag("ar").with(Map.of("ca", "islamic"))))
        .isEqualTo("islamic-umalqura");
    assertThat(Calendars.of(new LocaleTag("en"))).isEqualTo("gregory");
    assertThat(Calendars.of(new LocaleTag("th"))).isEqualTo("buddhist");
  }

  /** All that the theme has words for. */
  private static List<LocaleTag> locales() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("templates", "messages"))) {
      return files
          .map(file -> file.getFileName().toString().replace(".properties", ""))
          .sorted()
          .map(LocaleTag::new)
          .toList();
    }
  }

  private static LocaleFormat format(String tag) {
    return new LocaleFormat(new LocaleTag(tag));
  }
}
