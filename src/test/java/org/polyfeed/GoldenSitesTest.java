package org.polyfeed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole sites as they must come out, file for file. With {@code -Dpolyfeed.updateGoldens=true} what
 * comes out now becomes what must; look at the difference before committing it.
 */
final class GoldenSitesTest {

  private static final Path SITES = Path.of("src/test/resources/sites");

  private static final Instant NOW = Instant.parse("2024-05-06T07:08:09Z");

  @TempDir private Path temp;

  static List<String> sites() throws IOException {
    try (Stream<Path> sites = Files.list(SITES)) {
      return sites.map(site -> site.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("sites")
  void aSiteComesOutAsExpected(String name) throws IOException {
    Path golden = SITES.resolve(name);
    Path site = temp.resolve(name);
    FileTree.copy(golden.resolve("seeds"), site.resolve("seeds"));
    FileTree.copy(golden.resolve("templates"), site.resolve("templates"));
    Folders folders =
        new Folders(site, site.resolve("seeds"), site.resolve("templates"), site.resolve("output"));
    Outcome outcome = new Polyfeed(folders, NOW, "golden").generate();
    String report =
        outcome.problems().all().stream()
            .map(problem -> problem + "\n")
            .collect(Collectors.joining());
    assertThat(outcome.problems().hasErrors()).as(report).isFalse();

    FileTree actual = comparable(site, report);
    if (Boolean.getBoolean("polyfeed.updateGoldens")) {
      FileTree.delete(golden.resolve("expected"));
      actual.write(golden);
      fail("the golden site " + name + " was rewritten; look at what git says has changed");
    }
    FileTree expected =
        FileTree.of(golden)
            .without(file -> file.startsWith("seeds/") || file.startsWith("templates/"));
    assertThat(actual.differenceFrom(expected)).as(name).isEmpty();
  }

  /** The output without what is the same in every site: the theme's files and the list of files. */
  private static FileTree comparable(Path site, String report) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    FileTree.of(site.resolve("output"))
        .without(file -> file.startsWith("assets/") || file.equals(".polyfeed-files"))
        .files()
        .forEach((file, bytes) -> files.put("expected/" + file, bytes));
    files.put("expected-ledger.jsonl", Files.readAllBytes(site.resolve("seeds/ledger.jsonl")));
    files.put("expected-report.txt", report.getBytes(StandardCharsets.UTF_8));
    return new FileTree(files);
  }
}
