package org.polyfeed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.aayushatharva.brotli4j.decoder.BrotliInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfeed.FileTree;

/** Compressed twins of files: what has one, and what becomes of them from run to run. */
final class TwinsTest {

  private static final String BOTH = "precompress: [gzip, brotli]\n";

  private static final String PAGE = "output/en/2024/04/story/index.html";

  @TempDir private Path temp;

  private Path site;

  @BeforeEach
  void write() throws IOException {
    site = temp.resolve("site");
    settings(BOTH);
    write("seeds/story.en.md", "---\ndate: 2024-04-02\n---\n# Story\n\nIt is so.\n");
    write("seeds/map.en.md", "---\ndate: 2024-04-03\n---\n# Map\n\n![A](map.svg) [B](b.zip)\n");
    write(
        "seeds/map.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\">" + "<path d=\"M1 1\"/>".repeat(99) + "</svg>");
    write("seeds/b.zip", "No archive, but long enough. ".repeat(99));
  }

  private void settings(String more) throws IOException {
    write(
        "seeds/site.yaml", "address: https://n.example/\nlocales: { en: {} }\nhosts: []\n" + more);
  }

  private void write(String name, String text) throws IOException {
    Files.createDirectories(site.resolve(name).getParent());
    Files.writeString(site.resolve(name), text);
  }

  private Ran generate(String... options) {
    Ran ran = Ran.generate(site, options);
    assertThat(ran.code()).as(ran.err()).isZero();
    return ran;
  }

  private FileTree output() throws IOException {
    return FileTree.of(site.resolve("output"));
  }

  private List<String> twins() throws IOException {
    return output().files().keySet().stream().filter(TwinsTest::isTwin).toList();
  }

  private byte[] bytes(String name) throws IOException {
    return Files.readAllBytes(site.resolve("output").resolve(name));
  }

  private static boolean isTwin(String name) {
    return name.endsWith(".gz") || name.endsWith(".br");
  }

  private static byte[] unpacked(String name, byte[] bytes) throws IOException {
    InputStream packed = new ByteArrayInputStream(bytes);
    try (InputStream plain =
        name.endsWith(".gz") ? new GZIPInputStream(packed) : new BrotliInputStream(packed)) {
      return plain.readAllBytes();
    }
  }

  private void assertWhole() throws IOException {
    for (String twin : twins()) {
      String name = twin.substring(0, twin.length() - 3);
      assertThat(unpacked(twin, bytes(twin))).as(twin).isEqualTo(bytes(name));
      assertThat(Files.getLastModifiedTime(site.resolve("output/" + twin)))
          .as(twin)
          .isEqualTo(Files.getLastModifiedTime(site.resolve("output/" + name)));
    }
  }

  @Test
  void textHasTwinsThatUnpackToItAndHaveItsTime() throws IOException {
    generate();
    assertWhole();
    assertThat(twins())
        .contains(
            "en/2024/04/story/index.html.gz",
            "en/2024/04/story/index.html.br",
            "en/rss.xml.gz",
            "en/feed.json.br",
            "assets/polyfeed.css.gz",
            "media/map.svg.br")
        // One is of a kind that is compressed by itself, the others are too small.
        .noneMatch(name -> name.matches("(media/b\\.zip|robots\\.txt|en/feeds\\.opml)\\..*"));
    byte[] packed = bytes("en/rss.xml.gz");
    assertThat(Arrays.copyOf(packed, 10)).isEqualTo(new byte[] {31, -117, 8, 0, 0, 0, 0, 0, 0, -1});
  }

  @Test
  void nothingIsTouchedWhereNothingChanges() throws IOException {
    generate();
    Map<String, Long> times = FileTree.times(site.resolve("output"));
    assertThat(generate("--json").out()).contains("\"rendered\" : 0").doesNotContain("twins");
    FileTree.delete(site.resolve(".polyfeed"));
    assertThat(generate().out()).contains("nothing was touched");
    assertThat(FileTree.times(site.resolve("output"))).isEqualTo(times);
  }

