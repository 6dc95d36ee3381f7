package org.polyfeed.seed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyfeed.problem.Problem;
import org.polyfeed.problem.Problems;

final class SeedReaderTest {

  private static final String RUSSIAN =
      """
      Паром снова ходит через реку

      Он отошёл от пристани точно по расписанию, и на берегу его провожали с оркестром.
      Капитан сказал, что за зиму команда соскучилась по воде.
      """;

  private static final String CHINESE =
      """
      渡轮再次过河

      它准时离开了码头，岸上的人们欢呼起来。船长说，整个冬天大家都很想念这条河。
      第一天就有三百人乘船。
      """;

  @TempDir private Path folder;

  private final Problems problems = new Problems();

  private Seed read(String name, byte[] bytes) throws IOException {
    Path path = folder.resolve(name);
    Files.write(path, bytes);
    return new SeedReader(problems).read(new SeedFile(path, name, "seeds/" + name)).orElseThrow();
  }

  private Seed read(String name, String text) throws IOException {
    return read(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] marked(int[] mark, byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int octet : mark) {
      out.write(octet);
    }
    out.writeBytes(bytes);
    return out.toByteArray();
  }

  private String said() {
    StringBuilder said = new StringBuilder();
    for (Problem problem : problems.all()) {
      said.append(problem).append('\n');
    }
    return said.toString();
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheText() throws IOException {
    byte[] utf8 = RUSSIAN.getBytes(StandardCharsets.UTF_8);
    byte[] little = RUSSIAN.getBytes(StandardCharsets.UTF_16LE);
    byte[] big = RUSSIAN.getBytes(StandardCharsets.UTF_16BE);

    assertThat(read("a.txt", marked(new int[] {0xEF, 0xBB, 0xBF}, utf8)).body()).isEqualTo(RUSSIAN);
    assertThat(read("b.txt", marked(new int[] {0xFF, 0xFE}, little)).body()).isEqualTo(RUSSIAN);
    assertThat(read("c.txt", marked(new int[] {0xFE, 0xFF}, big)).body()).isEqualTo(RUSSIAN);
    assertThat(said()).isEmpty();
  }

  @Test
  void frontMatterAfterAByteOrderMarkIsFrontMatter() throws IOException {
    byte[] utf8 = "---\r\ntitle: X\r\n---\r\nText.\r\n".getBytes(StandardCharsets.UTF_8);

    Seed seed = read("a.md", marked(new int[] {0xEF, 0xBB, 0xBF}, utf8));

    assertThat(seed.frontMatter().text("title")).contains("X");
    assertThat(seed.body()).isEqualTo("Text.\n");
    assertThat(seed.bodyLine()).isEqualTo(4);
  }

  @Test
  void wideTextWithoutAMarkThatBreaksOffIsRefused() throws IOException {
    byte[] whole =
        "The ferry sails again\n\nIt left on time.\n".getBytes(StandardCharsets.UTF_16LE);
    Path path = Files.write(folder.resolve("a.txt"), Arrays.copyOf(whole, whole.length - 1));

    assertThat(new SeedReader(problems).read(new SeedFile(path, "a.txt", "seeds/a.txt"))).isEmpty();
    assertThat(said())
        .isEqualTo(
            "seeds/a.txt:1: it begins like UTF-16LE, and goes on in bytes that are none; save it as"
                + " UTF-8\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
  void wideTextWithoutAMarkIsReadWithAWarning(String charset) throws IOException {
    String text = "The ferry sails again\n\nIt left on time.\n";

    assertThat(read("a.txt", text.getBytes(Charset.forName(charset))).body()).isEqualTo(text);
    assertThat(said())
        .isEqualTo(
            "seeds/a.txt:1: warning: read as "
                + charset
                + " without a byte order mark; save it as UTF-8\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"windows-1251", "KOI8-R"})
  void russianOfOldMachinesIsReadWithAWarning(String charset) throws IOException {
    byte[] bytes = RUSSIAN.getBytes(Charset.forName(charset));

    assertThat(read("a.txt", bytes).body()).isEqualTo(RUSSIAN);
    assertThat(said())
        .matches(
            "seeds/a\\.txt:1: warning: not UTF-8; read as "
                + charset
                + ", with confidence \\d+ of 100; save it as UTF-8\n");
  }

  @Test
  void chineseOfOldMachinesIsReadWithAWarning() throws IOException {
    assertThat(read("a.txt", CHINESE.getBytes(Charset.forName("GB18030"))).body())
        .isEqualTo(CHINESE);
    assertThat(said()).startsWith("seeds/a.txt:1: warning: not UTF-8; read as GB18030, with ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<meta charset=windows-1251>",
        "<META CHARSET=\"windows-1251\">",
        "<meta http-equiv='Content-Type' content='text/html; charset=windows-1251'>"
      })
  void anHtmlDocumentDeclaresItsCharset(String declaration) throws IOException {
    // Too short for any detector.
    String text = declaration + "<p>Ёж</p>\n";

    assertThat(read("a.html", text.getBytes(Charset.forName("windows-1251"))).body())
        .isEqualTo(text);
    assertThat(said()).isEmpty();
  }

  @Test
  void aWrongDeclarationIsSaidAndPassedOver() throws IOException {
    String text = "<meta charset=us-ascii><p>Ёж</p>\n";
    String unknown = "<meta charset=klingon><p>Ёж</p>\n";

    assertThat(read("a.html", text).body()).isEqualTo(text);
    assertThat(read("b.html", unknown).body()).isEqualTo(unknown);
    assertThat(said())
        .isEqualTo(
            """
            seeds/a.html:1: warning: it is not in US-ASCII, as it declares
            seeds/b.html:1: warning: it declares the unknown charset 'klingon'
            """);
  }

  @Test
  void everyEndOfALineIsOne() throws IOException {
    assertThat(read("a.txt", "a\r\nb\rc\nd\u0085e\u2028f\u2029g\u000Bh\fi").body())
        .isEqualTo("a\nb\nc\nd\ne\nf\n\ng\nh\ni");
    assertThat(said()).isEmpty();
  }

  @Test
  void whatNoFeedMayHoldIsRemovedWithItsPlace() throws IOException {
    assertThat(read("a.txt", "one\ntw\u0000o\u0007\n\uFFFEthree\uD83D\uDE00").body())
        .isEqualTo("one\ntwo\nthree\uD83D\uDE00");
    assertThat(said())
        .isEqualTo(
            "seeds/a.txt:2: warning: removed U+0000 at column 3, which no feed may hold, and 2"
                + " more such\n");
  }

  @Test
  void lettersAreComposed() throws IOException {
    assertThat(read("a.txt", "cafe\u0301 \u0419 \u0418\u0306").body()).isEqualTo("café Й Й");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'---\ntitle: X\n---\nBody\n'|Body|4",
        "'---\ntitle: X\n...\nBody\n'|Body|4",
        "'--- \ntitle: X\n---   \n\nBody\n'|'\nBody'|4",
        "'---\n---\nBody\n'|Body|3",
        "'Body\n---\nnot: front matter\n---\n'|'Body\n---\nnot: front matter\n---'|1",
        "'----\nBody\n'|'----\nBody'|1",
        "'\n---\ntitle: X\n---\n'|'\n---\ntitle: X\n---'|1"
      })
  void theBodyIsWhatFollowsFrontMatter(String text, String body, int line) throws IOException {
    Seed seed = read("a.md", text);

    assertThat(seed.body()).isEqualTo(body + "\n");
    assertThat(seed.bodyLine()).isEqualTo(line);
    assertThat(said()).isEmpty();
  }
}
