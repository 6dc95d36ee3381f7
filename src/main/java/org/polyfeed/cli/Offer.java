package org.polyfeed.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.ArgSpec;

/**
 * What a shell may offer as the value of an option or parameter.
 *
 * @param words that are all there is, where the kind says that these are known
 */
record Offer(Kind kind, List<String> words) {

  /** Where values come from. */
  enum Kind {
    /** There is no value, or nobody can tell which. */
    NOTHING,
    /** One of the words. */
    WORD,
    /** Some of the words, with commas between. */
    LIST,
    FILES,
    FOLDERS
  }

  Offer {
    words = List.copyOf(words);
  }

  /** By the type of the argument, and by what it is called in the help. */
  static Offer of(ArgSpec argument) {
    List<String> words = new ArrayList<>();
    Optional.ofNullable(argument.completionCandidates())
        .ifPresent(candidates -> candidates.forEach(words::add));
    if (argument.arity().max() == 0) {
      return new Offer(Kind.NOTHING, List.of());
    }
    if (!words.isEmpty()) {
      return new Offer(argument.splitRegex().isEmpty() ? Kind.WORD : Kind.LIST, words);
    }
    return new Offer(
        switch (argument.paramLabel()) {
          case "DIR" -> Kind.FOLDERS;
          case "FILE", "PATH" -> Kind.FILES;
          default -> Kind.NOTHING;
        },
        List.of());
  }
}
