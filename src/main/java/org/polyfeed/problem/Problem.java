package org.polyfeed.problem;

import java.util.Comparator;

/**
 * Something that is wrong with the sources, and what would be right.
 *
 * @param file relative to the site's folder, with slashes
 * @param line from 1, or 0 where the whole file is meant
 */
public record Problem(Severity severity, String file, int line, String message)
    implements Comparable<Problem> {

  private static final Comparator<Problem> BY_PLACE =
      Comparator.comparing(Problem::file)
          .thenComparingInt(Problem::line)
          .thenComparing(Problem::severity)
          .thenComparing(Problem::message);

  @Override
  public int compareTo(Problem other) {
    return BY_PLACE.compare(this, other);
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
