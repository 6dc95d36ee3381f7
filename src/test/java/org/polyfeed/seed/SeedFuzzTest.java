package org.polyfeed.seed;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyfeed.locale.Letters;
import org.polyfeed.problem.Problems;

/** Seeds of any bytes whatever: read, or refused with a reason. */
final class SeedFuzzTest {

  @TempDir static Path folder;

  static Stream<byte[]> seeds() {
    return Stream.of(
            "---\ntitle: A\ntopics: [b, {c: d}]\nauthor: &e |\n  f\ng: *e\n---\nBody\r\nagain\u2028",
            "--- # x\n...\n",
            "+++\n",
            "\uFEFF---\n\"a\\uD800\": '''b'\n? c\n: !!int d\n---",
            "<meta charset=windows-1251>\n\u00D0\u00FF")
        .flatMap(
            text ->
                Stream.of(
                    text.getBytes(StandardCharsets.UTF_8),
                    text.getBytes(StandardCharsets.UTF_16LE),
                    text.getBytes(StandardCharsets.ISO_8859_1)));
  }

  @MethodSource("seeds")
  @FuzzTest
  void seedsAreReadOrRefused(@NotNull byte[] bytes) throws IOException {
    Path path = Files.write(folder.resolve("a.html"), bytes);
    Problems problems = new Problems();
    Optional<Seed> seed =
        new SeedReader(problems).read(new SeedFile(path, "a.html", "seeds/a.html"));
    assertThat(seed.isPresent() || problems.hasErrors()).isTrue();
    seed.ifPresent(
        read -> {
          assertThat(read.body().codePoints()).allMatch(Letters::mayStand);
          assertThat(read.body()).doesNotContain("\r");
          for (String key : read.frontMatter().keys()) {
            read.frontMatter()
                .texts(key)
                .forEach(text -> assertThat(text.codePoints()).allMatch(Letters::mayStand));
          }
        });
  }
}
