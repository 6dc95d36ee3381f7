package org.polyfeed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyfeed.SiteOnDisk;
import org.polyfeed.article.FrontMatter;
import org.polyfeed.problem.Problem;
import org.polyfeed.problem.Severity;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The documentation is true. Every block of commands ({@code sh}) is run, in the order of its
 * document, in a folder that is empty at first: {@code <!-- setup: … -->} before a block is what
 * its reader has done meanwhile, and {@code <!-- not run: … -->} why a block cannot be run.
 */
final class DocumentationTest {

  /** The beginnings of all blocks that cannot be run. */
  private static final List<String> NOT_RUN =
      List.of(
          "README.md: mvn -q -DskipTests package && target/polyfeed/bin/polyfeed generate",
          "README.md: mvn -B verify",
          "README.md: polyfeed serve --site my-site --open",
          "docs/architecture.md: JAZZER_FUZZ=1 mvn -B test -Djazzer.hooks=true",
          "docs/importing.md: polyfeed import --update --keep-going feeds.opml && polyfeed generate",
          "docs/installing.md: tar -xzf polyfeed-VERSION.tar.gz -C /opt",
          "docs/installing.md: apt install ./polyfeed_VERSION_all.deb",
          "docs/installing.md: source <(polyfeed completion bash)",
          "docs/installing.md: sha256sum target/polyfeed-VERSION.tar.gz",
          "docs/performance.md: mvn -B -Pbench test",
          "docs/performance.md: mvn -B -Pbench test -Dpolyfeed.groups=jmh",
          "docs/performance.md: mvn -B -Pbench test -Dtest=PreviewBenchTest",
          "docs/translating.md: polyfeed translations approve --to fr ferry");

  /** Options of other programs, and properties of style sheets. */
  private static final Set<String> OF_OTHERS = Set.of("--digits", "--notice", "--profile");

