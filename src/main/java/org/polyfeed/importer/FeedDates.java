package org.polyfeed.importer;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as feeds have them: RFC 3339 and RFC 822, and what their writers take for these. */
final class FeedDates {

  private static final Pattern ISO =
      Pattern.compile(
          "(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[Tt"
              + " ]+(\\d{1,2}):(\\d\\d)(?::(\\d\\d)(?:[.,](\\d{1,9})\\d*)?)?\\s*([A-Za-z]{1,4}|[+-]\\d\\d:?\\d\\d)?)?");

  private static final Pattern RFC_822 =
      Pattern.compile(
          "(?:\\p{L}+\\.?,?\\s+)?(\\d{1,2})[\\s-]+([A-Za-z]{3})[a-z]*\\.?,?[\\s-]+(\\d{4}|\\d\\d)"
              + "(?:,?\\s+(\\d{1,2}):(\\d\\d)(?::(\\d\\d))?(?:\\.\\d+)?"
              + "\\s*(?:([A-Za-z]{1,5}|(?:GMT|UTC)?[+-]\\d{1,2}:?\\d\\d))?)?(?:\\s*\\(.*\\))?");

  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  /** RFC 822 section 5.1, in hours. Those of its letters that it got wrong mean nothing. */
  private static final Map<String, Integer> ZONES =
      Map.ofEntries(
          Map.entry("z", 0),
          Map.entry("ut", 0),
          Map.entry("utc", 0),
          Map.entry("gmt", 0),
          Map.entry("est", -5),
          Map.entry("edt", -4),
          Map.entry("cst", -6),
          Map.entry("cdt", -5),
          Map.entry("mst", -7),
          Map.entry("mdt", -6),
          Map.entry("pst", -8),
          Map.entry("pdt", -7));

  private static final int FIRST_YEAR = 1000;

  private final ZoneId zone;

  /**
   * @param zone of times that name none
   */
  FeedDates(ZoneId zone) {
    this.zone = zone;
  }

  /** The time, with the offset that was written; nothing where it is none. */
  Optional<OffsetDateTime> parse(String text) {
    try {
      Matcher iso = ISO.matcher(text.strip());
      if (iso.matches()) {
        return iso(iso);
      }
      Matcher mail = RFC_822.matcher(text.strip());
      return mail.matches() ? mail(mail) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private Optional<OffsetDateTime> iso(Matcher found) {
    LocalDate day = LocalDate.of(number(found, 1), number(found, 2), number(found, 3));
    if (day.getYear() < FIRST_YEAR) {
      return Optional.empty();
    }
    if (found.group(4) == null) {
      return Optional.of(day.atTime(LocalTime.NOON).atZone(zone).toOffsetDateTime());
    }
    String fraction = found.group(7) == null ? "" : found.group(7);
    int nanos = Integer.parseInt((fraction + "000000000").substring(0, 9));
    LocalTime time = LocalTime.of(number(found, 4), number(found, 5), second(found), nanos);
    return zoned(day.atTime(time), Optional.ofNullable(found.group(8)));
  }

  private Optional<OffsetDateTime> mail(Matcher found) {
    int month = 1 + MONTHS.indexOf(found.group(2).toLowerCase(Locale.ROOT));
    int year = number(found, 3);
    if (found.group(3).length() == 2) {
      // RFC 2822 section 4.3.
      year += year < 50 ? 2000 : 1900;
    }
    if (month == 0 || year < FIRST_YEAR) {
      return Optional.empty();
    }
    LocalDate day = LocalDate.of(year, month, number(found, 1));
    if (found.group(4) == null) {
      return Optional.of(day.atTime(LocalTime.NOON).atZone(zone).toOffsetDateTime());
    }
    LocalTime time = LocalTime.of(number(found, 4), number(found, 5), second(found));
    return zoned(day.atTime(time), Optional.ofNullable(found.group(7)));
  }

  private static int number(Matcher found, int group) {
    return Integer.parseInt(found.group(group));
  }

  /** A leap second, which Java's days do not have, is the one before it. */
  private static int second(Matcher found) {
    return found.group(6) == null ? 0 : Math.min(59, number(found, 6));
  }

  private Optional<OffsetDateTime> zoned(LocalDateTime local, Optional<String> offset) {
    if (offset.isEmpty()) {
      return Optional.of(local.atZone(zone).toOffsetDateTime());
    }
    String name = offset.get().toLowerCase(Locale.ROOT).replaceFirst("^(gmt|utc)(?=[+-])", "");
    if (name.matches("[+-].*")) {
      String digits = name.substring(1).replace(":", "");
      int number = Integer.parseInt(digits);
      int minutes = number / 100 * 60 + number % 100;
      return Optional.of(
          local.atOffset(ZoneOffset.ofTotalSeconds((name.startsWith("-") ? -60 : 60) * minutes)));
    }
    // RFC 2822 section 4.3: any other name says nothing, and counts as UTC.
    return Optional.of(local.atOffset(ZoneOffset.ofHours(ZONES.getOrDefault(name, 0))));
  }
}
