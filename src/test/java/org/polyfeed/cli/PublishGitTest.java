package org.polyfeed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfeed.FileTree;

/** Publishing to a branch, by a real git. */
final class PublishGitTest {

  @TempDir private Path temp;

  private Path site;

  private Path repository;

  @BeforeEach
  void write() throws IOException {
    site = temp.resolve("site");
    repository = temp.resolve("pages.git");
    git(temp, "init", "-q", "--bare", repository.toString());
    settings("");
    article("Text");
  }

  private void settings(String more) throws IOException {
    write(
        "seeds/site.yaml",
        "address: https://n.example/\nid: n.example,2024\nlocales: { en: {}, fa: { slug: native } }\n"
            + "publish:\n  pages: { to: git, repository: ../pages.git"
            + more
            + " }\n");
  }

  private void article(String text) throws IOException {
    write("seeds/a.en.md", "---\ndate: 2024-04-02\n---\n# Title\n\n" + text + ".\n");
    write(
        "seeds/b.fa.md",
        "---\ndate: 2024-04-03\nslug: \u062e\u0628\u0631\n---\n# \u062e\u0628\u0631\n\nText.\n");
    assertThat(Ran.generate(site).code()).isZero();
  }

  private void write(String name, String text) throws IOException {
    Files.createDirectories(site.resolve(name).getParent());
    Files.writeString(site.resolve(name), text);
  }

  private String git(Path folder, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("git", "-c", "user.name=Other"));
    command.addAll(List.of("-c", "user.email=other@n.example"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      assertThat(process.waitFor()).as(said).isZero();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    return said.strip();
  }

  private void published(String... options) {
    Ran ran = Ran.publish(site, options);
    assertThat(ran.err()).isEmpty();
    assertThat(ran.code()).isZero();
  }

  private FileTree branch(String name) throws IOException {
    Path copy = temp.resolve("copy");
    FileTree.delete(copy);
    git(temp, "clone", "-q", "-b", name, repository.toString(), copy.toString());
    return FileTree.of(copy)
        .without(
            file ->
                file.startsWith(".git/") || file.matches("(.*/)?\\.(nojekyll|polyfeed-published)"));
  }

  private FileTree output() throws IOException {
    return FileTree.of(site.resolve("output")).without(name -> name.equals(".polyfeed-files"));
  }

  private String commits(String branch) throws IOException {
    return git(repository, "rev-list", "--count", branch);
  }

  @Test
  void aBranchHoldsTheSiteAndACommitAChange() throws IOException {
    published();
    assertThat(branch("gh-pages").differenceFrom(output())).isEmpty();
    assertThat(temp.resolve("copy/.nojekyll")).exists();

    published();
    assertThat(commits("gh-pages")).isEqualTo("1");

    article("Other text");
    published();
    assertThat(commits("gh-pages")).isEqualTo("2");
    assertThat(branch("gh-pages").differenceFrom(output())).isEmpty();
    assertThat(git(repository, "show", "--stat", "--format=", "gh-pages"))
        .contains("en/rss.xml")
        .doesNotContain("fa/rss.xml");
  }

  @Test
  void withoutHistoryTheBranchHasOneCommit() throws IOException {
    settings(", branch: site, history: squash");
    article("Text");
    published();
    article("Other text");
    published();

    assertThat(commits("site")).isEqualTo("1");
    assertThat(branch("site").differenceFrom(output())).isEmpty();
  }

  @Test
  void whatOthersPutOnTheBranchStays() throws IOException {
    settings(", folder: docs");
    article("Text");
    published();
    Path theirs = temp.resolve("theirs");
    git(temp, "clone", "-q", "-b", "gh-pages", repository.toString(), theirs.toString());
    Files.writeString(theirs.resolve("CNAME"), "n.example");
    Files.writeString(theirs.resolve("docs/mine.html"), "Mine.");
    git(theirs, "add", ".");
    git(theirs, "commit", "-q", "-m", "Mine");
    git(theirs, "push", "-q");

    Files.delete(site.resolve("seeds/b.fa.md"));
    assertThat(Ran.generate(site, "--accept-new").code()).isZero();
    published();

    FileTree branch = branch("gh-pages");
    assertThat(branch.files()).containsKeys("CNAME", "docs/mine.html", "docs/en/rss.xml");
    assertThat(branch.files().keySet()).noneMatch(name -> name.startsWith("docs/fa/2024"));
  }

  @Test
  void aBranchThatHoldsSomethingElseIsLeftAlone() throws IOException {
    Path theirs = temp.resolve("theirs");
    git(temp, "init", "-q", "-b", "gh-pages", theirs.toString());
    Files.writeString(theirs.resolve("index.html"), "Mine.");
    git(theirs, "add", ".");
    git(theirs, "commit", "-q", "-m", "Mine");
    git(theirs, "push", "-q", repository.toString(), "gh-pages");
    String before = git(repository, "rev-parse", "gh-pages");

    Ran ran = Ran.publish(site);

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains("the site has too: index.html; move them away");
    assertThat(git(repository, "rev-parse", "gh-pages")).isEqualTo(before);
    published("--adopt");
    assertThat(branch("gh-pages").differenceFrom(output())).isEmpty();
  }

  @Test
  void whoPushesMeanwhileLosesNothing() throws IOException {
    published();
    Path hook = repository.resolve("hooks/pre-receive");
    Files.createDirectories(hook.getParent());
    // Once, and just before the branch is taken.
    Files.writeString(
        hook,
        """
        #!/bin/sh
        rm -f hooks/pre-receive
        tree=$(git rev-parse gh-pages^{tree})
        unset GIT_QUARANTINE_PATH GIT_OBJECT_DIRECTORY
        other=$(git -c user.name=o -c user.email=o@n.example \\
          commit-tree $tree -p gh-pages -m Theirs)
        git update-ref refs/heads/gh-pages $other
        """);
    assertThat(hook.toFile().setExecutable(true)).isTrue();
    article("Other text");

    Ran ran = Ran.publish(site);

    assertThat(ran.err()).isEmpty();
    assertThat(ran.out()).contains("The connection was lost once meanwhile.");
    assertThat(git(repository, "log", "--format=%s", "gh-pages"))
        .isEqualTo("Publish the site\nTheirs\nPublish the site");
    assertThat(branch("gh-pages").differenceFrom(output())).isEmpty();
  }

  @Test
  void aRepositoryThatIsNotThereIsSaid() throws IOException {
    FileTree.delete(repository);

    Ran ran = Ran.publish(site);

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err())
        .contains("pages: git says: ", "does not appear to be a git repository")
        .contains("Nothing was changed there.");
  }
}
