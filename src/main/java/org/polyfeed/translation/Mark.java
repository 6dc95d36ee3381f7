package org.polyfeed.translation;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The line with which the front matter of a translation begins: how it was made, of what, and
 * whether anybody has changed it since.
 *
 * @param from the locale of the source
 * @param source the hash of the source as it was translated
 * @param written hash of the text as it was written
 * @param present the same of the text as it is
 */
record Mark(Kind kind, String from, String source, String written, String present) {

  /** How a translation was made. */
  enum Kind {
    /** By people. */
    TRANSLATED("translated"),
    /** By a machine, and nobody has approved it. */
    DRAFTED("machine-translated"),
    /** In part; the rest is in the language of the source. */
    PARTIAL("partly-translated");

    private final String word;

    Kind(String word) {
      this.word = word;
    }
  }

  private static final Pattern LINE =
      Pattern.compile(
          "\\A---\\n# (translated|machine-translated|partly-translated) from (\\S{1,60})"
              + " ([0-9a-f]{32}) ([0-9a-f]{16})\\n");

  /** The mark of a seed; nothing where it was made by hand. */
  static Optional<Mark> of(String text) {
    String seed = text.replace("\r\n", "\n");
    Matcher matcher = LINE.matcher(seed);
    if (!matcher.find()) {
      return Optional.empty();
    }
    Kind kind = Kind.TRANSLATED;
    for (Kind one : Kind.values()) {
      kind = one.word.equals(matcher.group(1)) ? one : kind;
    }
    return Optional.of(
        new Mark(
            kind,
            matcher.group(2),
            matcher.group(3),
            matcher.group(4),
            Tagged.hash("---\n" + seed.substring(matcher.end()))));
  }

  boolean isUntouched() {
    return written.equals(present);
  }

  /**
   * A seed with its mark.
   *
   * @param rest of it, after the first line of {@code ---}
   */
  static String marked(Kind kind, String from, String source, String rest) {
    return "---\n# "
        + kind.word
        + " from "
        + from
        + " "
        + source
        + " "
        + Tagged.hash("---\n" + rest)
        + "\n"
        + rest;
  }
}
