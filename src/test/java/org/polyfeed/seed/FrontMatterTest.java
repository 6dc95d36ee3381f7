package org.polyfeed.seed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfeed.locale.Letters;
import org.polyfeed.problem.Problems;

/** What is written as front matter is read as it was. */
final class FrontMatterTest {

  private static final List<String> HOSTILE =
      List.of(
          "no",
          "~",
          "null",
          "true",
          "- a",
          "a: b",
          "a #b",
          "'",
          "\"",
          "\\",
          "---",
          "...",
          "!!x",
          "*a",
          "&a",
          "{x}",
          "[y]",
          "1e3",
          "2024-01-01",
          "%a",
          "@a",
          "`a`",
          "|",
          ">",
          "?",
          ":",
          "-",
          "a\nb",
          "a\n---\nb",
          "\u2028",
          "a\u0085b",
          "\uFEFFa",
          "\u202Eabc",
          "\uD83D\uDE00",
          "a:",
          "=",
          "<<",
          "\u06F1\u06F2",
          "a  b",
          "a\tb",
          "a, b",
          "0x1F",
          ".inf",
          "\u4E2D\u6587\uFF1A\u6D4B\u8BD5");

  @TempDir private Path temp;

  private Fields read(Map<String, ?> fields) throws Exception {
    Path file = temp.resolve("a.en.html");
    Files.write(
        file, ("---\n" + FrontMatter.of(fields) + "---\nBody\n").getBytes(StandardCharsets.UTF_8));
    Problems problems = new Problems();
    Seed seed = new SeedReader(problems).read(new SeedFile(file, "a.en.html", "a")).orElseThrow();
    assertThat(problems.all()).isEmpty();
    assertThat(seed.body()).isEqualTo("Body\n");
    return seed.frontMatter();
  }

  @Test
  void everyTextIsReadAsItWas() throws Exception {
    for (String text : HOSTILE) {
      Fields fields = read(Map.of("key", text, "list", List.of(text, Map.of("below", text))));
      String expected = Letters.composed(Letters.standing(text)).strip();
      assertThat(fields.text("key").orElse("")).isEqualTo(expected);
      assertThat(fields.values("list")).hasSize(2);
    }
  }

  @Test
  void textsByChanceAreReadAsTheyWere() throws Exception {
    Random random = new Random(20240402);
    Map<String, String> all = new LinkedHashMap<>();
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder("a");
      for (int n = random.nextInt(12); n > 0; n--) {
        int letter = random.nextBoolean() ? random.nextInt(0x80) : random.nextInt(0x10FFFF);
        text.appendCodePoint(Letters.mayStand(letter) ? letter : '-');
      }
      all.put("k" + i, text.append('z').toString());
    }
    Fields fields = read(all);
    all.forEach(
        (key, text) -> assertThat(fields.text(key).orElse("")).isEqualTo(Letters.composed(text)));
  }
}
