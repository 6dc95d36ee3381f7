package org.polyfeed.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the theme's stylesheet must keep for every script. */
final class StylesheetTest {

  private static final Path STYLESHEET = Path.of("templates/assets/polyfeed.css");

  /** Sides of the page rather than of the line (CSS Logical Properties 1). */
  private static final String PHYSICAL =
      "((margin|padding|border|inset|scroll-margin|scroll-padding)-(left|right)"
          + "|border-(top|bottom)-(left|right)-radius"
          + "|(^|[;{\\s])(left|right)"
          + "|(text-align|float|clear|justify-content|justify-items|justify-self|caption-side)"
          + ":\\s*(left|right))\\s*[:;}\\s]";

  private static String css() throws IOException {
    return Files.readString(STYLESHEET).replaceAll("(?s)/\\*.*?\\*/", "");
  }

  @Test
  void noPropertyNamesASideOfThePage() throws IOException {
    assertThat(css().lines().map(line -> line.replace("under right", "").replace("over right", "")))
        .noneMatch(line -> line.matches(".*" + PHYSICAL + ".*"));
  }

  @Test
  void theTestKnowsPhysicalPropertiesWhenItSeesThem() {
    for (String one :
        List.of("a { margin-left: 1em }", "a { text-align: right }", "a { left: 0 }")) {
      assertThat(one).matches(".*" + PHYSICAL + ".*");
    }
  }

  @Test
  void noLettersAreSpacedOrChangedInCase() throws IOException {
    assertThat(css()).doesNotContain("letter-spacing", "text-transform", "small-caps");
  }

  @Test
  void onlyAlphabetsThatHyphenateAreHyphenated() throws IOException {
    assertThat(css().lines().filter(line -> line.contains("hyphens: auto")))
        .hasSize(1)
        .allMatch(line -> line.startsWith(".body:is(.script-Latn, .script-Cyrl, "));
  }

  @Test
  void everyScriptHasFontsAndALineHeight() throws IOException {
    for (String script :
        List.of(
            "Arab", "Armn", "Beng", "Cyrl", "Deva", "Ethi", "Geor", "Grek", "Gujr", "Guru", "Hans",
            "Hant", "Hebr", "Jpan", "Khmr", "Knda", "Kore", "Laoo", "Latn", "Mlym", "Mymr", "Sinh",
            "Taml", "Telu", "Thai")) {
      assertThat(css().lines().filter(line -> line.endsWith("{")))
          .as(script)
          .anyMatch(line -> line.contains(".script-" + script));
    }
  }

  @Test
  void itIsLight() throws IOException {
    assertThat(Files.size(STYLESHEET)).isLessThan(12 * 1024);
  }
}
