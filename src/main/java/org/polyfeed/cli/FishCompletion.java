package org.polyfeed.cli;

import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * How fish completes the command: a line for each thing that it may offer.
 *
 * @param polyfeed with its subcommands, which have none themselves
 */
record FishCompletion(CommandSpec polyfeed) {

  /** To be put among fish's completions as {@code polyfeed.fish}, or to be read. */
  String text() {
    StringBuilder script = new StringBuilder();
    script.append("# Made by 'polyfeed completion fish'.\ncomplete -c polyfeed -f\n");
    String first = " -n __fish_use_subcommand";
    for (CommandSpec command : Described.commands(polyfeed)) {
      line(script, first, " -a " + command.name(), Described.brief(command));
    }
    options(script, first, polyfeed);
    for (CommandSpec command : Described.commands(polyfeed)) {
      String after = " -n '__fish_seen_subcommand_from " + command.name() + "'";
      for (PositionalParamSpec parameter : command.positionalParameters()) {
        line(script, after, value(parameter), Described.brief(parameter));
      }
      options(script, after, command);
    }
    return script.toString();
  }

  private static void options(StringBuilder script, String where, CommandSpec command) {
    for (OptionSpec option : Described.options(command)) {
      StringBuilder names = new StringBuilder();
      for (String name : option.names()) {
        names.append(
            name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
      }
      line(
          script,
          where,
          names + (option.arity().max() > 0 ? " -r" + value(option) : ""),
          Described.brief(option));
    }
  }

  private static void line(StringBuilder script, String where, String what, String said) {
    script
        .append("complete -c polyfeed")
        .append(where)
        .append(what)
        .append(" -d ")
        .append(quoted(said))
        .append('\n');
  }

  private static String value(ArgSpec argument) {
    Offer offer = Offer.of(argument);
    String words = String.join(" ", offer.words());
    return switch (offer.kind()) {
      case NOTHING -> " -f";
      case WORD -> " -f -a " + quoted(words);
      case LIST -> " -f -a " + quoted("(__fish_append , " + words + ")");
      case FILES -> " -F";
      case FOLDERS -> " -f -a '(__fish_complete_directories)'";
    };
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
