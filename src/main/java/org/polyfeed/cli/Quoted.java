package org.polyfeed.cli;

/** Words as those who read them take them for one word, whatever is in them. */
final class Quoted {

  private static final String PLAIN = "[A-Za-z0-9_./:@%+=,-]+";

  private Quoted() {}

  /** For sh. */
  static String shell(String word) {
    return word.matches(PLAIN) ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /** For a line of crontab, where a percent sign ends the command. */
  static String crontab(String word) {
    return shell(word).replace("%", "\\%");
  }

  /** For a unit of systemd, with percent signs twice: systemd.syntax(7). */
  static String unit(String word) {
    String once = word.replace("%", "%%");
    return once.matches(PLAIN)
        ? once
        : "\"" + once.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  /** For an argument of a program that systemd starts, which takes dollars for variables. */
  static String unitArgument(String word) {
    return unit(word.replace("$", "$$"));
  }

  /** For YAML: a scalar on one line. */
  static String yaml(String word) {
    return "\"" + word.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
