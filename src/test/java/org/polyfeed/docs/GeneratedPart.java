package org.polyfeed.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A part of the documentation that a test makes, between two comments. With {@code
 * -Dpolyfeed.updateGoldens=true} it is rewritten.
 */
record GeneratedPart(Path file, String name) {

  private static final String END = "<!-- end -->\n";

  /** Fails where what stands there is something else. */
  void assertIs(String text) throws IOException {
    String begin = "<!-- generated: " + name + " -->\n";
    String docs = Files.readString(file);
    assertThat(docs).as(file.toString()).contains(begin);
    int from = docs.indexOf(begin) + begin.length();
    int to = docs.indexOf(END, from);
    if (Boolean.getBoolean("polyfeed.updateGoldens") && !docs.substring(from, to).equals(text)) {
      Files.writeString(file, docs.substring(0, from) + text + docs.substring(to));
      fail(file + " was rewritten; look at what git says has changed");
    }
    assertThat(docs.substring(from, to)).isEqualTo(text);
  }

  /** The same of a whole file. */
  static void assertFileIs(Path file, String text) throws IOException {
    if (Boolean.getBoolean("polyfeed.updateGoldens")) {
      Files.writeString(file, text);
    }
    assertThat(file).hasContent(text);
  }
}