  private static final Pattern LINK = Pattern.compile("(?<!!)\\[[^\\]]*]\\(([^()\\s]+)\\)");

  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.*)$");

  private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]+");

  private static final Pattern KEY = Pattern.compile("(?m)^([A-Za-z-]+):");

  @TempDir private Path temp;

  /** What stands between two lines of three backticks. */
  private record Block(Path file, int line, String language, String text, List<String> remarks) {

    @Override
    public String toString() {
      return file + ":" + line;
    }
  }

  static List<Path> documents() throws IOException {
    try (Stream<Path> found = Files.list(Path.of("docs"))) {
      return Stream.concat(
              Stream.of(Path.of("README.md")),
              found.filter(file -> file.toString().endsWith(".md")).sorted())
          .toList();
    }
  }

  private static List<Block> blocks(Path file) throws IOException {
    List<Block> blocks = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    List<String> lines = Files.readAllLines(file);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.startsWith("<!-- ")) {
        remarks.add(line.substring("<!-- ".length(), line.indexOf(" -->")));
      } else if (line.startsWith("```")) {
        int end = i + 1;
        while (!lines.get(end).equals("```")) {
          end++;
        }
        String text = String.join("\n", lines.subList(i + 1, end)) + "\n";
        blocks.add(new Block(file, i + 1, line.substring(3), text, List.copyOf(remarks)));
        remarks.clear();
        i = end;
      } else if (!line.isBlank()) {
        remarks.clear();
      }
    }
    return blocks;
  }

  private static List<Block> all(String language) throws IOException {
    List<Block> all = new ArrayList<>();
    for (Path file : documents()) {
      blocks(file).stream().filter(one -> one.language().equals(language)).forEach(all::add);
    }
    return all;
  }

  private static boolean isRun(Block block) {
    return block.remarks().stream().noneMatch(remark -> remark.startsWith("not run: "));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyCommandRuns(Path file) throws IOException, InterruptedException {
    Path folder = Files.createDirectory(temp.resolve("here"));
    Path script = temp.resolve("commands.sh");
    StringBuilder commands = new StringBuilder("set -eu\n");
    for (Block block : blocks(file)) {
      if (block.language().equals("sh") && isRun(block)) {
        block.remarks().stream()
            .filter(remark -> remark.startsWith("setup: "))
            .forEach(remark -> commands.append(remark.substring("setup: ".length())).append('\n'));
        commands.append("echo 'at ").append(block).append("'\n").append(block.text());
      }
    }
    Files.writeString(script, commands);
    ProcessBuilder shell = new ProcessBuilder("bash", script.toString());
    shell.directory(folder.toFile());
    shell.redirectErrorStream(true);
    shell.redirectOutput(temp.resolve("printed").toFile());
    shell.environment().put("PATH", polyfeed(temp.resolve("bin")) + ":" + System.getenv("PATH"));
    shell.environment().put("LC_ALL", "C.UTF-8");
    Process process = shell.start();
    assertThat(process.waitFor(180, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(temp.resolve("printed"))).isZero();
  }

  /** A folder with the command, as it is compiled now. */
  private static Path polyfeed(Path folder) throws IOException {
    Path command = Files.createDirectory(folder).resolve("polyfeed");
    Files.writeString(
        command,
        "#!/bin/sh\nexec "
            + Quoted.shell(Path.of(System.getProperty("java.home"), "bin", "java").toString())
            + " -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "
            + Quoted.shell(System.getProperty("java.class.path"))
            + " org.polyfeed.cli.Main \"$@\"\n");
    Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwxr-xr-x"));
    return folder;
  }

  @Test
  void whatIsNotRunIsKnown() throws IOException {
    List<String> found =
        all("sh").stream()
            .filter(block -> !isRun(block))
            .map(block -> block.file() + ": " + block.text().lines().findFirst().orElse(""))
            .toList();
    assertThat(found).hasSameSizeAs(NOT_RUN);
    for (int i = 0; i < found.size(); i++) {
      assertThat(found.get(i)).startsWith(NOT_RUN.get(i));
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyLinkLeadsSomewhere(Path file) throws IOException {
    Set<String> dead = new TreeSet<>();
    for (String link : LINK.matcher(prose(file)).results().map(found -> found.group(1)).toList()) {
      if (link.matches("[a-z]+:.*")) {
        continue;
      }
      int hash = link.indexOf('#');
      String path = hash < 0 ? link : link.substring(0, hash);
      Path target =
          path.isEmpty() ? file : Path.of("").resolve(file).resolveSibling(path).normalize();
      if (!Files.exists(target)
          || (hash >= 0 && !anchors(target).contains(link.substring(hash + 1)))) {
        dead.add(link);
      }
    }
    assertThat(dead).isEmpty();
  }

  private static String prose(Path file) throws IOException {
    return Files.readString(file).replaceAll("(?ms)^```.*?^```$", "").replaceAll("`[^`\n]*`", "");
  }

  /** As GitHub makes them of headings. */
  private static Set<String> anchors(Path file) throws IOException {
    String text = Files.readString(file).replaceAll("(?ms)^```.*?^```$", "");
    return HEADING
        .matcher(text)
        .results()
        .map(
            heading ->
                heading
                    .group(1)
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{M}\\p{N} _-]", "")
                    .replace(' ', '-'))
        .collect(Collectors.toSet());
  }

  @Test
  void everyExampleOfSettingsIsTaken() throws IOException {
    for (Block block : all("yaml")) {
      Set<String> keys =
          KEY.matcher(block.text()).results().map(key -> key.group(1)).collect(Collectors.toSet());
      boolean ofArticle = FrontMatter.ALL.names().containsAll(keys);
      SiteOnDisk site = site();
      if (ofArticle) {
        site.with("site.yaml", "address: https://news.example/\n").with("a.yaml", block.text());
      } else {
        site.with("site.yaml", block.text());
      }
      assertNothingIsWrong(block, site);
    }
  }

  @Test
  void everyExampleOfAnArticleIsTaken() throws IOException {
    List<Block> articles =
        all("markdown").stream().filter(block -> block.text().startsWith("---\n")).toList();
    assertThat(articles).isNotEmpty();
    for (Block block : articles) {
      assertNothingIsWrong(block, site().with("b.en.md", block.text()));
    }
  }

  private SiteOnDisk site() throws IOException {
    return new SiteOnDisk(Files.createTempDirectory(temp, "site"))
        .with("a.en.md", "# Title\n\nText.\n")
        .with("cover.png", "x")
        .with("kazan.jpg", "x")
        .with("talk.mp3", "x")
        .with("talk.en.vtt", "x")
        .with("talk.ru.vtt", "x");
  }

  private static void assertNothingIsWrong(Block block, SiteOnDisk site) {
    assertThat(
            site.outcome(SiteOnDisk.NOW).problems().all().stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .map(Problem::toString))
        .as(block.toString())
        .isEmpty();
  }

  private static CommandLine polyfeed() {
    return Main.command(Map.of(), () -> Ran.NOW);
  }

  private static Set<String> options() {
    return polyfeed().getSubcommands().values().stream()
        .map(command -> command.getCommandSpec().options())
        .flatMap(Collection::stream)
        .map(OptionSpec::longestName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String documentation() throws IOException {
    StringBuilder all = new StringBuilder();
    for (Path file : documents()) {
      all.append(Files.readString(file));
    }
    return all.toString();
  }

  @Test
  void everyOptionIsDocumented() throws IOException {
    Set<String> missing = options();
    missing.removeAll(optionsIn(documentation()));
    missing.removeAll(Set.of("--help"));
    assertThat(missing).isEmpty();
  }

  @Test
  void everyOptionInTheDocumentationExists() throws IOException {
    Set<String> unknown = new TreeSet<>();
    for (Path file : documents()) {
      // Of other programs' commands the blocks that are run tell.
      String text = Files.readString(file).replaceAll("(?m)^.*\\b(mvn|git|sed|tar|docker) .*$", "");
      unknown.addAll(optionsIn(text));
    }
    unknown.removeAll(options());
    unknown.removeAll(OF_OTHERS);
    assertThat(unknown).isEmpty();
  }

  private static Set<String> optionsIn(String text) {
    return OPTION
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyCommandIsDocumented() throws IOException {
    String running = Files.readString(Path.of("docs/running.md"));
    List<String> shown =
        polyfeed().getSubcommands().entrySet().stream()
            .filter(one -> !one.getValue().getCommandSpec().usageMessage().hidden())
            .map(one -> one.getKey())
            .toList();
    assertThat(shown).allSatisfy(name -> assertThat(running).contains("\npolyfeed " + name + " "));
  }

  @Test
  void everyExitCodeIsDocumented() throws IOException {
    String running = Files.readString(Path.of("docs/running.md"));
    String table = running.substring(running.indexOf("| exit code |"));
    assertThat(
            Pattern.compile("(?m)^\\| (\\d+) \\|")
                .matcher(table)
                .results()
                .map(code -> code.group(1))
                .limit(polyfeed().getCommandSpec().usageMessage().exitCodeList().size()))
        .containsExactlyElementsOf(
            polyfeed().getCommandSpec().usageMessage().exitCodeList().keySet());
  }
}
