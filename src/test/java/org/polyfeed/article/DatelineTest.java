package org.polyfeed.article;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DatelineTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ISLAMABAD — Russia said|ISLAMABAD|Russia said",
        "ISLAMABAD – Russia said|ISLAMABAD|Russia said",
        "ISLAMABAD - Russia said|ISLAMABAD|Russia said",
        "ISLAMABAD -- Russia said|ISLAMABAD|Russia said",
        "ISLAMABAD—Russia said|ISLAMABAD|Russia said",
        "ISLAMABAD\u00a0—\u00a0Russia said|ISLAMABAD|Russia said",
        "ISLAMABAD\u202f– Russia said|ISLAMABAD|Russia said",
        "ISLAMABAD\u00a0- Russia said|ISLAMABAD|Russia said",
        "ISLAMABAD, Pakistan (AP) — Russia|ISLAMABAD, Pakistan (AP)|Russia",
        "ST. PETERSBURG, Fla. — The|ST. PETERSBURG, Fla.|The",
        "SARAJEVO, Bosnia-Herzegovina — The|SARAJEVO, Bosnia-Herzegovina|The",
        "NEW YORK — “We” said|NEW YORK|“We” said",
        "OSLO — 12 people|OSLO|12 people",
        "İSLAMABAD — Rusya|İSLAMABAD|Rusya",
        "ИСЛАМАБАД — Россия|ИСЛАМАБАД|Россия",
        "إسلام آباد — قالت روسيا|إسلام آباد|قالت روسيا",
        "اسلام‌آباد – روسیه گفت|اسلام‌آباد|روسیه گفت",
        "北京 — 俄罗斯表示|北京|俄罗斯表示",
        "इस्लामाबाद — रूस ने कहा|इस्लामाबाद|रूस ने कहा"
      })
  void aReportOpensWithItsPlace(String text, String place, String rest) {
    Dateline dateline = Dateline.of(text).orElseThrow();

    assertThat(dateline.place()).isEqualTo(place);
    assertThat(text.substring(dateline.length())).isEqualTo(rest);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Islamabad — Russia said",
        "The man — who was tired — left",
        "He said — well, nothing",
        "“ISLAMABAD” — said nobody",
        "I — and only I — know",
        "A — B",
        "USA-based firms",
        "10 — that is the number",
        "2024 — a year",
        "NATO — the alliance — met",
        "США — крупнейший покупатель",
        "BREAKING: Flood — now",
        "ISLAMABAD —",
        "ISLAMABAD",
        "",
        "یک مرد — که خسته بود — رفت",
        "قال — وهو يضحك — نعم",
        "سه نفر از باشندگان این قریه — گفتند",
        "他说：好 — 我们走",
        "北京——中国的首都"
      })
  void othersOpenWithASentence(String text) {
    assertThat(Dateline.of(text)).isEmpty();
  }
}
