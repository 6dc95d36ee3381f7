package org.polyfeed.locale;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * How well sentences are found, by hard texts whose ends were marked before the rules saw them.
 * With {@code -Dpolyfeed.updateGoldens=true} the table of docs/languages.md is rewritten.
 */
final class SentencesQualityTest {

  private static final Path SAMPLES = Path.of("src/test/resources/sentences");

  private static final Set<String> SPACELESS = Set.of("ja", "zh");

  /** They may not get more. */
  private static final int MISSES = 2;

  /**
   * @param expected with a stroke where a sentence ends
   */
  private record Sample(String language, String expected) {

    String found() {
      String text = expected.replace("|", SPACELESS.contains(language) ? "" : " ");
      Sentences sentences = new Sentences(LocaleTag.parse(language).orElseThrow());
      List<String> found = new ArrayList<>();
      for (int start = 0; start < text.length(); ) {
        int end = sentences.end(text, start);
        found.add(text.substring(start, end).strip());
        start = end;
      }
      return String.join("|", found);
    }

    boolean isRight() {
      return found().equals(expected);
    }
  }

  private static Map<String, List<Sample>> samples() throws IOException {
    Map<String, List<Sample>> samples = new TreeMap<>();
    try (var files = Files.list(SAMPLES)) {
      for (Path file : files.sorted().toList()) {
        samples.put(
            file.getFileName().toString(),
            Files.readAllLines(file).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t", 2))
                .map(parts -> new Sample(parts[0], parts[1]))
                .toList());
      }
    }
    return samples;
  }

  @Test
  void thereAreEnoughHardTextsInEnoughLanguages() throws IOException {
    List<Sample> all = samples().values().stream().flatMap(List::stream).toList();
    assertThat(all).hasSizeGreaterThan(250);
    assertThat(all.stream().map(Sample::language).distinct()).hasSizeGreaterThan(60);
  }

  @Test
  void noMoreEndsAreMissedThanWasMeasured() throws IOException {
    List<Sample> wrong =
        samples().values().stream()
            .flatMap(List::stream)
            .filter(sample -> !sample.isRight())
            .toList();
    assertThat(wrong.stream().map(miss -> miss + " found " + miss.found()))
        .hasSizeLessThanOrEqualTo(MISSES);
  }

  @Test
  void everyListedLanguageIsKnown() {
    Set<String> unknown = new TreeSet<>(Abbreviations.languages());
    unknown.removeIf(language -> LocaleTag.parse(language).isPresent());
    assertThat(unknown).isEmpty();
    assertThat(Abbreviations.languages()).hasSizeGreaterThan(60);
  }

  @Test
  void everyMissStandsInTheDocumentation() throws IOException {
    String table = table(samples());
    new DocumentedTable(SentencesQualityTest.class).assertIs(table);
  }

  private static String table(Map<String, List<Sample>> samples) {
    StringBuilder table =
        new StringBuilder("| texts | languages | right | misses |\n|---|--:|--:|---|\n");
    samples.forEach((file, texts) -> table.append(row(file, texts)));
    return table.toString();
  }

  private static String row(String file, List<Sample> texts) {
    List<Sample> misses = texts.stream().filter(text -> !text.isRight()).toList();
    return String.format(
        Locale.ROOT,
        "| %s | %d | %d of %d | %s |\n",
        file.replace(".txt", ""),
        texts.stream().map(Sample::language).distinct().count(),
        texts.size() - misses.size(),
        texts.size(),
        misses.isEmpty()
            ? "none"
            : misses.stream()
                .map(miss -> miss.language() + ": " + miss.found().replace("|", " ‖ "))
                .collect(Collectors.joining("; ")));
  }
}
