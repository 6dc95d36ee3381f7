package org.polyfeed.locale;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * How well scripts are converted, by hard phrases whose right spelling was written down before the
 * rules were. With {@code -Dpolyfeed.updateGoldens=true} the table of docs/languages.md is
 * rewritten.
 */
final class ScriptConversionQualityTest {

  private static final Path SAMPLES = Path.of("src/test/resources/conversion");

  /** No pair may get worse. */
  private static final Map<String, Integer> MISSES =
      Map.of(
          "az-Latn az-Cyrl", 0,
          "az-Cyrl az-Latn", 0,
          "sr-Latn sr-Cyrl", 2,
          "sr-Cyrl sr-Latn", 0,
          "uz-Latn uz-Cyrl", 0,
          "uz-Cyrl uz-Latn", 0,
          "zh-Hans zh-Hant", 0,
          "zh-Hans zh-Hant-TW", 0,
          "zh-Hant zh-Hans", 0);

  private record Sample(String pair, String source, String expected) {

    String converted() {
      return conversion(pair).convert(source);
    }

    boolean isRight() {
      return converted().equals(expected);
    }
  }

  static ScriptConversion conversion(String pair) {
    List<LocaleTag> tags =
        List.of(pair.split(" ")).stream().map(tag -> LocaleTag.parse(tag).orElseThrow()).toList();
    return ScriptConversion.between(tags.get(0), tags.get(1)).orElseThrow();
  }

  private static Map<String, List<Sample>> samples() throws IOException {
    Map<String, List<Sample>> samples = new TreeMap<>();
    try (var files = Files.list(SAMPLES)) {
      for (Path file : files.sorted().toList()) {
        String pair = "";
        for (String line : Files.readAllLines(file)) {
          int tab = line.indexOf('\t');
          if (tab < 0) {
            pair = line.substring(2);
          } else {
            Sample sample = new Sample(pair, line.substring(0, tab), line.substring(tab + 1));
            samples.computeIfAbsent(pair, none -> new ArrayList<>()).add(sample);
          }
        }
      }
    }
    return samples;
  }

  @Test
  void noPairMissesMoreThanWasMeasured() throws IOException {
    samples()
        .forEach(
            (pair, phrases) ->
                assertThat(phrases.stream().filter(phrase -> !phrase.isRight()).toList())
                    .as(pair)
                    .hasSizeLessThanOrEqualTo(MISSES.getOrDefault(pair, 0)));
  }

  @Test
  void everyMissStandsInTheDocumentation() throws IOException {
    String table = table(samples());
    new DocumentedTable(ScriptConversionQualityTest.class).assertIs(table);
  }

  private static String table(Map<String, List<Sample>> samples) {
    StringBuilder table =
        new StringBuilder("| pair | phrases | right | misses |\n|---|--:|--:|---|\n");
    samples.forEach((pair, phrases) -> table.append(row(pair, phrases)));
    return table.toString();
  }

  private static String row(String pair, List<Sample> phrases) {
    List<String> misses =
        phrases.stream()
            .filter(phrase -> !phrase.isRight())
            .map(
                miss ->
                    String.format(
                        Locale.ROOT,
                        "%s → %s, not %s",
                        miss.source(),
                        miss.expected(),
                        miss.converted()))
            .toList();
    return String.format(
        Locale.ROOT,
        "| %s | %d | %d | %s |\n",
        pair.replace(" ", " → "),
        phrases.size(),
        phrases.size() - misses.size(),
        misses.isEmpty() ? "none" : String.join("; ", misses));
  }

  @Test
  void serbianComesBackFromLatinAsItWas() throws IOException {
    ScriptConversion there = conversion("sr-Cyrl sr-Latn");
    ScriptConversion back = conversion("sr-Latn sr-Cyrl");
    String seed = Files.readString(Path.of("seeds/000_3e425f8097483d0b.sr-Cyrl.txt"));
    assertThat(back.convert(there.convert(seed))).isEqualTo(seed);
    List<String> lost =
        samples().getOrDefault("sr-Cyrl sr-Latn", List.of()).stream()
            .map(Sample::source)
            .filter(source -> !back.convert(there.convert(source)).equals(source))
            .toList();
    // Units go to Latin letters and stay; a foreign title in Latin letters looks like Serbian.
    assertThat(lost).containsExactly("10 км од Ниша", "2 кг шљива", "часопис Nature");
  }
}