  @Test
  void withoutTheSettingThereAreNone() throws IOException {
    settings("precompress: false\n");
    assertThat(generate().out()).doesNotContain("twin");
    assertThat(twins()).isEmpty();
    FileTree without = output();
    settings(BOTH);
    assertThat(generate().out()).contains("0 new, 0 changed, 0 removed; ", " twins written");
    assertThat(output().without(TwinsTest::isTwin).without(".polyfeed-files"::equals))
        .extracting(tree -> tree.differenceFrom(without.without(".polyfeed-files"::equals)))
        .isEqualTo(Optional.empty());
    settings("precompress: gzip\n");
    generate();
    assertThat(twins()).isNotEmpty().allMatch(name -> name.endsWith(".gz"));
    settings("");
    assertThat(generate().out()).contains("0 new, 0 changed, 0 removed; ");
    assertThat(output().differenceFrom(without)).isEmpty();
  }

  @Test
  void settingMustBeACoding() throws IOException {
    settings("precompress: [gzip, brotly]\n");
    Ran ran = Ran.generate(site);
    assertThat(ran.code()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(ran.err())
        .startsWith("seeds/site.yaml:4: 'brotly' must be one of gzip, brotli")
        .contains("did you mean 'brotli'?");
  }

  @Test
  void whatSomebodyHasEditedOrDeletedIsMadeAgain() throws IOException {
    generate();
    FileTree before = output();
    Files.delete(site.resolve(PAGE + ".gz"));
    Files.writeString(site.resolve("output/en/rss.xml.br"), "Not compressed.");
    assertThat(generate().out()).contains("0 new, 0 changed, 0 removed; 2 twins");
    assertThat(output().differenceFrom(before)).isEmpty();
    assertWhole();
  }

  @Test
  void twinsFollowTheirFile() throws IOException {
    generate();
    byte[] before = bytes("en/2024/04/story/index.html.gz");
    write("seeds/story.en.md", "---\ndate: 2024-04-02\n---\n# Story\n\nIt is other.\n");
    generate();
    assertThat(bytes("en/2024/04/story/index.html.gz")).isNotEqualTo(before);
    assertWhole();
    write("templates/assets/polyfeed.css", "p { color: red }\n");
    generate();
    assertThat(twins()).noneMatch(name -> name.startsWith("assets/polyfeed.css"));
    Files.delete(site.resolve("seeds/story.en.md"));
    assertThat(generate().out()).contains(" 1 removed; ");
    assertThat(site.resolve("output/en/2024/04/story")).doesNotExist();
    assertWhole();
  }

  @Test
  void mediaOfThatNameStaysWhatItIs() throws IOException {
    write("seeds/map.svg.gz", "Mine.");
    write(
        "seeds/map.en.md",
        "---\ndate: 2024-04-03\n---\n# Map\n\n![A](map.svg) [packed](map.svg.gz)\n");
    String said =
        "output/media/map.svg.gz: warning: has the name of a twin of media/map.svg, so hosts send";
    assertThat(Ran.check(site).err()).contains(said);
    assertThat(generate().err()).contains(said);
    assertThat(site.resolve("output/media/map.svg.gz")).hasContent("Mine.");
    assertThat(twins()).contains("media/map.svg.br");

    write("seeds/map.en.md", "---\ndate: 2024-04-03\n---\n# Map\n\n![A](map.svg)\n");
    assertThat(generate().err()).doesNotContain("has the name of a twin");
    assertWhole();
  }

  @Test
  void folderOfThatNameTakesThePlaceOfATwin() throws IOException {
    generate();
    write("seeds/map.svg.gz/table.csv", "1,2\n".repeat(999));
    String more = "\n![A](map.svg) [T](map.svg.gz/table.csv)\n";
    write("seeds/map.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>".repeat(99));
    write("seeds/map.en.md", "---\ndate: 2024-04-03\n---\n# Map\n" + more);
    generate();
    assertThat(twins())
        .contains("media/map.svg.br", "media/map.svg.gz/table.csv.gz")
        .doesNotContain("media/map.svg.gz");
    assertWhole();
    FileTree.delete(site.resolve("seeds/map.svg.gz"));
    write("seeds/map.en.md", "---\ndate: 2024-04-03\n---\n# Map\n\n![A](map.svg)\n");
    generate();
    assertThat(twins()).contains("media/map.svg.gz", "media/map.svg.br");
    assertWhole();
  }

  @Test
  void fileOfOthersIsNotOverwritten() throws IOException {
    settings("");
    generate();
    Files.writeString(site.resolve(PAGE + ".gz"), "By a script of mine.");
    Files.writeString(site.resolve("output/robots.txt.gz"), "Of what is too small.");
    settings(BOTH);
    FileTree before = output();
    String said = PAGE + ".gz: is not Polyfeed's and stands where a page must go; move it away";
    for (Ran ran : List.of(Ran.check(site), Ran.generate(site))) {
      assertThat(ran.code()).isEqualTo(ExitCode.PROBLEMS);
      assertThat(ran.err()).contains(said).doesNotContain("robots.txt");
    }
    assertThat(output().differenceFrom(before)).isEmpty();
    Files.delete(site.resolve(PAGE + ".gz"));
    generate();
    assertThat(site.resolve("output/robots.txt.gz")).hasContent("Of what is too small.");
  }

  @Test
  void twinsAreKnownAgainWhenTheListIsLost() throws IOException {
    generate();
    FileTree before = output();
    Files.delete(site.resolve("output/.polyfeed-files"));
    FileTree.delete(site.resolve(".polyfeed"));
    assertThat(Ran.check(site).code()).isZero();
    assertThat(generate().out()).contains("nothing was touched");
    assertThat(output().differenceFrom(before)).isEmpty();
  }

  @Test
  void pageThatStaysUntilItsArticleIsMendedKeepsItsTwins() throws IOException {
    generate();
    write("seeds/story.en.md", "---\ndate: yesterday\n---\n# Story\n\nIt is so.\n");
    assertThat(Ran.generate(site, "--keep-going").code()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(twins())
        .contains("en/2024/04/story/index.html.gz", "en/2024/04/story/index.html.br");
    assertWhole();
  }

  @Test
  void aTwinIsExplainedByItsFile() throws IOException {
    generate();
    write("seeds/story.en.md", "---\ndate: 2024-04-02\n---\n# Story\n\nIt is other.\n");
    assertThat(generate("--explain", PAGE + ".gz", "--explain", "robots.txt.br").out())
        .contains(
            "en/2024/04/story/index.html.gz is the gzip twin of en/2024/04/story/index.html and was"
                + " made by this run\n  en/2024/04/story/index.html was rendered: what it shows has"
                + " changed",
            "robots.txt.br is not there: the brotli twin of robots.txt would save too little");
    assertThat(generate("--explain", "en/rss.xml.br").out())
        .contains("is the brotli twin of en/rss.xml, as it was made before");
  }

  @Test
  void nothingIsLeftWhereNativeCodeWasUnpacked() throws Exception {
    Path unpacked = Files.createDirectories(temp.resolve("unpacked"));
    assertThat(elsewhere("-Djava.io.tmpdir=" + unpacked)).isEmpty();
    assertThat(twins()).anyMatch(name -> name.endsWith(".br"));
    try (var left = Files.list(unpacked)) {
      assertThat(left.filter(path -> !path.toString().contains("hsperfdata"))).isEmpty();
    }
  }

  @Test
  void whereNoNativeCodeIsThereIsGzipAloneAndItIsSaid() throws Exception {
    generate();
    settings(BOTH + "title: Other\n");
    // There is no code for this one.
    assertThat(elsewhere("-Dos.arch=s390x"))
        .containsOnlyOnce("'precompress' asks for brotli, which cannot be loaded here")
        .startsWith("seeds/site.yaml: warning: ");
    assertThat(twins()).isNotEmpty().allMatch(name -> name.endsWith(".gz"));
    assertWhole();
  }

  @Test
  void nativeCodeIsNotLoadedForSitesWithoutBrotli() throws Exception {
    settings("precompress: gzip\n");
    // If it were loaded, it would say that it cannot be.
    assertThat(elsewhere("-Dos.arch=s390x")).isEmpty();
    assertThat(twins()).isNotEmpty();
  }

  /** Generates in a Java of its own, and gives what it said on standard error. */
  private String elsewhere(String... options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    if (Runtime.version().feature() >= 22) {
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("org.polyfeed.cli.Main", "generate"));
    command.addAll(List.of("--now", Ran.NOW.toString(), "--site", site.toString()));
    Path out = temp.resolve("out.txt");
    Process process = new ProcessBuilder(command).redirectOutput(out.toFile()).start();
    String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said + Files.readString(out)).isZero();
    return said;
  }
}
