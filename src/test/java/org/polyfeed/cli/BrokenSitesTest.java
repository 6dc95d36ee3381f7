package org.polyfeed.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyfeed.FileTree;

/**
 * What an author reads about mistakes: every line of it, and that the site that stands is left as
 * it is. With {@code -Dpolyfeed.updateGoldens=true} the reports are rewritten; read them as an
 * author would before committing them.
 */
final class BrokenSitesTest {

  private static final Path SITES = Path.of("src/test/resources/broken");

  @TempDir private Path site;

  private FileTree output;
  private Map<String, Long> times;

  @BeforeEach
  void aSiteStands() throws IOException {
    write("seeds/site.yaml", "address: https://news.example/\nid: news.example,2024\n");
    write("seeds/before.en.txt", "Before\n\nAll was well.\n");
    assertThat(Ran.generate(site).code()).isZero();
    remember();
  }

  private void remember() throws IOException {
    output = FileTree.of(site.resolve("output"));
    times = FileTree.times(site.resolve("output"));
  }

  static List<String> sites() throws IOException {
    try (Stream<Path> sites = Files.list(SITES)) {
      return sites.map(found -> found.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("sites")
  void everyMistakeIsReportedInOneRun(String name) throws IOException {
    byte[] ledger = Files.readAllBytes(site.resolve("seeds/ledger.jsonl"));
    FileTree.delete(site.resolve("seeds"));
    FileTree.copy(SITES.resolve(name).resolve("seeds"), site.resolve("seeds"));
    FileTree.copy(SITES.resolve(name).resolve("templates"), site.resolve("templates"));
    if (Files.notExists(site.resolve("seeds/ledger.jsonl"))) {
      Files.write(site.resolve("seeds/ledger.jsonl"), ledger);
    }

    Ran ran = ranInVain();

    Path report = SITES.resolve(name).resolve("report.txt");
    if (Boolean.getBoolean("polyfeed.updateGoldens")) {
      Files.writeString(report, ran.err());
      fail("the report of " + name + " was rewritten; look at what git says has changed");
    }
    assertThat(ran.err()).isEqualTo(Files.readString(report));
  }

  static List<Arguments> settings() {
    return List.of(
        Arguments.of(
            "address: \"news.example\"",
            "'news.example' is no address of a site; it must be like https://news.example.org/"),
        Arguments.of(
            "address: \"/news/\"",
            "'/news/' is no address of a site; it must be like https://news.example.org/"),
        Arguments.of(
            "address: \"ftp://news.example/\"",
            "'ftp://news.example/' is no address of a site; it must be like https://news.example.org/"),
        Arguments.of(
            "address: \"javascript:alert(1)\"",
            "'javascript:alert(1)' is no address of a site; it must be like https://news.example.org/"),
        Arguments.of(
            "address: \"https:///news/\"",
            "'https:///news/' is no address of a site; it must be like https://news.example.org/"),
        Arguments.of(
            "address: \"https://news.example/?a=b\"",
            "'https://news.example/?a=b' is no address of a site; it must be like https://news.example.org/"),
        Arguments.of(
            "address: \"https://news.example/#top\"",
            "'https://news.example/#top' is no address of a site; it must be like https://news.example.org/"),
        Arguments.of(
            "address: \"https://news example/\"",
            "'https://news example/' is no address of a site; it must be like https://news.example.org/"),
        Arguments.of(
            "address: \"https://news.example:port/\"",
            "'https://news.example:port/' is no address of a site; it must be like https://news.example.org/"),
        Arguments.of(
            "permalink: \"/{locale}/../{slug}/\"",
            "'/{locale}/../{slug}/': no name in it may be empty, '.' or '..', which lead out of the folder"),
        Arguments.of(
            "permalink: \"/{locale}/./{slug}/\"",
            "'/{locale}/./{slug}/': no name in it may be empty, '.' or '..', which lead out of the folder"),
        Arguments.of(
            "permalink: \"/{locale}//{slug}/\"",
            "'/{locale}//{slug}/': no name in it may be empty, '.' or '..', which lead out of the folder"),
        Arguments.of(
            "permalink: \"/.polyfeed-stage/{locale}/{slug}/\"",
            "'/.polyfeed-stage/{locale}/{slug}/': no name in it may begin with a dot: such files are hidden, and some are Polyfeed's"),
        Arguments.of(
            "permalink: \"{locale}/{slug}/\"",
            "'{locale}/{slug}/': it must begin and end with a slash"),
        Arguments.of(
            "permalink: \"/{locale}/{slug}.html\"",
            "'/{locale}/{slug}.html': it must begin and end with a slash"),
        Arguments.of(
            "permalink: \"/{locale}/%2e%2e/{slug}/\"",
            "'/{locale}/%2e%2e/{slug}/': beside its placeholders it must be ASCII letters, digits, - . _ ~"),
        Arguments.of(
            "permalink: \"/{locale}/новости/{slug}/\"",
            "'/{locale}/новости/{slug}/': beside its placeholders it must be ASCII letters, digits, - . _ ~"),
        Arguments.of(
            "permalink: \"/{locale}/{titel}/{slug}/\"",
            "'/{locale}/{titel}/{slug}/': it may hold {locale}, {year}, {month}, {day}, {slug}, {story}"),
        Arguments.of(
            "permalink: \"/{locale}/{slug/\"",
            "'/{locale}/{slug/': it may hold {locale}, {year}, {month}, {day}, {slug}, {story}"),
        Arguments.of(
            "permalink: \"/{locale}/{year}/\"",
            "'/{locale}/{year}/': it must hold {slug} or {story}, or all articles would share an address"),
        Arguments.of(
            "permalink: \"/{slug}/\"",
            "'/{slug}/': it must hold {locale}, or all editions would share an address"),
        Arguments.of(
            "id: news.example",
            "'news.example' must be a domain of yours and a date when it was yours, such as news.example.org,2024"));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void aBadSettingIsRefusedWithItsLine(String line, String message) throws IOException {
    String rest = line.startsWith("address:") ? "" : "address: https://news.example/\n";
    write("seeds/site.yaml", "locales: { en: {}, ru: {} }\n" + rest + line + "\n");

    Ran ran = ranInVain();

    int number = rest.isEmpty() ? 2 : 3;
    assertThat(ran.err())
        .isEqualTo("seeds/site.yaml:" + number + ": " + message + "\nNothing was changed.\n");
  }

  @Test
  void aFileThatMayNotBeReadIsNamed() throws IOException {
    Path closed = write("seeds/closed.en.txt", "Closed\n\nNobody may read it.\n");
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(closed), "root may read every file; run this as somebody else");

    assertThat(ranInVain().err())
        .isEqualTo(
            """
            seeds/closed.en.txt: cannot be read; give the right to read it
            Nothing was changed.
            """);
  }

  @Test
  void linksThatLeadAwayAreNamed() throws IOException {
    Path secret = Files.writeString(Files.createTempFile(site, "secret", ".txt"), "Secret\n\nX\n");
    Files.createSymbolicLink(site.resolve("seeds/away.en.txt"), secret);
    Files.createSymbolicLink(site.resolve("seeds/folder"), site);
    Files.createSymbolicLink(site.resolve("seeds/gone.en.txt"), Path.of("nowhere.txt"));
    Files.createDirectories(site.resolve("seeds/real"));
    Files.createSymbolicLink(site.resolve("seeds/round"), Path.of("real"));
    Files.createSymbolicLink(site.resolve("seeds/within.ru.txt"), Path.of("before.en.txt"));

    assertThat(ranInVain().err())
        .isEqualTo(
            """
            seeds/away.en.txt: a link out of the folder of seeds; put the file itself here
            seeds/folder: a link out of the folder of seeds; put the file itself here
            seeds/gone.en.txt: a link that leads nowhere; remove it or mend it
            seeds/round: a link to a folder; links to files are followed, to folders not
            Nothing was changed.
            """);
  }

  @Test
  void namesThatNoAddressCanHaveAreNamed() throws IOException {
    write("templates/assets/my logo.svg", "<svg/>");
    Path undecodable = Path.of(URI.create(site.resolve("seeds").toUri() + "caf%E9.en.txt"));
    Files.writeString(undecodable, "Title\n\nText.\n");

    assertThat(ranInVain().err())
        .isEqualTo(
            """
            seeds/caf\uFFFD.en.txt: its name is not in UTF-8; rename it
            templates/assets/my logo.svg: its name must be ASCII letters, digits, - . _ ~; rename it
            Nothing was changed.
            """);
  }

  @Test
  void filesOfOthersAreNotWrittenOver() throws IOException {
    write("seeds/after.en.txt", "After\n\nAll is well.\n");
    write("seeds/2023-01-02-once.en.txt", "Once\n\nAll was well.\n");
    write("seeds/2022-01-02-never.en.txt", "Never\n\nAll was well.\n");
    write("output/en/2024/05/after/index.html", "mine");
    write("output/en/2023", "my notes");
    write("output/en/2022/01/never/index.html/picture.txt", "my folder");
    remember();

    Ran ran = ranInVain();

    assertThat(ran.err())
        .isEqualTo(
            """
            output/en/2022/01/never/index.html: is not Polyfeed's and stands where a page must go; move it away, or name another --output
            output/en/2023: is not Polyfeed's and stands where a page must go; move it away, or name another --output
            output/en/2024/05/after/index.html: is not Polyfeed's and stands where a page must go; move it away, or name another --output
            Nothing was changed.
            """);
    assertThat(Ran.check(site).err()).isEqualTo(ran.err().replace("Nothing was changed.\n", ""));
  }

  @Test
  void pagesThatWantOneAddressAreNamed() throws IOException {
    write(
        "seeds/site.yaml", "address: https://news.example/\npermalink: /{locale}/topics/{slug}/\n");
    write("seeds/after.en.md", "---\ntopics: food\n---\n# Food\n\nAll is well.\n");

    Ran ran = ranInVain();

    assertThat(ran.err())
        .isEqualTo(
            """
            output/en/topics/food/index.html: two pages want this address; change 'permalink', or the 'slug' or 'aliases' of an article
            Nothing was changed.
            """);
    assertThat(Ran.check(site).err()).isEqualTo(ran.err().replace("Nothing was changed.\n", ""));
  }

  @Test
  void aMissingFolderOfSeedsIsNamed() throws IOException {
    FileTree.delete(site.resolve("seeds"));

    assertThat(ranInVain().err())
        .isEqualTo(
            """
            seeds: there is no such folder; make it and put articles into it, or name another
            seeds/site.yaml: warning: no address: feeds say http://localhost:8080/, where no reader finds them; set 'address:' to the site's URL
            Nothing was changed.
            """);
  }

  /** A run that ends with 1 and changes nothing. */
  private Ran ranInVain() throws IOException {
    FileTree seeds = FileTree.of(site.resolve("seeds"));

    Ran ran = Ran.generate(site);

    assertThat(ran.code()).as(ran.err()).isEqualTo(1);
    assertThat(ran.out()).isEmpty();
    assertThat(FileTree.of(site.resolve("output")).differenceFrom(output)).isEmpty();
    assertThat(FileTree.times(site.resolve("output"))).isEqualTo(times);
    assertThat(FileTree.of(site.resolve("seeds")).differenceFrom(seeds)).isEmpty();
    return ran;
  }

  private Path write(String name, String text) throws IOException {
    Path file = site.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
