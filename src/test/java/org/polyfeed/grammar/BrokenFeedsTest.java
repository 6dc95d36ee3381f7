package org.polyfeed.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each rule of each specification, tried with a document that is right but for one change.
 *
 * <p>{@code NAME.valid} in the folder of grammars is the document. {@code NAME.broken} has, below
 * {@code #} and the rule, lines to find in it ({@code -}), lines to put there ({@code +}), and part
 * of what must then be said ({@code !}); that is the rule itself where there is none, and nothing
 * where there is {@code ok}, since what is right must not be refused either.
 */
final class BrokenFeedsTest {

  private static final FeedSpecifications SPECIFICATIONS = new FeedSpecifications();

  private record Case(
      String format, String rule, String before, String after, String said, boolean right) {

    @Override
    public String toString() {
      return format + " " + rule + " " + (before + " → " + after).replaceAll("\\s+", " ");
    }
  }

  static Stream<Case> cases() {
    return Stream.of("atom", "rss", "opml", "json-feed").flatMap(format -> cases(format).stream());
  }

  private static List<Case> cases(String format) {
    List<Case> cases = new ArrayList<>();
    String rule = "";
    for (String paragraph : text(format + ".broken").split("\n\\s*\n", -1)) {
      List<String> lines = paragraph.lines().toList();
      String before = those(lines, "- ");
      rule = lines.get(0).startsWith("# ") ? lines.get(0).substring(2) : rule;
      if (!before.isEmpty()) {
        cases.add(
            new Case(
                format,
                rule,
                before,
                those(lines, "+ "),
                those(lines, "! "),
                lines.contains("ok")));
      }
    }
    return cases;
  }

  private static String those(List<String> lines, String mark) {
    return lines.stream()
        .filter(line -> line.startsWith(mark))
        .map(line -> line.substring(2))
        .collect(Collectors.joining("\n"));
  }

  private static String text(String file) {
    try {
      Path path = Grammar.FOLDER.resolve(file);
      return Files.readString(path, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> faults(String format, String document) {
    return SPECIFICATIONS.of(format).faults(document.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"atom", "rss", "opml", "json-feed"})
  void aDocumentWithAllThereIsIsRight(String format) {
    assertThat(faults(format, text(format + ".valid"))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void whatBreaksARuleIsRefusedForIt(Case one) {
    String valid = text(one.format + ".valid");
    assertThat(valid.split(Pattern.quote(one.before), -1)).as("the place to change").hasSize(2);
    List<String> faults = faults(one.format, valid.replace(one.before, one.after));
    if (one.right) {
      assertThat(faults).isEmpty();
    } else {
      String said = one.said.isEmpty() ? one.rule : one.said;
      assertThat(faults).anyMatch(fault -> fault.contains(said));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"atom", "rss", "opml", "json-feed"})
  void everyRuleIsBrokenByOneAtLeast(String format) {
    assertThat(cases(format).stream().filter(one -> !one.right).map(Case::rule).distinct())
        .containsExactlyInAnyOrderElementsOf(SPECIFICATIONS.of(format).rules());
  }
}
