package org.polyfeed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Articles that are corrected or taken back after they were published. */
class WithdrawnTest {

  private static final Instant LATER = SiteOnDisk.NOW.plusSeconds(86_400);

  private static final String SITE =
      "address: https://news.example.org/\nlocales: { en: {}, fr: {}, sr-Cyrl: {},"
          + " sr-Latn: { script-of: sr-Cyrl } }\n";

  @TempDir private Path folder;

  private SiteOnDisk site = new SiteOnDisk(Path.of(""));

  @BeforeEach
  void write() {
    site =
        new SiteOnDisk(folder)
            .with("site.yaml", SITE)
            .with("flood.en.md", "---\ndate: 2024-05-01\n---\n# Flood\n\nWater.\n")
            .with("flood.fr.md", "---\ndate: 2024-05-01\n---\n# Crue\n\nDe l'eau.\n")
            .with("flood.sr-Cyrl.md", "---\ndate: 2024-05-01\n---\n# Поплава\n\nВода.\n")
            .with("other.en.md", "---\ndate: 2024-05-02\n---\n# Other\n\nText.\n")
            .generated();
  }

  @Test
  void articleThatIsTakenBackLeavesAPageAndNothingElse() {
    site.with("flood.fr.md", "---\nwithdrawn: Une source nous a trompés.\n---\n").generated(LATER);
    assertThat(site.text("fr/2024/05/crue/index.html"))
        .contains("noindex", "Une source nous a trompés.")
        .doesNotContain("Crue", "rel=\"canonical\"", "De l'eau");
    assertThat(site.text("fr/index.html")).doesNotContain("Crue");
    assertThat(site.text("rss.xml")).doesNotContain("crue");
    assertThat(site.text("en/2024/05/flood/index.html")).doesNotContain("2024/05/crue");
  }

  @Test
  void withdrawnTrueNeedsNoReason() {
    site.with("flood.fr.md", "---\nwithdrawn: true\n---\n# Crue\n\nDe l'eau.\n").generated(LATER);
    assertThat(site.text("fr/2024/05/crue/index.html"))
        .contains("noindex")
        .doesNotContain("true</p>", "De l'eau");
  }

  @Test
  void whatWasConvertedFromItGoesWithIt() {
    site.with("flood.sr-Cyrl.md", "---\nwithdrawn: Погрешно.\n---\n").generated(LATER);
    assertThat(site.text("sr-Latn/2024/05/poplava/index.html"))
        .contains("noindex")
        .doesNotContain("Voda");
  }

  @Test
  void wholeStoryIsTakenBackByItsSharedSettings() {
    site.with("flood.yaml", "withdrawn: true\n").generated(LATER);
    assertThat(site.text("en/2024/05/flood/index.html")).contains("noindex");
    assertThat(site.text("fr/2024/05/crue/index.html")).contains("noindex");
    assertThat(site.text("en/rss.xml")).contains("Other").doesNotContain("Flood");
  }

  @Test
  void oneTranslationStaysWhereItsStoryIsTakenBack() {
    site.with("flood.yaml", "withdrawn: true\n")
        .with("flood.fr.md", "---\ndate: 2024-05-01\nwithdrawn: false\n---\n# Crue\n\nDe l'eau.\n")
        .generated(LATER);
    assertThat(site.text("fr/2024/05/crue/index.html")).contains("De l'eau");
    assertThat(site.text("en/2024/05/flood/index.html")).contains("noindex");
  }

  @Test
  void articleThatComesBackHasItsAddressAndId() {
    String before = site.text("fr/atom.xml");
    String seed = "---\ndate: 2024-05-01\n%s---\n# Crue\n\nDe l'eau.\n";
    site.with("flood.fr.md", seed.formatted("withdrawn: true\n")).generated(LATER);
    site.with("flood.fr.md", seed.formatted("")).generated(LATER);
    assertThat(site.text("fr/atom.xml")).isEqualTo(before);
  }

  @Test
  void articleThatWasNeverPublishedLeavesNoPage() {
    site.with("new.en.md", "---\nwithdrawn: true\n---\n# New\n\nText.\n").generated(LATER);
    assertThat(site.has("en/2025/01/new/index.html")).isFalse();
  }

  @Test
  void correctionIsSaidOnThePageAndInFeedsAndDatesTheArticle() {
    site.with(
            "flood.en.md",
            """
            ---
            date: 2024-05-01
            corrections:
              - { date: 2024-05-03T09:00:00Z, note: The river is the <Aa>. }
              - The bridge stands.
            ---
            # Flood

            Water.
            """)
        .generated(LATER);
    assertThat(site.text("en/2024/05/flood/index.html"))
        .contains(
            "The river is the &lt;Aa&gt;.",
            "Correction, <time datetime=\"2024-05-03T09:00:00Z\">",
            "The bridge stands.");
    assertThat(FeedReadBack.of(site, "en/atom.xml").items().get(1).content())
        .contains("The river is the &lt;Aa&gt;.", "Correction, ");
    assertThat(FeedReadBack.of(site, "en/atom.xml").items().get(1).updated())
        .isEqualTo("2024-05-03T09:00:00Z");
  }

  @Test
  void correctionWithoutADateDatesTheArticleByTheRun() {
    site.with(
            "flood.en.md",
            "---\ndate: 2024-05-01\ncorrection: The bridge stands.\n---\n# Flood\n\nWater.\n")
        .generated(LATER);
    assertThat(FeedReadBack.of(site, "en/atom.xml").items().get(1).updated()).isEqualTo(LATER);
    assertThat(site.text("en/2024/05/flood/index.html")).contains("The bridge stands.");
  }
}
