package org.polyfeed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfeed.problem.Problem;
import org.polyfeed.problem.Severity;
import org.polyfeed.target.OutputPath;

/** What a preview shows, and that it leaves no trace. */
final class PreviewTest {

  private static final Instant NOW = SiteOnDisk.NOW;

  private static final Instant LATER = NOW.plusSeconds(600);

  @TempDir private Path folder;

  private SiteOnDisk site = new SiteOnDisk(Path.of(""));

  private Preview preview = new Preview(Path.of(""), false, false);

  @BeforeEach
  void write() {
    site = begun(folder.resolve("site"));
    preview = new Preview(site.output(), false, false);
  }

  private static SiteOnDisk begun(Path folder) {
    return new SiteOnDisk(folder)
        .with(
            "site.yaml",
            """
            address: https://news.example.org/sub/
            id: news.example.org,2024
            locales: { en: {}, fa: {} }
            """)
        .with("ferry.en.md", "---\ndate: 2024-12-01\ntopics: sea\n---\n# Ferry\n\nIt sails.\n")
        .with("ferry.fa.md", "---\ndate: 2024-12-01\n---\n# کشتی\n\nمی‌رود.\n")
        .with("plan.en.md", "---\ndraft: true\n---\n# Plan\n\nNot yet.\n")
        .with("fair.en.md", "---\npublish-at: 2025-03-01T09:00:00Z\n---\n# Fair\n\nIn March.\n");
  }

  private static Folders folders(SiteOnDisk site) {
    Path root = site.output().resolveSibling("");
    return new Folders(
        root, root.resolve("seeds"), root.resolve("templates"), root.resolve("output"));
  }

  private Outcome shown(Instant now) {
    return shown(site, preview, now);
  }

