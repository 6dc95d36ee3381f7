package org.polyfeed.cli;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often something is to be run.
 *
 * @param minutes that fill an hour, or hours of minutes that fill a day
 */
record Every(int minutes) {

  private static final int HOUR = 60;
  private static final int DAY = 24 * HOUR;

  private static final Pattern WRITTEN = Pattern.compile("([1-9]\\d?)([mh])|1d");

  /** Such as {@code 5m}, {@code 6h} or {@code 1d}; nothing where no crontab can say it. */
  static Optional<Every> parse(String text) {
    Matcher written = WRITTEN.matcher(text);
    if (!written.matches()) {
      return Optional.empty();
    }
    if (written.group(1) == null) {
      return Optional.of(new Every(DAY));
    }
    int count = Integer.parseInt(written.group(1));
    boolean inHours = written.group(2).equals("h");
    int whole = inHours ? DAY / HOUR : HOUR;
    return count < whole && whole % count == 0
        ? Optional.of(new Every(inHours ? count * HOUR : count))
        : Optional.empty();
  }

  /** Minute and hour, as crontab has them. */
  String cron() {
    return cron(0);
  }

  /** The same at other minutes than most have: a name always has the same. */
  String cronOf(String name) {
    int most = Math.min(minutes, HOUR);
    return cron(most == 1 ? 0 : 1 + Math.floorMod(name.hashCode(), most - 1));
  }

  private String cron(int from) {
    String minute = Integer.toString(from);
    if (minutes == 1) {
      minute = "*";
    } else if (minutes < HOUR) {
      minute = (from == 0 ? "*" : from + "-59") + "/" + minutes;
    }
    if (minutes == DAY) {
      return minute + " 0";
    }
    return minute + (minutes <= HOUR ? " *" : " */" + minutes / HOUR);
  }

  /** Hour and minute, as systemd.time(7) has them: it counts steps from a beginning. */
  String calendar() {
    if (minutes < HOUR) {
      return minutes == 1 ? "*:*" : "*:0/" + minutes;
    }
    if (minutes == DAY) {
      return "00:00";
    }
    return (minutes == HOUR ? "*" : "0/" + minutes / HOUR) + ":00";
  }
}
