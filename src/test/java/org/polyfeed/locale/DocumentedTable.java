package org.polyfeed.locale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A table in docs/languages.md that a test makes. With {@code -Dpolyfeed.updateGoldens=true} it is
 * rewritten.
 */
final class DocumentedTable {

  private static final Path DOCS = Path.of("docs/languages.md");
  private static final String END = "<!-- end -->\n";

  private final String begin;

  /**
   * @param maker the test, which the line before the table names
   */
  DocumentedTable(Class<?> maker) {
    this.begin = "<!-- made by " + maker.getSimpleName() + " -->\n";
  }

  /** Fails where the table that stands there is another. */
  void assertIs(String table) throws IOException {
    String docs = Files.readString(DOCS);
    int from = docs.indexOf(begin) + begin.length();
    int to = docs.indexOf(END, from);
    if (Boolean.getBoolean("polyfeed.updateGoldens")) {
      Files.writeString(DOCS, docs.substring(0, from) + table + docs.substring(to));
      fail("the table in docs/languages.md was rewritten; look at what git says has changed");
    }
    assertThat(docs.substring(from, to)).isEqualTo(table);
  }
}