  private static Outcome shown(SiteOnDisk site, Preview preview, Instant now) {
    try {
      Outcome outcome = new Polyfeed(folders(site), now, "test").previewing(preview).generate();
      assertThat(outcome.problems().hasErrors()).as(outcome.problems().all().toString()).isFalse();
      return outcome;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private String page(String file) throws IOException {
    return Files.readString(folders(site).previewed().output().resolve(file));
  }

  private boolean has(String file) {
    return Files.exists(folders(site).previewed().output().resolve(file));
  }

  @Test
  void theNextRunIsAsIfNoPreviewHadBeen() throws IOException {
    SiteOnDisk untouched = begun(folder.resolve("untouched/site")).generated();
    site.generated();
    assertAlike(untouched);
    preview = new Preview(site.output(), true, true);
    shown(NOW.plusSeconds(1));
    for (SiteOnDisk one : List.of(site, untouched)) {
      one.with("raft.en.md", "# Raft\n\nIt drifts.\n");
    }
    shown(NOW.plusSeconds(2));
    site.with("raft.en.md", "# Another title\n\nOf another day.\n")
        .with("ferry.en.md", "---\ndate: 2024-12-01\n---\n# Ferry\n\nIt sank.\n");
    shown(NOW.plusSeconds(3));
    for (SiteOnDisk one : List.of(site, untouched)) {
      one.with("raft.en.md", "# Raft at last\n\nIt drifts.\n")
          .with("ferry.en.md", "---\ndate: 2024-12-01\n---\n# Ferry\n\nIt sails again.\n")
          .generated(LATER);
    }
    assertAlike(untouched);
  }

  @Test
  void aSiteThatWasNeverGeneratedGetsNoLedger() throws IOException {
    Map<String, byte[]> seeds = FileTree.of(folders(site).seeds()).files();
    shown(NOW);
    assertThat(FileTree.of(folders(site).seeds()).files().keySet()).isEqualTo(seeds.keySet());
    assertThat(site.output()).doesNotExist();
    SiteOnDisk untouched = begun(folder.resolve("untouched/site")).generated(LATER);
    site.generated(LATER);
    assertAlike(untouched);
  }

  private void assertAlike(SiteOnDisk other) throws IOException {
    assertThat(
            FileTree.of(folders(site).site())
                .without(name -> name.startsWith(".polyfeed"))
                .differenceFrom(
                    FileTree.of(folders(other).site())
                        .without(name -> name.startsWith(".polyfeed"))))
        .isEmpty();
  }

  @Test
  void addressesIdsAndDatesAreThoseOfTheLedger() throws IOException {
    site.with("raft.en.md", "# Raft\n\nIt drifts.\n").generated();
    site.with("raft.en.md", "# A quite different title\n\nIt drifts.\n");
    shown(LATER);
    assertThat(page("en/2025/01/raft/index.html")).contains("A quite different title");
    assertThat(page("en/atom.xml"))
        .contains(
            "<id>tag:news.example.org,2024:raft/en</id>",
            "<published>2025-01-01T00:00:00Z</published>",
            "<updated>2025-01-01T00:10:00Z</updated>");
  }

  @Test
  void aTextIsDatedWhenThePreviewFirstSawIt() throws IOException {
    site.with("raft.en.md", "# Raft\n\nIt drifts.\n");
    shown(NOW);
    site.with("ferry.en.md", "---\ndate: 2024-12-01\ntopics: sea\n---\n# Ferry\n\nIt sank.\n");
    Outcome outcome = shown(LATER);
    assertThat(page("en/2025/01/raft/index.html")).contains("2025-01-01T00:00");
    assertThat(outcome.changes().orElseThrow().paths())
        .contains(new OutputPath("en/2024/12/ferry/index.html"))
        .doesNotContain(
            new OutputPath("en/2025/01/raft/index.html"),
            new OutputPath("fa/2024/12/ktshtye/index.html"));
    site.with("raft.en.md", "# Raft\n\nIt drifts on.\n");
    shown(LATER);
    assertThat(page("en/atom.xml")).contains("<published>2025-01-01T00:10:00Z</published>");
  }

  @Test
  void draftsAndWhatWaitsAreShownWhereSomebodyAsks() throws IOException {
    shown(NOW);
    assertThat(page("en/index.html")).contains("Ferry").doesNotContain("Plan", "Fair");
    preview = new Preview(site.output(), true, false);
    shown(NOW);
    assertThat(page("en/index.html")).contains("Ferry", "Plan").doesNotContain("Fair");
    preview = new Preview(site.output(), false, true);
    shown(NOW);
    assertThat(page("en/index.html")).contains("Ferry", "Fair").doesNotContain("Plan");
    assertThat(page("en/2025/03/fair/index.html")).contains("2025-03-01T09:00");
    site.with(
        "plan.en.md",
        "---\ndraft: true\npublish-at: 2027-03-01T09:00:00Z\n---\n# Plan\n\nNot yet.\n");
    assertThat(has("en/2027/03/plan/index.html")).isFalse();
    preview = new Preview(site.output(), true, true);
    Outcome outcome = shown(NOW);
    assertThat(page("en/2027/03/plan/index.html")).contains("Not yet.");
    assertThat(outcome.problems().all().stream().map(Problem::toString)).isEmpty();
    preview = new Preview(site.output(), false, false);
    shown(NOW);
    assertThat(page("en/index.html")).contains("Ferry").doesNotContain("Plan", "Fair");
  }

  @Test
  void whatSubscribersWouldSeeIsNoMatterInAPreview() throws IOException {
    for (int i = 0; i < 8; i++) {
      site.with(
          "n" + i + ".en.md", "---\ndate: 2024-11-0" + (i + 1) + "\n---\n# N" + i + "\n\nT.\n");
    }
    preview = new Preview(site.output(), true, true);
    shown(NOW);
    for (int i = 0; i < 8; i++) {
      site.without("n" + i + ".en.md")
          .with(
              "m" + i + ".en.md", "---\ndate: 2024-11-0" + (i + 1) + "\n---\n# N" + i + "\n\nT.\n");
    }
    site.with(
        "site.yaml",
        "address: https://other.example.org/\nid: other.example.org,2025\nlocales: { en: {}, fa: {} }\n");
    Outcome outcome = shown(NOW);
    assertThat(outcome.problems().all().stream().map(Problem::toString)).isEmpty();
    assertThat(outcome.address().orElseThrow()).hasToString("https://other.example.org/");
  }

  @Test
  void filesOfOthersInTheOutputCountAsThere() throws IOException {
    Files.createDirectories(site.output());
    Files.write(site.output().resolve("logo.txt"), "a".getBytes(StandardCharsets.UTF_8));
    site.with(
        "link.en.md",
        "---\ndate: 2024-12-02\n---\n# Link\n\n[Logo](/sub/logo.txt), [none](/sub/none.txt)\n");
    assertThat(shown(NOW).problems().all().toString())
        .contains("none.txt")
        .doesNotContain("logo.txt");
  }

  private static final String RAFT = "---\ndate: 2024-12-02\n---\n# Raft\n\n%s\n";

  private List<String> said(Preview shown, Instant now) {
    return shown(site, shown, now).problems().all().stream()
        .filter(problem -> problem.severity() == Severity.WARNING)
        .map(Problem::toString)
        .toList();
  }

  @Test
  void whatIsOddIsSaidUntilItIsMended() {
    site.with("raft.en.md", RAFT.formatted("[There](/sub/none/), [below](#none) ![It](it.png)"))
        .with("it.png", "no picture");
    List<String> odd =
        List.of(
            "seeds/it.png: warning: its bytes are no image/png; put the right file here",
            "seeds/raft.en.md: warning: links to #none, where the page has no such element",
            "seeds/raft.en.md: warning: links to /none/, which will be no file of the site");
    assertThat(said(preview, NOW)).isEqualTo(odd);
    assertThat(said(preview, NOW)).as("where nothing changes").isEqualTo(odd);
    site.with("ferry.en.md", "---\ndate: 2024-12-01\n---\n# Ferry\n\nIt sank.\n");
    assertThat(said(preview, NOW)).as("where another page changes").isEqualTo(odd);
    Preview another = new Preview(site.output(), false, false);
    assertThat(said(another, NOW)).as("where it is started again").isEqualTo(odd);
    site.with("../templates/foot.vm", "<p>Another foot</p></body></html>");
    assertThat(said(another, NOW)).as("where all pages change").isEqualTo(odd);
    site.with("raft.en.md", RAFT.formatted("[There](/sub/none/)"));
    assertThat(said(another, NOW)).isEqualTo(odd.subList(2, 3));
  }

  @Test
  void aLinkIsJudgedAgainWhenTheFileItLeadsToComesOrGoes() {
    site.with("raft.en.md", RAFT.formatted("[There](/sub/en/2024/12/kite/)"));
    String dead =
        "seeds/raft.en.md: warning: links to /en/2024/12/kite/, which will be no file of the site";
    assertThat(said(preview, NOW)).containsExactly(dead);
    // Of another topic and older, so that the page of the raft stays as it is.
    site.with("kite.en.md", "---\ndate: 2024-12-01\ntopics: air\n---\n# Kite\n\nIt flies.\n");
    assertThat(said(preview, NOW)).isEmpty();
    site.without("kite.en.md");
    assertThat(said(preview, NOW)).containsExactly(dead);
  }
}
