package org.polyfeed.content;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates of front matter. A day alone begins at midnight, as it did in the feeds of its site. */
final class ContentDates {

  private static final Pattern WRITTEN =
      Pattern.compile(
          "(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[Tt ]\\s*(\\d{1,2}):(\\d\\d)(?::(\\d\\d)(?:\\.(\\d{1,9})\\d*)?)?"
              + "\\s*(Z|z|UTC|GMT|[+-]\\d\\d(?::?\\d\\d)?)?(?:\\s+[A-Z]{3,4})?)?");

  private static final Pattern SPOKEN =
      Pattern.compile("(?:\\p{L}+,?\\s+)?(\\d{1,2})[ -](\\p{L}{3})\\p{L}*\\.?,?[ -](\\d{4})(.*)");

  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private final ZoneId days;
  private final ZoneId times;

  /**
   * @param days the zone of days
   * @param times the zone of times that name none
   */
  ContentDates(ZoneId days, ZoneId times) {
    this.days = days;
    this.times = times;
  }

  /** The time, with the offset that was written; nothing where it is none. */
  Optional<OffsetDateTime> parse(String text) {
    Matcher found = WRITTEN.matcher(numbered(text.strip()));
    if (!found.matches() || number(found, 1) < 1000) {
      return Optional.empty();
    }
    try {
      LocalDate day = LocalDate.of(number(found, 1), number(found, 2), number(found, 3));
      if (found.group(4) == null) {
        return Optional.of(day.atStartOfDay(days).toOffsetDateTime());
      }
      int seconds = found.group(6) == null ? 0 : number(found, 6);
      String fraction = found.group(7) == null ? "" : found.group(7);
      int nanos = Integer.parseInt((fraction + "000000000").substring(0, 9));
      LocalDateTime time =
          day.atTime(LocalTime.of(number(found, 4), number(found, 5), seconds, nanos));
      return Optional.of(zoned(time, Optional.ofNullable(found.group(8))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The day at the head of a name, such as {@code 2024-04-02-ferry}. */
  Optional<OffsetDateTime> ofName(String name) {
    return name.matches("\\d{4}-\\d\\d-\\d\\d(\\D.*)?")
        ? parse(name.substring(0, 10))
        : Optional.empty();
  }

  private OffsetDateTime zoned(LocalDateTime time, Optional<String> offset) {
    if (offset.isEmpty()) {
      return time.atZone(times).toOffsetDateTime();
    }
    return offset.get().matches("(?i)[a-z]+")
        ? time.atOffset(ZoneOffset.UTC)
        : time.atOffset(ZoneOffset.of(offset.get()));
  }

  private static int number(Matcher found, int group) {
    return Integer.parseInt(found.group(group));
  }

  /** Days whose months are words, as mail has them. */
  private static String numbered(String text) {
    Matcher spoken = SPOKEN.matcher(text);
    int month = spoken.matches() ? 1 + MONTHS.indexOf(spoken.group(2).toLowerCase(Locale.ROOT)) : 0;
    return month == 0
        ? text
        : spoken.group(3) + "-" + month + "-" + spoken.group(1) + spoken.group(4);
  }
}
