package org.polyfeed.locale;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * How well languages are spelled in Latin letters. With {@code -Dpolyfeed.updateGoldens=true} the
 * table of docs/languages.md is rewritten.
 */
final class RomanisationQualityTest {

  private static final Path SAMPLES = Path.of("src/test/resources/romanisation");

  /** No language may get worse; those that are not named miss nothing. */
  private static final Map<String, Integer> MISSES = Map.of("hi", 2, "ja", 4);

  private static final Romanisation ROMANISATION = new Romanisation();

  private record Sample(String locale, String source, String expected) {

    String spelled() {
      return ROMANISATION.of(new LocaleTag(locale), source);
    }

    boolean isRight() {
      return spelled().equals(expected);
    }
  }

  private static Map<String, List<Sample>> samples() throws IOException {
    Map<String, List<Sample>> samples = new TreeMap<>();
    try (var files = Files.list(SAMPLES)) {
      for (Path file : files.toList()) {
        String locale = file.getFileName().toString().replace(".txt", "");
        samples.put(
            locale,
            Files.readAllLines(file).stream()
                .map(line -> line.split("\t", 2))
                .map(pair -> new Sample(locale, pair[0], pair[1]))
                .toList());
      }
    }
    return samples;
  }

  @Test
  void noLanguageMissesMoreThanWasMeasured() throws IOException {
    samples()
        .forEach(
            (locale, words) ->
                assertThat(words.stream().filter(word -> !word.isRight()).toList())
                    .as(locale)
                    .hasSizeLessThanOrEqualTo(MISSES.getOrDefault(locale, 0)));
  }

  @Test
  void everyMissStandsInTheDocumentation() throws IOException {
    StringBuilder table =
        new StringBuilder("| locale | samples | right | misses |\n|---|--:|--:|---|\n");
    samples().forEach((locale, words) -> table.append(row(locale, words)));
    new DocumentedTable(RomanisationQualityTest.class).assertIs(table.toString());
  }

  private static String row(String locale, List<Sample> words) {
    List<String> misses =
        words.stream()
            .filter(word -> !word.isRight())
            .map(miss -> miss.source() + " → " + miss.expected() + ", not " + miss.spelled())
            .toList();
    return String.format(
        Locale.ROOT,
        "| %s | %d | %d | %s |\n",
        locale,
        words.size(),
        words.size() - misses.size(),
        misses.isEmpty() ? "none" : String.join("; ", misses));
  }
}
