package org.polyfeed.media;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long recordings play, as people and podcasts write it. */
public final class Durations {

  private static final Pattern CLOCK =
      Pattern.compile("(?:(?:(\\d{1,4}):)?(\\d{1,2}):)?(\\d{1,9})(?:\\.\\d+)?");

  private Durations() {}

  /** Of seconds, {@code 12:34} or {@code 1:02:03}; nothing where a text is none of these. */
  public static Optional<Duration> parse(String text) {
    Matcher clock = CLOCK.matcher(text.strip());
    if (!clock.matches()) {
      return Optional.empty();
    }
    long seconds = Long.parseLong(clock.group(3));
    boolean withMinutes = clock.group(2) != null;
    if (withMinutes && (seconds > 59 || clock.group(3).length() != 2)) {
      return Optional.empty();
    }
    return Optional.of(
        Duration.ofHours(number(clock.group(1)))
            .plusMinutes(number(clock.group(2)))
            .plusSeconds(seconds));
  }

  private static long number(@org.jspecify.annotations.Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }
}
