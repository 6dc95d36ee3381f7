package org.polyfeed.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfeed.FileTree;
import org.polyfeed.json.Json;

/** The preview as its user starts it, edits under it and ends it. */
final class ServeTest {

  private static final String FERRY = "en/2024/04/ferry/index.html";

  @TempDir private Path temp;

  private Path site = Path.of("");

  @BeforeEach
  void write() throws IOException {
    assumeTrue(
        Files.isExecutable(Path.of(System.getProperty("java.home"), "bin", "java")),
        "needs a java to run");
    site = temp.resolve("the site");
    write(
        "seeds/site.yaml",
        "address: https://n.example/sub/\nid: n.example,2024\nlocales: { en: {}, fa: {} }\n");
    write("seeds/ferry.en.md", "---\ndate: 2024-04-01\n---\n# Ferry\n\nIt sails.\n");
    write("seeds/ferry.fa.md", "---\ndate: 2024-04-01\n---\n# کشتی\n\nمی‌رود.\n");
    write("seeds/plan.en.md", "---\ndraft: true\n---\n# Plan\n\nNot yet.\n");
    write("seeds/fair.en.md", "---\npublish-at: 2999-03-01T09:00:00Z\n---\n# Fair\n\nIn March.\n");
  }

  private void write(String name, String text) throws IOException {
    Path file = site.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** As many editors do: beside it, then over it. */
  private void save(String name, String text) throws IOException {
    write(name + "~", text);
    Files.move(site.resolve(name + "~"), site.resolve(name), StandardCopyOption.REPLACE_EXISTING);
  }

  private Ran serve(String... options) {
    List<String> arguments = new ArrayList<>(List.of("serve", "--site", site.toString()));
    arguments.addAll(List.of(options));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Main.run(
            arguments.toArray(String[]::new),
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            Map.of(),
            () -> Ran.NOW);
    return new Ran(code, out.toString(), err.toString());
  }

  @Test
  void whatIsEditedIsShownAndNothingElseIsWritten() throws Exception {
    FileTree before = FileTree.of(site);
    try (Serving serving = Serving.of(site)) {
      assertThat(serving.get("en/").body()).contains("Ferry").doesNotContain("Plan", "Fair");
      assertThat(serving.get("en/2024/04/ferry/").body()).contains("It sails.");
      assertThat(serving.address().getPath()).isEqualTo("/sub/");
      assertThat(
              FileTree.of(site)
                  .without(name -> name.startsWith(".polyfeed"))
                  .differenceFrom(before))
          .isEmpty();

      save("seeds/ferry.en.md", "---\ndate: 2024-04-01\n---\n# Ferry\n\nIt sank.\n");
      serving.awaitPage("en/2024/04/ferry/", "It sank.");
      serving.awaitSaid("en/2024/04/ferry/index.html");
      write("seeds/more/raft.en.md", "---\ndate: 2024-04-02\n---\n# Raft\n\nIt drifts.\n");
      serving.awaitPage("en/2024/04/raft/", "It drifts.");
      Files.delete(site.resolve("seeds/more/raft.en.md"));
      serving.await(
          "404",
          () -> Optional.of(serving.get("en/2024/04/raft/")).filter(p -> p.statusCode() == 404));
      write("templates/foot.vm", "<p>Another foot</p></body></html>");
      serving.awaitPage("en/", "Another foot");
      assertThat(site.resolve("output")).doesNotExist();
      assertThat(site.resolve("seeds/ledger.jsonl")).doesNotExist();
    }
  }

  @Test
  void whileErrorsStandTheLastGoodPreviewStays() throws Exception {
    try (Serving serving = Serving.of(site)) {
      assertThat(serving.event()).contains("\"errors\":0");
      write("seeds/ferry.en.md", "---\ndate: yesterday\n---\n# Ferry\n\nIt sank.\n");
      serving.awaitSaid("seeds/ferry.en.md:2: 'yesterday'");
      serving.awaitSaid("what was last good is still shown");
      assertThat(serving.event())
          .contains(
              "\"errors\":1",
              "\"file\":\"seeds/ferry.en.md\",\"line\":2,\"message\":\"'yesterday'");
      assertThat(serving.get("en/2024/04/ferry/").body()).contains("It sails.");
      write("seeds/ferry.en.md", "---\ndate: 2024-04-01\n---\n# Ferry\n\nIt floats.\n");
      serving.awaitPage("en/2024/04/ferry/", "It floats.");
      // Files are in place before anybody is told.
      serving.await(
          "no errors",
          () -> Optional.of(serving.event()).filter(event -> event.contains("\"errors\":0")));
    }
  }

  @Test
  void aSiteThatIsBrokenAtFirstComesWhenItIsMended() throws Exception {
    write("seeds/site.yaml", "address: [\n");
    try (Serving serving = Serving.of(site)) {
      assertThat(serving.get("/").statusCode()).isEqualTo(503);
      assertThat(serving.get("/en/").body()).contains("There is no site", "/.polyfeed/preview.js");
      assertThat(serving.event()).contains("seeds/site.yaml");
      serving.awaitSaid("; the site is shown as soon as this is mended");
      assertThat(serving.said()).doesNotContain("last good");
      write("seeds/site.yaml", "address: https://n.example/\nlocales: { en: {}, fa: {} }\n");
      serving.awaitPage("/en/2024/04/ferry/", "It sails.");
    }
  }

  @Test
  void aRunThatBreaksOffDoesNotEndIt() throws Exception {
    try (Serving serving = Serving.of(site)) {
      serving.address();
      Path output = site.resolve(".polyfeed/preview/output");
      FileTree.delete(output);
      Files.writeString(output, "in the way");
      write("seeds/ferry.en.md", "---\ndate: 2024-04-01\n---\n# Ferry\n\nIt sank.\n");
      serving.awaitSaid("it stands where a folder must be");
      assertThat(serving.event()).contains("it stands where a folder must be");
      Files.delete(output);
      write("seeds/ferry.en.md", "---\ndate: 2024-04-01\n---\n# Ferry\n\nIt floats.\n");
      serving.awaitPage("en/2024/04/ferry/", "It floats.");
    }
  }

  @Test
  void aFolderThatGoesIsSaidAndItGoesOnWhenItIsBack() throws Exception {
    try (Serving serving = Serving.of(site)) {
      assertThat(serving.get("en/2024/04/ferry/").body()).contains("It sails.");
      Path away = temp.resolve("away");
      Files.move(site.resolve("seeds"), away);
      serving.awaitEvent("seeds/site.yaml");
      assertThat(serving.get("en/2024/04/ferry/").body()).contains("It sails.");
      Files.move(away, site.resolve("seeds"));
      serving.awaitEvent("\"errors\":0");
      write("seeds/ferry.en.md", "---\ndate: 2024-04-01\n---\n# Ferry\n\nIt sank.\n");
      serving.awaitPage("en/2024/04/ferry/", "It sank.");

      Files.move(site, away);
      Files.writeString(away.resolve("seeds/ferry.en.md"), "# Ferry\n\nIt is towed.\n");
      serving.awaitEvent("is gone; bring it back");
      assertThat(site).doesNotExist();
      Files.move(away, site);
      serving.awaitEvent("\"errors\":0");
      write("seeds/ferry.en.md", "---\ndate: 2024-04-01\n---\n# Ferry\n\nIt floats.\n");
      serving.awaitPage("en/2024/04/ferry/", "It floats.");
    }
  }

  @Test
  void whatIsOddIsSaidOnceOnTheTerminalAndToPagesUntilItIsMended() throws Exception {
    write("seeds/raft.en.md", "---\ndate: 2024-04-02\n---\n# Raft\n\n[There](/sub/none/)\n");
    try (Serving serving = Serving.of(site)) {
      serving.awaitEvent("\"warnings\":1");
      write("seeds/ferry.en.md", "---\ndate: 2024-04-01\n---\n# Ferry\n\nIt sank.\n");
      serving.awaitPage("en/2024/04/ferry/", "It sank.");
      serving.awaitSaid("; 1 warning as before");
      assertThat(serving.event()).contains("\"warnings\":1", "links to /none/");
      assertThat(serving.said().split("links to /none/", -1)).hasSize(2);
      assertThat(serving.said()).doesNotContain("note: ");
    }
  }

  @Test
  void notesAreSaidToWhomAsksForThem() throws Exception {
    write("seeds/scan.bin", "no article");
    try (Serving serving = Serving.of(site, "-v")) {
      serving.awaitSaid("seeds/scan.bin: note: not an article: passed over");
      assertThat(serving.event()).contains("\"problems\":[]");
    }
  }

  @Test
  void eachRunIsALineOfJsonForPrograms() throws Exception {
    try (Serving serving = Serving.of(site, "--json")) {
      serving.awaitSaid("}\n");
      write("seeds/ferry.en.md", "---\ndate: yesterday\n---\n# Ferry\n\nIt sank.\n");
      serving.awaitSaid("\"errors\":1}\n");
      List<Map<String, Object>> runs = new ArrayList<>();
      for (String line : serving.said().lines().toList()) {
        runs.add(Json.object(line));
      }
      assertThat(runs.get(0)).containsEntry("shown", true);
      assertThat(runs.get(0).get("errors")).hasToString("0");
      assertThat(runs.get(0).get("preview")).asString().matches("http://127.0.0.1:\\d+/sub/");
      assertThat(runs.get(0).get("changed")).asString().contains(FERRY);
      assertThat(runs.get(1)).containsEntry("shown", false);
      assertThat(runs.get(1).get("errors")).hasToString("1");
      assertThat(runs.get(1).get("problems"))
          .asString()
          .contains("file=seeds/ferry.en.md, line=2, message='yesterday'");
    }
  }

  @Test
  void draftsAndTheFutureAreShownWhereTheyAreAskedFor() throws Exception {
    try (Serving serving = Serving.of(site, "--drafts", "--future")) {
      assertThat(serving.get("en/").body()).contains("Ferry", "Plan", "Fair");
      assertThat(serving.get("en/2999/03/fair/").body()).contains("2999-03-01T09:00");
    }
  }

  @Test
  void itEndsAtOnceWithZeroAndCanBeStartedAgain() throws Exception {
    for (int i = 0; i < 2; i++) {
      try (Serving serving = Serving.of(site)) {
        serving.address();
        assertThat(serving.end()).isZero();
        assertThat(serving.said()).doesNotContain("Exception", "fault");
      }
    }
    try (Serving serving = Serving.of(site)) {
      // At whatever it is.
      Thread.sleep(500);
      serving.end();
    }
    assertThat(Ran.generate(site).code()).isZero();
    assertThat(FileTree.of(site.resolve("output")).text(FERRY)).contains("It sails.");
  }

  @Test
  void theSiteIsGeneratedBesideIt() throws Exception {
    try (Serving serving = Serving.of(site)) {
      serving.address();
      assertThat(Ran.generate(site).code()).isZero();
      assertThat(FileTree.of(site.resolve("output")).text(FERRY))
          .contains("https://n.example/sub/")
          .doesNotContain("preview.js", "127.0.0.1");
      write("seeds/raft.en.md", "---\ndate: 2024-04-02\n---\n# Raft\n\nIt drifts.\n");
      serving.awaitPage("en/2024/04/raft/", "It drifts.");
      assertThat(Ran.generate(site).code()).isZero();
    }
  }

  @Test
  void aSecondPreviewOfOneSiteIsRefused() throws Exception {
    try (Serving serving = Serving.of(site)) {
      serving.address();
      Ran second = serve("--port", "0");
      assertThat(second.code()).isEqualTo(ExitCode.BUSY);
      assertThat(second.err()).contains("Another preview of this site is shown (process ");
    }
  }

  @Test
  void aPortThatIsTakenIsSaid() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Ran refused = serve("--port", Integer.toString(other.getLocalPort()));
      assertThat(refused.code()).isEqualTo(ExitCode.DISK);
      assertThat(refused.err())
          .contains("Port " + other.getLocalPort() + " is not to be had", "--port", "0 for any");
      assertThat(refused.err().lines()).hasSize(1);
    }
  }

  @Test
  void aPortThatIsNoneIsRefused() {
    assertThat(serve("--port", "65536").code()).isEqualTo(ExitCode.USAGE);
    assertThat(serve("--port", "-1").err()).contains("--port -1: it must be from 0 to 65535");
  }

  @Test
  void theBrowserIsOpenedOrItIsSaidThatThereIsNone() throws Exception {
    assumeTrue(System.getProperty("os.name").equals("Linux"), "needs xdg-open");
    Path programs = Files.createDirectories(temp.resolve("programs"));
    try (Serving serving = Serving.with(Map.of("PATH", programs.toString()), site, "--open")) {
      serving.awaitSaid("No browser could be opened; open http://127.0.0.1:");
      assertThat(serving.get("en/").statusCode()).isEqualTo(200);
    }
    Path opened = temp.resolve("opened");
    Path program = programs.resolve("xdg-open");
    Files.writeString(program, "#!/bin/sh\necho \"$1\" > '" + opened + "'\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    try (Serving serving = Serving.with(Map.of("PATH", programs.toString()), site, "--open")) {
      serving.await(
          "a browser",
          () ->
              Files.exists(opened) && Files.readString(opened).endsWith("\n")
                  ? Optional.of(opened)
                  : Optional.empty());
      assertThat(Files.readString(opened).strip()).isEqualTo(serving.address().toString());
    }
  }
}
