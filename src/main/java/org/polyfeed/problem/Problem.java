package org.polyfeed.problem;

import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * Something that is wrong with the sources, and what would be right.
 *
 * @param file relative to the site's folder, with slashes
 * @param line from 1, or 0 where the whole file is meant
 */
public record Problem(Severity severity, String file, int line, String message)
    implements Comparable<Problem> {

  /** All but the ends of lines. */
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}&&[^\n]]");

  private static final Comparator<Problem> BY_PLACE =
      Comparator.comparing(Problem::file)
          .thenComparingInt(Problem::line)
          .thenComparing(Problem::severity)
          .thenComparing(Problem::message);

  @Override
  public int compareTo(Problem other) {
    return BY_PLACE.compare(this, other);
  }

  /** Seeds hold anything, and what ends at a terminal must not steer it. */
  public Problem {
    file = visible(file);
    message = visible(message);
  }

  /** With the pictures that Unicode has for controls. */
  private static String visible(String text) {
    return CONTROLS
        .matcher(text)
        .replaceAll(
            control -> {
              char letter = control.group().charAt(0);
              return letter < ' ' ? Character.toString(0x2400 + letter) : "\uFFFD";
            });
  }

  /** Such as {@code seeds/site.yaml:3: no such key 'titel'; did you mean 'title'?}. */
  @Override
  public String toString() {
    String kind =
        switch (severity) {
          case ERROR -> "";
          case WARNING -> "warning: ";
          case NOTE -> "note: ";
        };
    return file + (line > 0 ? ":" + line : "") + ": " + kind + message;
  }
}
