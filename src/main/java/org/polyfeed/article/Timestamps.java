package org.polyfeed.article;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates and times as authors write them in front matter. */
public final class Timestamps {

  /** Years before which no article was published and after which none will be. */
  private static final int FIRST_YEAR = 1000;

  private static final int LAST_YEAR = 9999;

  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

  /** A day, then perhaps a time, then perhaps an offset, be they real or not. */
  private static final Pattern FORM =
      Pattern.compile(
          "(?<day>"
              + DAY
              + ")([Tt ](?<time>\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?)"
              + " ?([Zz]|[+-]\\d\\d(:?\\d\\d)?)?)?");

  private static final DateTimeFormatter LOCAL =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendPattern("['T'][' ']HH:mm[:ss]")
          .optionalStart()
          .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
          .optionalEnd()
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT)
          .withChronology(IsoChronology.INSTANCE);

  private static final DateTimeFormatter ZONED =
      new DateTimeFormatterBuilder()
          .append(LOCAL)
          .appendPattern("[' ']")
          .appendPattern("[XXX][XX][X]")
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT)
          .withChronology(IsoChronology.INSTANCE);

  private final ZoneId zone;

  /**
   * @param zone of times that name none
   */
  public Timestamps(ZoneId zone) {
    this.zone = zone;
  }

  /** Such as {@code 2024-04-02}, {@code 2024-04-02 13:05} or {@code 2024-04-02T13:05:00+04:30}. */
  public Optional<OffsetDateTime> parse(String text) {
    return ofAnyYear(text)
        .filter(found -> found.getYear() >= FIRST_YEAR && found.getYear() <= LAST_YEAR);
  }

  /** Why a text that {@link #parse} does not take is no date, and what would be. */
  public String fault(String text) {
    Matcher form = FORM.matcher(text);
    if (form.matches()) {
      String day = form.group("day");
      if (!isRead(day, LocalDate::parse)) {
        return "'" + day + "' is no day of the calendar";
      }
      String time = form.group("time");
      if (time != null && !isRead(time, LocalTime::parse)) {
        return "'" + time + "' is no time of day; the last is 23:59:59";
      }
    }
    return ofAnyYear(text)
        .map(
            found ->
                found.getYear() < FIRST_YEAR
                    ? "'" + text + "' is before the year " + FIRST_YEAR
                    : "'" + text + "' is after the year " + LAST_YEAR)
        .orElse(
            "'"
                + text
                + "' is no date; it must be like 2024-04-02, 2024-04-02 13:05 or"
                + " 2024-04-02T13:05:00+04:30");
  }

  private static boolean isRead(String text, Consumer<String> reader) {
    try {
      reader.accept(text);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private Optional<OffsetDateTime> ofAnyYear(String text) {
    try {
      return Optional.of(
          DAY.matcher(text).matches() ? noon(LocalDate.parse(text)) : withTime(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private OffsetDateTime withTime(String text) {
    if (ZONED.parseBest(text, OffsetDateTime::from, LocalDateTime::from)
        instanceof OffsetDateTime time) {
      // An offset says where its author was; Z says only when, and the day is the site's.
      return text.toUpperCase(Locale.ROOT).endsWith("Z")
          ? inMinutes(time.atZoneSameInstant(zone).toOffsetDateTime())
          : time;
    }
    return zoned(LocalDateTime.parse(text, LOCAL));
  }

  /** A day without a time means noon, so that it is the same day almost everywhere. */
  OffsetDateTime noon(LocalDate day) {
    return zoned(day.atTime(LocalTime.NOON));
  }

  private OffsetDateTime zoned(LocalDateTime local) {
    return inMinutes(local.atZone(zone).toOffsetDateTime());
  }

  /** RFC 3339 and HTML have no seconds in an offset; before time zones, towns had their own. */
  private static OffsetDateTime inMinutes(OffsetDateTime time) {
    int minutes = time.getOffset().getTotalSeconds() / 60;
    return time.withOffsetSameInstant(ZoneOffset.ofTotalSeconds(minutes * 60));
  }
}
