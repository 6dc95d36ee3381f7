package org.polyfeed.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The times of feeds. */
final class TimesTest {

  private static Optional<Instant> byTheJdk(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  @Test
  void randomTimesAreThoseOfTheJdk() {
    for (int seed = 0; seed < 20_000; seed++) {
      Random chance = new Random(seed);
      StringBuilder text = new StringBuilder("2024-02-29T12:34:56Z");
      for (int i = chance.nextInt(4); i > 0; i--) {
        text.setCharAt(
            chance.nextInt(text.length()), "0123456789-:TZ+ ٣".charAt(chance.nextInt(17)));
      }
      assertThat(Times.iso(text.toString()))
          .as("seed %s: %s", seed, text)
          .isEqualTo(byTheJdk(text.toString()));
    }
  }

  @Test
  void whatIsNoTimeIsAbsent() {
    assertThat(Times.iso("2023-02-29T00:00:00Z")).isEmpty();
    assertThat(Times.iso("2024-01-01T24:00:00Z")).isEmpty();
    assertThat(Times.iso("2024-01-01T10:00:00+02:00"))
        .hasValue(Instant.parse("2024-01-01T08:00:00Z"));
    assertThat(Times.rfc1123("Tue, 02 Apr 2024 07:30:00 GMT"))
        .hasValue(Instant.parse("2024-04-02T07:30:00Z"));
    assertThat(Times.rfc1123("02 Avr")).isEmpty();
  }
}
