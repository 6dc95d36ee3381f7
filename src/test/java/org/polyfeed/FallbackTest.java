package org.polyfeed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an edition shows of stories that nobody wrote in its language. */
final class FallbackTest {

  @TempDir Path folder;

  private SiteOnDisk site(String locales) {
    SiteOnDisk site = new SiteOnDisk(folder).with("site.yaml", "default: en\n" + locales);
    for (String tag : new String[] {"en", "es", "pt", "ru"}) {
      site.with("a." + tag + ".txt", "Title " + tag + "\n\nA text.\n");
    }
    return site;
  }

  @Test
  void readersGetWhatTheyCanReadBeforeTheDefaultLocale() {
    SiteOnDisk site =
        site("locales: { en: {}, gl: {}, pt: {}, es: {}, ru: {}, uk: {}, be: {} }\n").generated();
    assertThat(site.text("gl/index.html")).contains("Title es").doesNotContain("Title en");
    assertThat(site.text("uk/index.html")).contains("Title en").doesNotContain("Title ru");
    assertThat(site.text("be/index.html")).contains("Title en").doesNotContain("Title ru");
  }

  @Test
  void theSitesOwnListTakesThePlaceOfTheWholeChain() {
    SiteOnDisk site =
        site("locales: { en: {}, gl: { fallback: [pt] }, pt: {}, es: {}, ru: {},"
                + " uk: { fallback: ru } }\n")
            .with("b.es.txt", "Only in Spanish\n\nA text.\n")
            .generated();
    assertThat(site.text("gl/index.html"))
        .contains("Title pt")
        .doesNotContain("Title es", "Title en", "Only in Spanish");
    assertThat(site.text("uk/index.html")).contains("Title ru");
  }

  @Test
  void aSiteThatNamesNoLocalesHasTheChainsToo() {
    SiteOnDisk site = site("").with("b.gl.txt", "Galician\n\nA text.\n").generated();
    assertThat(site.text("gl/index.html")).contains("Title es").doesNotContain("Title en");
  }

  @Test
  void noLanguageEntersThatTheSiteDoesNotPublish() {
    Outcome outcome = site("locales: { en: {}, gl: {}, ru: {}, pt: {} }\n").outcome(SiteOnDisk.NOW);
    assertThat(outcome.problems().all().toString()).contains("a.es.txt");
  }
}
