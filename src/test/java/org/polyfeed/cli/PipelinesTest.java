package org.polyfeed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyfeed.readers.Tool;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What GitHub and GitLab are told: read as they read it, and run as they run it. */
final class PipelinesTest {

  @TempDir private Path temp;

  private Path repository;

  @BeforeEach
  void makeRepository() throws IOException {
    repository = Files.createDirectories(temp.resolve("the checkout"));
    Files.createDirectories(repository.resolve(".git"));
  }

  static List<String> folders() {
    return List.of("news", "it's 5% \"öff\": x", "a/b c", "اخبار", "C#, & more; done!");
  }

  private Ran schedule(String service, Path site, String... options) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    List<String> arguments =
        Stream.concat(Stream.of("schedule", service, "--site", site.toString()), Stream.of(options))
            .toList();
    int code =
        Main.run(
            arguments.toArray(String[]::new),
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            Map.of(),
            () -> Ran.NOW);
    return new Ran(code, out.toString(), err.toString());
  }

  private Map<?, ?> yaml(String service, Path site, String... options) throws IOException {
    Files.createDirectories(site);
    Ran ran = schedule(service, site, options);
    assertThat(ran.code()).as(ran.err()).isZero();
    return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(ran.out());
  }

  private static Object at(Object value, Object... path) {
    Object here = value;
    for (Object key : path) {
      here =
          key instanceof Integer index
              ? ((List<?>) here).get(index)
              : Objects.requireNonNull(((Map<?, ?>) here).get(key), key.toString());
    }
    return here;
  }

  /** The step of the workflow that has this id, name, or action. */
  private static Map<?, ?> step(Map<?, ?> workflow, String key, String begin) {
    return ((List<?>) at(workflow, "jobs", "site", "steps"))
        .stream()
            .map(step -> (Map<?, ?>) step)
            .filter(step -> step.containsKey(key) && at(step, key).toString().startsWith(begin))
            .findFirst()
            .orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("folders")
  void theWorkflowNamesTheFoldersAsTheyAre(String folder) throws Exception {
    Map<?, ?> workflow = yaml("github", repository.resolve(folder));
    String cached = folder + "/output\n" + folder + "/.polyfeed\n";
    assertThat(at(step(workflow, "uses", "actions/cache/restore"), "with", "path"))
        .isEqualTo(cached);
    assertThat(at(step(workflow, "uses", "actions/cache/save"), "with", "path")).isEqualTo(cached);
    assertThat(at(step(workflow, "uses", "actions/upload-pages-artifact"), "with", "path"))
        .isEqualTo(folder + "/output");
  }

  @ParameterizedTest
  @MethodSource("folders")
  void thePipelineNamesTheFoldersAsTheyAre(String folder) throws Exception {
    Map<?, ?> pipeline = yaml("gitlab", repository.resolve(folder));
    assertThat(at(pipeline, "pages", "cache", "paths"))
        .isEqualTo(List.of(folder + "/output/", folder + "/.polyfeed/"));
  }

  @Test
  void theWorkflowMayDoWhatItMustAndNoMore() throws Exception {
    Map<?, ?> workflow = yaml("github", repository);
    assertThat(at(workflow, "permissions"))
        .isEqualTo(Map.of("contents", "write", "pages", "write", "id-token", "write"));
    assertThat(at(workflow, "concurrency"))
        .isEqualTo(Map.of("group", "pages", "cancel-in-progress", false));
    assertThat(((Map<?, ?>) at(workflow, "on")).keySet().stream().map(Object::toString))
        .containsExactly("schedule", "push", "workflow_dispatch");
    assertThat(at(step(workflow, "uses", "actions/setup-java"), "with"))
        .isEqualTo(Map.of("distribution", "temurin", "java-version", "17"));
    assertThat(at(step(workflow, "uses", "actions/cache/restore"), "with", "path"))
        .isEqualTo("output\n.polyfeed\n");
  }

  @Test
  void whatWasPutOnPagesIsRememberedOnlyThen() throws Exception {
    List<?> steps = (List<?>) at(yaml("github", repository), "jobs", "site", "steps");
    assertThat(at(steps, steps.size() - 2, "uses")).asString().startsWith("actions/deploy-pages@");
    assertThat(at(steps, steps.size() - 1, "uses")).asString().startsWith("actions/cache/save@");
  }

  @ParameterizedTest
  @CsvSource({"5m,4-59/5 * * * *", "30m,14-59/30 * * * *", "1h,8 * * * *", "6h,8 */6 * * *"})
  void servicesBeginAtMinutesOfTheSitesOwn(String every, String cron) throws Exception {
    Path site = repository.resolve("news");
    assertThat(at(yaml("github", site, "--every", every), "on", "schedule", 0, "cron"))
        .isEqualTo(cron);
    assertThat(schedule("gitlab", site, "--every", every).out())
        .contains("interval pattern '" + cron + "', time zone UTC");
  }

  @Test
  void noMinuteIsTheFullHour() {
    for (int i = 0; i < 1_000; i++) {
      assertThat(Every.parse("1h").orElseThrow().cronOf("site " + i)).doesNotStartWith("0 ");
      assertThat(Every.parse("5m").orElseThrow().cronOf("site " + i)).matches("[1-4]-59/5 \\*");
      assertThat(Every.parse("1d").orElseThrow().cronOf("site " + i)).matches("[1-5]?[0-9] 0");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1m", "2m", "4m"})
  void gitHubStartsNothingMoreOftenThanEveryFiveMinutes(String every) {
    Ran ran = schedule("github", repository, "--every", every);
    assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ran.err())
        .startsWith("--every " + every + ": GitHub starts nothing more often than every 5 minutes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a*", "${{ x }}", "$HOME", "[x]", "-x", "~", " x", "a\nb", "x "})
  void namesThatTheServicesWouldTakeForSomethingElseAreRefused(String folder) throws IOException {
    Path site = Files.createDirectories(repository.resolve(folder));
    for (String service : List.of("github", "gitlab")) {
      Ran ran = schedule(service, site);
      assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
      assertThat(ran.err()).contains("rename it");
    }
  }

  @Test
  void whatIsNotInTheRepositoryIsRefused() {
    Ran ran = schedule("github", repository, "--output", temp.resolve("www").toString());
    assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ran.err()).contains("www: it must be in the repository");
    assertThat(schedule("gitlab", repository, "--output", repository.toString()).err())
        .contains("it holds the site's own folder");
  }

  @Test
  void foldersOfOtherNamesAreHandedOn() throws Exception {
    Path site = repository.resolve("news");
    String generate =
        at(
                step(
                    yaml(
                        "github",
                        site,
                        "--seeds",
                        repository.resolve("text s").toString(),
                        "--output",
                        site.resolve("www").toString()),
                    "id",
                    "generate"),
                "run")
            .toString();
    assertThat(generate)
        .contains("generate --quiet --site news --seeds 'text s' --output news/www || ")
        .contains("git add -- 'text s/ledger.jsonl'");
  }

  @Test
  void aSiteWithoutRepositoryIsTakenForTheTopOfOne() throws Exception {
    Map<?, ?> pipeline = yaml("gitlab", Files.createDirectories(temp.resolve("alone")));
    assertThat(at(pipeline, "pages", "cache", "paths")).isEqualTo(List.of("output/", ".polyfeed/"));
  }

  @Test
  void sourcesThatGitLabWouldShowAreRefused() throws IOException {
    Path site = Files.createDirectories(repository.resolve("public"));
    assertThat(schedule("gitlab", site).err()).contains("all that is in public/ GitLab shows");
    for (String output : List.of("public", "public/news")) {
      Ran ran = schedule("gitlab", repository, "--output", repository.resolve(output).toString());
      assertThat(ran.out()).contains("--output " + output).doesNotContain("rm -rf public");
    }
  }

  @ParameterizedTest
  @MethodSource("folders")
  void theWorkflowKeepsTheLedgerOfWhoeverPushedFirst(String folder) throws Exception {
    Remote remote = new Remote(folder);
    Map<?, ?> workflow = yaml("github", repository.resolve(folder));
    remote.stub(true);
    Path outputs = temp.resolve("outputs");
    Map<String, String> environment =
        Map.of(
            "RUNNER_TEMP",
            Files.createDirectories(temp.resolve("runner's")).toString(),
            "GITHUB_OUTPUT",
            outputs.toString(),
            "GITHUB_EVENT_NAME",
            "schedule",
            "GITHUB_REF_NAME",
            "main");
    String fetch = at(step(workflow, "name", "Get Polyfeed"), "run").toString();
    String generate = at(step(workflow, "id", "generate"), "run").toString();
    assertThat(remote.run(fetch, environment)).isZero();
    assertThat(remote.run(generate, environment)).isZero();

    assertThat(Files.readString(outputs)).isEqualTo("deploy=true\n");
    assertThat(remote.ledger()).isEqualTo("theirs\nours\n");
    assertThat(remote.log()).isEqualTo("Keep the ledger\nTheir ledger\nSeeds\n");

    // Nothing is new: nothing is pushed, and nothing is to be shown.
    Files.delete(outputs);
    assertThat(remote.run(generate, environment)).isZero();
    assertThat(outputs).doesNotExist();
    assertThat(remote.log()).startsWith("Keep the ledger\nTheir ledger\n");
  }

  @ParameterizedTest
  @MethodSource("folders")
  void thePipelineKeepsTheLedgerOfWhoeverPushedFirst(String folder) throws Exception {
    Remote remote = new Remote(folder);
    Map<?, ?> pipeline = yaml("gitlab", repository.resolve(folder));
    remote.stub(true);
    assertThat(remote.run(at(pipeline, "pages", "script", 0).toString(), remote.gitlab())).isZero();
    assertThat(remote.ledger()).isEqualTo("theirs\nours\n");
    assertThat(repository.resolve("public/index.html")).hasContent("site");
  }

  @Test
  void aRunThatIsRefusedPushesNothing() throws Exception {
    Remote remote = new Remote("news");
    Map<?, ?> pipeline = yaml("gitlab", repository.resolve("news"));
    String script = at(pipeline, "pages", "script", 0).toString();
    for (int code : List.of(1, 74, 75)) {
      remote.stub(code);
      assertThat(remote.run(script, remote.gitlab())).isEqualTo(code);
      assertThat(remote.log()).isEqualTo("Seeds\n");
    }
    assertThat(at(pipeline, "pages", "allow_failure", "exit_codes")).isEqualTo(75);
  }

  @Test
  void anotherRunAtWorkIsNoFailureOfTheWorkflow() throws Exception {
    Remote remote = new Remote("news");
    Map<?, ?> workflow = yaml("github", repository.resolve("news"));
    remote.stub(75);
    Map<String, String> environment =
        Map.of(
            "RUNNER_TEMP",
            Files.createDirectories(temp.resolve("runner")).toString(),
            "GITHUB_OUTPUT",
            temp.resolve("outputs").toString(),
            "GITHUB_EVENT_NAME",
            "workflow_dispatch",
            "GITHUB_REF_NAME",
            "main");
    assertThat(remote.run(at(step(workflow, "name", "Get"), "run").toString(), environment))
        .isZero();
    assertThat(remote.run(at(step(workflow, "id", "generate"), "run").toString(), environment))
        .isZero();
    assertThat(temp.resolve("outputs")).doesNotExist();
  }

  @Test
  void aPolyfeedThatIsNotTheOneMeantIsNotRun() throws Exception {
    Remote remote = new Remote("news");
    String script = at(yaml("gitlab", repository.resolve("news")), "pages", "script", 0).toString();
    remote.stub(true);
    Files.writeString(temp.resolve("polyfeed.tar.gz"), "another");
    assertThat(remote.run(script, remote.gitlab())).isNotZero();
    assertThat(temp.resolve("arguments")).doesNotExist();
  }

  /** A repository somewhere else, with a site, and a program that stands in for Polyfeed. */
  private final class Remote {

    private final Path git = Tool.find("git", "git").program();
    private final Path bare = temp.resolve("bare.git");
    private final String folder;
    private String sum = "";

    Remote(String folder) throws Exception {
      Tool.find("curl", "curl");
      this.folder = folder;
      Files.delete(repository.resolve(".git"));
      run(
          """
          git init -q --bare --initial-branch=main "$BARE"
          git -C "$BARE" config receive.advertisePushOptions true
          git init -q --initial-branch=main .
          git remote add origin "file://$BARE"
          mkdir -p "$SITE/seeds"
          echo text > "$SITE/seeds/a.txt"
          git add . && git commit -q -m Seeds && git push -q origin main
          """,
          Map.of());
    }

    /**
     * Writes a program that adds a line to the ledger that it finds, and the site.
     *
     * @param meanwhile whether somebody pushes a ledger while it is first at work
     */
    void stub(boolean meanwhile) throws Exception {
      stub(
          """
          echo "$@" >> '%1$s/arguments'
          if [ -e '%1$s/meanwhile' ]; then
            rm '%1$s/meanwhile'
            git clone -q "file://$BARE" '%1$s/other'
            cd '%1$s/other'
            echo theirs > "$SITE/seeds/ledger.jsonl"
            git add . && git commit -q -m 'Their ledger' && git push -q origin HEAD:main
            cd -
          fi
          mkdir -p "$SITE/output"
          printf site > "$SITE/output/index.html"
          grep -q ours "$SITE/seeds/ledger.jsonl" || echo ours >> "$SITE/seeds/ledger.jsonl"
          """
              .formatted(temp));
      if (meanwhile) {
        Files.writeString(temp.resolve("meanwhile"), "");
      }
    }

    void stub(int code) throws Exception {
      stub("exit " + code + "\n");
    }

    private void stub(String script) throws Exception {
      Path bin = Files.createDirectories(temp.resolve("polyfeed/bin"));
      Files.writeString(bin.resolve("polyfeed"), "#!/bin/sh\n" + script);
      String made =
          said(
              "chmod +x polyfeed/bin/polyfeed && tar -czf polyfeed.tar.gz polyfeed"
                  + " && sha256sum polyfeed.tar.gz",
              temp);
      sum = made.substring(0, made.indexOf(' '));
    }

    Map<String, String> gitlab() {
      return Map.of(
          "CI_PROJECT_DIR",
          temp.resolve("build's").toString(),
          "CI_REPOSITORY_URL",
          "file://" + bare,
          "CI_COMMIT_BRANCH",
          "main",
          "GITLAB_USER_EMAIL",
          "editor@news.example");
    }

    String ledger() throws Exception {
      return said("git show \"main:$SITE/seeds/ledger.jsonl\"", bare);
    }

    String log() throws Exception {
      return said("git log --format=%s main", bare);
    }

    private String said(String script, Path where) throws Exception {
      Path said = temp.resolve("said");
      assertThat(start(script, where, said, Map.of())).isZero();
      return Files.readString(said);
    }

    /** What the script ends with, which is run in the checkout. */
    int run(String script, Map<String, String> environment) throws Exception {
      Path said = temp.resolve("log");
      int code = start(script, repository, said, environment);
      if (code != 0) {
        // Shown where a test fails.
        System.out.println(Files.readString(said, StandardCharsets.UTF_8));
      }
      return code;
    }

    private int start(String script, Path where, Path said, Map<String, String> environment)
        throws Exception {
      Path file = Files.writeString(temp.resolve("script"), script);
      ProcessBuilder builder =
          new ProcessBuilder("sh", "-e", file.toString())
              .directory(where.toFile())
              .redirectErrorStream(true)
              .redirectOutput(said.toFile());
      builder.environment().putAll(environment);
      builder
          .environment()
          .putAll(
              Map.of(
                  "PATH", git.getParent() + ":" + System.getenv("PATH"),
                  "LC_ALL", "C.UTF-8",
                  "HOME", temp.toString(),
                  "GIT_CONFIG_NOSYSTEM", "1",
                  "GIT_AUTHOR_NAME", "Tester",
                  "GIT_AUTHOR_EMAIL", "tester@news.example",
                  "GIT_COMMITTER_NAME", "Tester",
                  "GIT_COMMITTER_EMAIL", "tester@news.example"));
      builder.environment().put("BARE", bare.toString());
      builder.environment().put("SITE", folder);
      builder.environment().put("POLYFEED_URL", "file://" + temp.resolve("polyfeed.tar.gz"));
      builder.environment().put("POLYFEED_SHA256", sum);
      Process process = builder.start();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      return process.exitValue();
    }
  }
}
