package org.polyfeed.cli;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * How zsh completes the command: a function for its {@code compsys}, by zshcompsys(1).
 *
 * @param polyfeed with its subcommands, which have none themselves
 */
record ZshCompletion(CommandSpec polyfeed) {

  /** To be put into a folder of {@code $fpath} as {@code _polyfeed}, or to be read. */
  String text() {
    StringBuilder script = new StringBuilder();
    script.append(
        """
        #compdef polyfeed
        # Made by 'polyfeed completion zsh'.

        _polyfeed() {
          local context state state_descr line
          typeset -A opt_args
          local -a commands
          commands=(
        """);
    for (CommandSpec command : Described.commands(polyfeed)) {
      script
          .append("    ")
          .append(quoted(command.name() + ":" + Described.brief(command)))
          .append('\n');
    }
    script.append("  )\n");
    script.append(arguments("  ", "-C", polyfeed, "1:command:->command", "*::argument:->argument"));
    script.append(
        """
         && return
          case $state in
            command) _describe -t commands command commands ;;
            argument)
              case $words[1] in
        """);
    for (CommandSpec command : Described.commands(polyfeed)) {
      script.append("        ").append(command.name()).append(")\n");
      script.append(arguments("          ", "-s", command)).append("\n          ;;\n");
    }
    script.append(
        """
              esac
              ;;
          esac
        }

        if [[ $funcstack[1] = _polyfeed ]]; then
          _polyfeed "$@"
        else
          compdef _polyfeed polyfeed
        fi
        """);
    return script.toString();
  }

  private static String arguments(
      String indent, String flag, CommandSpec command, String... further) {
    Stream<String> options =
        Described.options(command).stream().flatMap(option -> specifications(option));
    Stream<String> positional =
        command.positionalParameters().stream().map(parameter -> specification(parameter));
    return Stream.of(options, positional, Stream.of(further))
        .flatMap(some -> some)
        .map(one -> quoted(one))
        .collect(
            Collectors.joining(
                " \\\n" + indent + "  ",
                indent + "_arguments " + flag + " \\\n" + indent + "  ",
                ""));
  }

  /** One for each name: what excludes the others, the name, what it does, and its value. */
  private static Stream<String> specifications(OptionSpec option) {
    List<String> names = List.of(option.names());
    String before = option.isMultiValue() ? "*" : "(" + String.join(" ", names) + ")";
    if (option.usageHelp() || option.versionHelp()) {
      before = "(- *)";
    }
    String excluding = before;
    return names.stream()
        .map(
            name ->
                excluding
                    + name
                    + (option.arity().max() > 0 && name.startsWith("--") ? "=" : "")
                    + "["
                    + Described.brief(option).replaceAll("[\\\\\\[\\]]", "\\\\$0")
                    + "]"
                    + (option.arity().max() > 0 ? value(option) : ""));
  }

  private static String specification(PositionalParamSpec parameter) {
    return (parameter.isMultiValue() ? "*" : parameter.index().min() + 1) + value(parameter);
  }

  private static String value(ArgSpec argument) {
    Offer offer = Offer.of(argument);
    String words = String.join(" ", offer.words());
    return ":"
        + argument.paramLabel()
        + ":"
        + switch (offer.kind()) {
          case NOTHING -> " ";
          case WORD -> "(" + words + ")";
          case LIST -> "_values -s , " + argument.paramLabel() + " " + words;
          case FILES -> "_files";
          case FOLDERS -> "_files -/";
        };
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
