package org.polyfeed.cli;

import org.polyfeed.locale.Letters;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * A text that a file is to hold on one line.
 *
 * @param what it is on the command line, such as {@code --title}
 */
record Line(String what, String text) {

  /** What Java has for letters that the terminal's charset has not. */
  private static final char LOST = '\uFFFD';

  /**
   * The text without blanks around it.
   *
   * @throws CommandLine.ParameterException where it is empty, or no seed can hold it
   */
  String checked(CommandSpec spec) {
    String checked = Letters.composed(text.strip());
    if (checked.isEmpty()) {
      throw refusal(spec, "it is empty");
    }
    if (checked.indexOf(LOST) >= 0) {
      throw refusal(
          spec, "its letters were lost on the way; set the terminal to UTF-8: LC_ALL=C.UTF-8");
    }
    if (checked.codePoints().anyMatch(Line::breaks)) {
      throw refusal(spec, "it must be one line, without controls and what else no feed may hold");
    }
    return checked;
  }

  private static boolean breaks(int letter) {
    int type = Character.getType(letter);
    return !Letters.mayStand(letter)
        || type == Character.CONTROL
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }

  private CommandLine.ParameterException refusal(CommandSpec spec, String why) {
    return new CommandLine.ParameterException(spec.commandLine(), what + ": " + why);
  }
}
