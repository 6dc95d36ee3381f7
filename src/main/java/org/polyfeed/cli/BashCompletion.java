package org.polyfeed.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.AutoComplete;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * How bash completes the command: picocli's script, which offers folders where one is wanted, and
 * reads what bash makes of {@code --site=my}.
 *
 * @param polyfeed with its subcommands, which have none themselves
 */
record BashCompletion(CommandSpec polyfeed) {

  /** What picocli has bash list. */
  private static final String FILES = "compgen -f --";

  private static final String FOLDERS = "compgen -d --";

  /** How picocli has bash ask. */
  private static final String ASK = "complete -F _complete_polyfeed ";

  /** Bash takes what follows {@code =} for a word, and the sign for another. */
  private static final String JOINED =
      """
      function _polyfeed() {
        local words=() word at=$COMP_CWORD i
        for ((i = 0; i < ${#COMP_WORDS[@]}; i++)); do
          word=${COMP_WORDS[i]}
          if [[ $word == = && ${COMP_WORDS[i - 1]} == --* ]]; then
            if ((i < COMP_CWORD)); then
              at=$((at - 1))
              continue
            fi
            word=
          fi
          words+=("$word")
        done
        local COMP_WORDS=("${words[@]}") COMP_CWORD=$at
        _complete_polyfeed
      }

      """;

  /** To be read by a shell; no program of its own. */
  String text() {
    String script =
        AutoComplete.bash(polyfeed.name(), polyfeed.commandLine()).replaceFirst("^#!.*\\R", "");
    for (CommandSpec command : Described.commands(polyfeed)) {
      script = offeringFolders(command, script);
    }
    return script.replaceFirst(
        "(?m)^" + Pattern.quote(ASK), Matcher.quoteReplacement(JOINED + "complete -F _polyfeed "));
  }

  private static String offeringFolders(CommandSpec command, String script) {
    int begin = script.indexOf("function _picocli_polyfeed_" + command.name() + "() {");
    int end = script.indexOf("\n}\n", begin);
    String function = script.substring(begin, end);
    for (OptionSpec option : command.options()) {
      if (isFolder(option)) {
        // The names of an option are one case.
        function = offering(function, "'" + option.longestName() + "')");
      }
    }
    if (command.positionalParameters().stream().anyMatch(BashCompletion::isFolder)) {
      function = offering(function, "local positionals=");
    }
    return script.substring(0, begin) + function + script.substring(end);
  }

  /** The same, where the next files that are offered are folders. */
  private static String offering(String function, String after) {
    int at = function.indexOf(FILES, function.indexOf(after));
    return function.substring(0, at) + FOLDERS + function.substring(at + FILES.length());
  }

  private static boolean isFolder(ArgSpec argument) {
    return Offer.of(argument).kind() == Offer.Kind.FOLDERS;
  }
}
