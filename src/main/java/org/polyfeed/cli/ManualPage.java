package org.polyfeed.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The manual page, in the language of man(7). What the help says comes from there; the rest, from
 * the environment on, is the resource {@code manual-end.man}.
 *
 * @param polyfeed with its subcommands, which have none themselves
 */
record ManualPage(CommandSpec polyfeed, String version, LocalDate date) {

  /** Of a line of the page's source, in characters. */
  private static final int WIDTH = 78;

  String text() throws IOException {
    Map<String, List<String>> takers = takers();
    StringBuilder page = new StringBuilder();
    page.append(".TH POLYFEED 1 ").append(date).append(" \"polyfeed ").append(roff(version));
    page.append(
        "\"\n.SH NAME\npolyfeed \\- turns articles in many languages into feeds and pages\n");
    page.append(".SH SYNOPSIS\n");
    for (CommandSpec command : Described.commands(polyfeed)) {
      page.append(synopsis(command)).append(".br\n");
    }
    page.append("\\fBpolyfeed\\fR \\fB\\-\\-help\\fR | \\fB\\-\\-version\\fR\n");
    page.append(".SH DESCRIPTION\n").append(line(Described.whole(polyfeed)));
    page.append(".SH COMMANDS\n");
    for (CommandSpec command : Described.commands(polyfeed)) {
      page.append(".SS ").append(roff(command.name())).append('\n');
      page.append(line(Described.whole(command)));
      command.positionalParameters().forEach(parameter -> item(page, parameter));
      Described.options(command).stream()
          .filter(option -> known(takers, option).size() == 1)
          .forEach(option -> item(page, option, ""));
    }
    page.append(".SH OPTIONS\nOf more than one command:\n");
    shared(takers).forEach((option, commands) -> item(page, option, commands));
    page.append(".SH EXIT STATUS\n");
    polyfeed.usageMessage().exitCodeList().forEach((code, said) -> item(page, code, said));
    return page.append(end()).toString();
  }

  /** Which commands take an option that is called and described alike. */
  private Map<String, List<String>> takers() {
    Map<String, List<String>> takers = new LinkedHashMap<>();
    for (CommandSpec command : Described.commands(polyfeed)) {
      for (OptionSpec option : Described.options(command)) {
        takers.computeIfAbsent(key(option), none -> new ArrayList<>()).add(command.name());
      }
    }
    return takers;
  }

  private static String key(OptionSpec option) {
    return option.longestName() + " " + Described.whole(option);
  }

  private static List<String> known(Map<String, List<String>> takers, OptionSpec option) {
    return takers.getOrDefault(key(option), List.of());
  }

  /** Options of several commands, with which these are where some do not take them. */
  private Map<OptionSpec, String> shared(Map<String, List<String>> takers) {
    int all = Described.commands(polyfeed).size();
    Map<String, OptionSpec> seen = new LinkedHashMap<>();
    for (CommandSpec command : Described.commands(polyfeed)) {
      Described.options(command).stream()
          .filter(option -> known(takers, option).size() > 1)
          .forEach(option -> seen.putIfAbsent(key(option), option));
    }
    Map<OptionSpec, String> shared = new LinkedHashMap<>();
    seen.forEach(
        (key, option) -> {
          List<String> commands = takers.getOrDefault(key, List.of());
          shared.put(
              option, commands.size() == all ? "" : " (" + String.join(", ", commands) + ")");
        });
    return shared;
  }

  private static String synopsis(CommandSpec command) {
    String parameters =
        command.positionalParameters().stream()
            .map(parameter -> " \\fI" + roff(parameter.paramLabel()) + "\\fR")
            .collect(Collectors.joining());
    return "\\fBpolyfeed " + roff(command.name()) + "\\fR" + parameters + " [\\fIOPTION\\fR]...\n";
  }

  private static void item(StringBuilder page, PositionalParamSpec parameter) {
    page.append(".TP\n\\fI").append(roff(parameter.paramLabel())).append("\\fR\n");
    page.append(line(Described.whole(parameter)));
  }

  private static void item(StringBuilder page, OptionSpec option, String commands) {
    page.append(".TP\n")
        .append(
            Stream.of(option.names())
                .map(name -> "\\fB" + roff(name) + "\\fR")
                .collect(Collectors.joining(", ")))
        .append(value(option))
        .append('\n')
        .append(line(Described.whole(option) + commands));
  }

  private static void item(StringBuilder page, String code, String said) {
    page.append(".TP\n\\fB").append(roff(code.strip())).append("\\fR\n").append(line(said));
  }

  private static String value(ArgSpec option) {
    return option.arity().max() == 0 ? "" : " \\fI" + roff(option.paramLabel()) + "\\fR";
  }

  /** Running text, in lines that are no longer than man(7) wants them. */
  private static String line(String text) {
    StringBuilder lines = new StringBuilder();
    StringBuilder line = new StringBuilder();
    for (String word : roff(text).split(" ", -1)) {
      if (line.length() + word.length() >= WIDTH) {
        lines.append(line).append('\n');
        line.setLength(0);
      }
      // At its beginning, a line would be a request.
      boolean isRequest = line.isEmpty() && (word.startsWith(".") || word.startsWith("'"));
      line.append(line.isEmpty() ? "" : " ").append(isRequest ? "\\&" : "").append(word);
    }
    return lines.append(line).append('\n').toString();
  }

  private static String roff(String text) {
    return text.codePoints()
        .mapToObj(
            letter ->
                switch (letter) {
                  case '\\' -> "\\e";
                  case '-' -> "\\-";
                  case '"' -> "\\(dq";
                  default ->
                      letter < 0x7F
                          ? Character.toString(letter)
                          : String.format(Locale.ROOT, "\\[u%04X]", letter);
                })
        .collect(Collectors.joining());
  }

  private static String end() throws IOException {
    try (InputStream end =
        Objects.requireNonNull(ManualPage.class.getResourceAsStream("manual-end.man"))) {
      return new String(end.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
