package org.polyfeed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyfeed.readers.Tool;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

/** What the shells themselves make of what is typed, and man of the manual page. */
final class CompletionTest {

  /** Bash asks a function, and has it read these variables. */
  private static final String BASH =
      """
      source ./polyfeed
      COMP_WORDS=($0)
      COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
      _polyfeed
      printf '%s\\n' "${COMPREPLY[@]}"
      """;

  private static final Path ZSH = Path.of("src", "test", "resources", "shells", "completed.zsh");

  @TempDir private Path folder;

  @BeforeEach
  void makeFiles() throws Exception {
    Files.createDirectories(folder.resolve("my folder"));
    Files.writeString(folder.resolve("a file.txt"), "");
  }

  private static String printed(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Main.run(
            arguments,
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            Map.of(),
            () -> Ran.NOW);
    assertThat(code).as(err.toString()).isZero();
    return out.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "polyfeed gen|generate",
        "polyfeed generate --keep|--keep-going",
        "polyfeed generate --site my|my folder",
        "polyfeed generate --site = my|my folder",
        "polyfeed generate --quiet --site = my|my folder",
        "polyfeed generate --site a|''",
        "polyfeed generate --site = a|''",
        "polyfeed init a|''",
        "polyfeed init my|my folder",
        "polyfeed generate --log a|a file.txt",
        "polyfeed generate --site = my --log = a|a file.txt",
        "polyfeed status --fail-on m|missing",
        "polyfeed status --fail-on = m|missing",
        "polyfeed schedule gitl|gitlab",
        "polyfeed manua|''",
      })
  void bashCompletes(String typed, String whole) throws Exception {
    Tool bash = Tool.find("bash", "bash");
    Files.writeString(folder.resolve("polyfeed"), printed("completion", "bash"));
    assertThat(bash.run(folder, List.of("--norc", "--noprofile", "-c", BASH, typed)).printed())
        // Only a bash that somebody types into may be told how to write file names.
        .matches("(.*compopt: not currently.*\\n)*" + whole + "\\n");
  }

  /** As it is when somebody has typed no more than the sign. */
  @Test
  void bashOffersAllFoldersAfterTheSign() throws Exception {
    Tool bash = Tool.find("bash", "bash");
    Files.createDirectories(folder.resolve("your folder"));
    Files.writeString(folder.resolve("polyfeed"), printed("completion", "bash"));
    String typed = "polyfeed generate --site =";
    assertThat(bash.run(folder, List.of("--norc", "--noprofile", "-c", BASH, typed)).printed())
        .contains("my folder\n", "your folder\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "polyfeed gen|generate",
        "polyfeed --vers|--version",
        "polyfeed generate --keep|generate:--keep-going",
        "polyfeed generate --site my|generate:--site:my folder",
        "polyfeed generate --site=my|generate:--site=my folder",
        "polyfeed generate --log a|generate:--log:a file.txt",
        "polyfeed status --fail-on miss|status:--fail-on:missing",
        "polyfeed status --fail-on missing,o|status:--fail-on:missing,outdated",
        "polyfeed schedule gitl|schedule:gitlab",
        "polyfeed check -v --verb|check:-v:--verb",
        "polyfeed generate --explain x --expl|generate:--explain:x:--explain",
        "polyfeed manua|manua",
      })
  void zshCompletes(String typed, String started) throws Exception {
    Tool zsh = Tool.find("zsh", "zsh");
    Files.writeString(folder.resolve("_polyfeed"), printed("completion", "zsh"));
    String script = ZSH.toAbsolutePath().toString();
    assertThat(zsh.run(folder, List.of("-f", script, folder.toString(), typed)).printed())
        .isEqualTo(started + "\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "polyfeed gen|generate",
        "polyfeed generate --keep|--keep-going",
        "polyfeed generate --site my|my folder/",
        "polyfeed generate --site=my|--site=my folder/",
        "polyfeed generate --site a|''",
        "polyfeed generate --log a|a file.txt",
        "polyfeed status --fail-on miss|missing",
        "polyfeed status --fail-on missing,o|missing,outdated",
        "polyfeed schedule gitl|gitlab",
        "polyfeed manua|''",
      })
  void fishCompletes(String typed, String whole) throws Exception {
    Tool fish = Tool.find("fish", "fish");
    Files.writeString(folder.resolve("polyfeed.fish"), printed("completion", "fish"));
    String ask = "source polyfeed.fish; complete -C '" + typed + "'";
    String printed = fish.run(folder, List.of("--no-config", "-c", ask)).printed();
    assertThat(printed.replaceAll("\\t.*", "").strip()).isEqualTo(whole);
  }

  @Test
  void everyShellCanReadWhatItIsGiven() throws Exception {
    for (String shell : List.of("bash", "zsh", "fish")) {
      Tool tool = Tool.find(shell, shell);
      Path script = folder.resolve(shell);
      Files.writeString(script, printed("completion", shell));
      assertThat(tool.run(folder, List.of("-n", script.toString()))).isEqualTo(new Tool.Run(0, ""));
    }
  }

  /** Else no shell knows that files are to be offered. */
  @Test
  void whatTakesAPathIsCalledSo() {
    CommandLine polyfeed = Main.command(Map.of(), () -> Ran.NOW);
    assertThat(polyfeed.getSubcommands().values())
        .flatExtracting(command -> command.getCommandSpec().args())
        .filteredOn(argument -> argument.auxiliaryTypes()[0] == Path.class)
        .extracting(ArgSpec::paramLabel)
        .isSubsetOf("DIR", "FILE", "PATH");
  }

  /** The scripts and the page describe one level of commands. */
  @Test
  void noCommandHasCommandsItself() {
    CommandLine polyfeed = Main.command(Map.of(), () -> Ran.NOW);
    assertThat(polyfeed.getSubcommands().values())
        .allSatisfy(command -> assertThat(command.getSubcommands()).isEmpty());
  }

  @Test
  void theManualPageNamesEveryCommandAndOption() {
    String page = printed("manual", "2024-05-06T07:08:09Z").replace("\\-", "-");
    CommandLine polyfeed = Main.command(Map.of(), () -> Ran.NOW);
    for (CommandLine command : polyfeed.getSubcommands().values()) {
      if (!command.getCommandSpec().usageMessage().hidden()) {
        assertThat(page).contains(".SS " + command.getCommandName() + "\n");
        command.getCommandSpec().options().stream()
            .flatMap(option -> Arrays.stream(option.names()))
            .forEach(name -> assertThat(page).contains("\\fB" + name + "\\fR"));
      }
    }
    assertThat(page).startsWith(".TH POLYFEED 1 2024-05-06 ");
  }

  @Test
  void mandocHasNothingToSayOfTheManualPage() throws Exception {
    Tool mandoc = Tool.find("mandoc", "mandoc");
    Path page = folder.resolve("polyfeed.1");
    Files.writeString(page, printed("manual", "2024-05-06T07:08:09Z"));
    assertThat(mandoc.run(folder, List.of("-T", "lint", page.toString())))
        .isEqualTo(new Tool.Run(0, ""));
  }

  @Test
  void groffHasNothingToSayOfTheManualPage() throws Exception {
    Tool groff = Tool.find("groff", "groff");
    Path page = folder.resolve("polyfeed.1");
    Files.writeString(page, printed("manual", "2024-05-06T07:08:09Z"));
    assertThat(groff.run(folder, List.of("-man", "-ww", "-z", page.toString())))
        .isEqualTo(new Tool.Run(0, ""));
  }
}
