package org.polyfeed.cli;

import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Commands and options with what the help says of them. */
final class Described {

  /** Where what a list has no room for begins. */
  private static final Pattern MORE = Pattern.compile("(\\.$|[.:;]\\s| \\().*");

  private Described() {}

  /** In the order of the help, without those that are only for builds. */
  static List<CommandSpec> commands(CommandSpec above) {
    return above.subcommands().values().stream()
        .map(command -> command.getCommandSpec())
        .distinct()
        .filter(command -> !command.usageMessage().hidden())
        .toList();
  }

  static List<OptionSpec> options(CommandSpec command) {
    return command.options().stream().filter(option -> !option.hidden()).toList();
  }

  static String whole(CommandSpec command) {
    return String.join(" ", command.usageMessage().description());
  }

  static String whole(ArgSpec argument) {
    return String.join(" ", argument.description());
  }

  /** For a list: its first words, up to where they say enough. */
  static String brief(CommandSpec command) {
    return brief(whole(command));
  }

  static String brief(ArgSpec argument) {
    return brief(whole(argument));
  }

  private static String brief(String whole) {
    return MORE.matcher(whole).replaceFirst("");
  }
}
