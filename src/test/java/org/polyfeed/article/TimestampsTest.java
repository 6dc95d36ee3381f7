package org.polyfeed.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TimestampsTest {

  private final Timestamps kabul = new Timestamps(ZoneId.of("Asia/Kabul"));

  @ParameterizedTest
  @CsvSource({
    "2024-04-02, 2024-04-02T12:00+04:30",
    "2024-04-02 13:05, 2024-04-02T13:05+04:30",
    "2024-04-02T13:05, 2024-04-02T13:05+04:30",
    "2024-04-02T13:05:09, 2024-04-02T13:05:09+04:30",
    "2024-03-19T21:00:00Z, 2024-03-20T01:30:00+04:30",
    "2024-04-02T13:05:09.25Z, 2024-04-02T17:35:09.25+04:30",
    "2024-04-02T13:05:00+03:00, 2024-04-02T13:05+03:00",
    "2024-04-02 13:05 +0300, 2024-04-02T13:05+03:00",
    "2024-04-02T13:05-04, 2024-04-02T13:05-04:00",
    "2024-02-29, 2024-02-29T12:00+04:30"
  })
  void aTimeIsInTheZoneThatItNamesElseInTheSites(String text, String time) {
    assertThat(kabul.parse(text)).contains(OffsetDateTime.parse(time));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "2024",
        "2024-04",
        "2024-4-2",
        "02/04/2024",
        "2023-02-29",
        "2024-02-30",
        "2024-04-02T24:00",
        "2024-04-02T13:60",
        "2024-04-02 1:05 PM",
        "2024-04-02T13:05:00 Asia/Kabul",
        "2024-04-02T13:05:00+19:00",
        "0001-01-01",
        "99999-01-01",
        "1712000000"
      })
  void nothingElseIsATime(String text) {
    assertThat(kabul.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "2023-02-29|'2023-02-29' is no day of the calendar",
        "2024-13-01 13:05|'2024-13-01' is no day of the calendar",
        "0999-01-01|'0999-01-01' is before the year 1000",
        "0999-01-01T13:05:00Z|'0999-01-01T13:05:00Z' is before the year 1000",
        "9999-12-31T23:00:00Z|'9999-12-31T23:00:00Z' is after the year 9999",
        "2024-04-02T24:00|'24:00' is no time of day; the last is 23:59:59",
        "2024-04-02 13:05:60.5 +0300|'13:05:60.5' is no time of day; the last is 23:59:59",
        "2024-04-02T13:05:00+19:00|'2024-04-02T13:05:00+19:00' is no date; it must be like"
            + " 2024-04-02, 2024-04-02 13:05 or 2024-04-02T13:05:00+04:30",
        "2023-02-29 or so|'2023-02-29 or so' is no date; it must be like"
            + " 2024-04-02, 2024-04-02 13:05 or 2024-04-02T13:05:00+04:30"
      })
  void whatIsNoTimeIsToldWhy(String text, String fault) {
    assertThat(kabul.fault(text)).isEqualTo(fault);
  }
}
