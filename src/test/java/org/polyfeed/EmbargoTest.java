package org.polyfeed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What waits for its time, and what is over. */
class EmbargoTest {

  private static final Instant BEFORE = Instant.parse("2025-03-01T08:59:59Z");
  private static final Instant THEN = Instant.parse("2025-03-01T09:00:00Z");

  @TempDir private Path folder;

  private SiteOnDisk site = new SiteOnDisk(Path.of(""));

  @BeforeEach
  void write() {
    site =
        new SiteOnDisk(folder)
            .with(
                "site.yaml",
                "address: https://news.example.org/\nid: news.example.org,2024\nlocales: { en: {} }\n")
            .with("other.md", "---\ndate: 2025-02-01\n---\n# Other\n\nText.\n");
  }

  private List<String> titles() {
    return FeedReadBack.of(site, "en/atom.xml").items().stream()
        .map(FeedReadBack.One::title)
        .toList();
  }

  @Test
  void embargoEndsInTheFirstRunFromItsTimeOn() {
    site.with("budget.md", "---\npublish-at: 2025-03-01T10:00:00+01:00\n---\n# Budget\n\nText.\n")
        .generated(BEFORE);
    assertThat(titles()).containsExactly("Other");
    assertThat(site.files().toString()).doesNotContain("budget");
    site.generated(THEN);
    assertThat(titles()).containsExactly("Budget", "Other");
    assertThat(FeedReadBack.of(site, "en/atom.xml").items().get(0).published()).isEqualTo(THEN);
  }

  @Test
  void whatWasHeldBackIsDatedWhenItAppears() {
    site.with(
            "budget.md",
            "---\ndate: 2024-12-24\npublish-at: 2025-03-01T09:00:00Z\n---\n# Budget\n\nText.\n")
        .generated(THEN);
    assertThat(titles()).containsExactly("Budget", "Other");
    assertThat(FeedReadBack.of(site, "en/atom.xml").items().get(0).published()).isEqualTo(THEN);
  }

  @Test
  void whatIsOverIsNowhere() {
    site.with(
            "sale.md",
            "---\ndate: 2025-02-02\nexpires: 2025-03-01T09:00:00Z\n---\n# Sale\n\nText.\n")
        .generated(BEFORE);
    assertThat(titles()).containsExactly("Sale", "Other");
    site.generated(THEN);
    assertThat(titles()).containsExactly("Other");
    assertThat(site.files().toString()).doesNotContain("sale");
  }

  @Test
  void whatIsOverBeforeItAppearsIsSaid() {
    site.with(
        "sale.md",
        "---\npublish-at: 2025-03-02\nexpires: 2025-03-01T09:00:00Z\n---\n# Sale\n\nText.\n");
    assertThat(site.outcome(BEFORE).problems().all().toString())
        .contains("seeds/sale.md: warning: it expires at 2025-03-01T09:00Z, before it appears at");
  }

  @Test
  void draftIsNowhereUntilItIsNone() {
    site.with("plan.md", "---\ndraft: true\n---\n# Plan\n\nText.\n").generated(BEFORE);
    assertThat(titles()).containsExactly("Other");
    site.with("plan.md", "---\ndraft: false\n---\n# Plan\n\nText.\n").generated(THEN);
    assertThat(titles()).containsExactly("Plan", "Other");
    assertThat(FeedReadBack.of(site, "en/atom.xml").items().get(0).published()).isEqualTo(THEN);
  }
}
