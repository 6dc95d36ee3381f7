package org.polyfeed.grammar;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;

/** Whether times in the right form are times that there were. */
final class Dates {

  private Dates() {}

  /** RFC 3339 section 5.7: days are those of their month. */
  static boolean isTimestamp(String text) {
    return text.length() > 10 && isRead(() -> LocalDate.parse(text.substring(0, 10)));
  }

  /** RFC 822 section 5.1: a day of the week is that of the date. */
  static boolean isMailDate(String text) {
    String zoned = text.replaceFirst(" [^ ]*$", " GMT");
    return isRead(
        () ->
            DateTimeFormatter.RFC_1123_DATE_TIME
                .withResolverStyle(ResolverStyle.STRICT)
                .parse(zoned));
  }

  private interface Reader {
    Object read();
  }

  private static boolean isRead(Reader reader) {
    try {
      return reader.read() != null;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
