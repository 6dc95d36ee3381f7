package org.polyfeed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyfeed.FileTree;
import org.polyfeed.json.Json;

/** What {@code polyfeed init} makes, and what it leaves alone. */
final class InitTest {

  private static final Path WELCOMES = Path.of("src/main/resources/org/polyfeed/start/welcome");

  @TempDir private Path temp;

  private Ran init(String name, String... options) {
    return Ran.of(
        Stream.concat(Stream.of("init", temp.resolve(name).toString()), Stream.of(options))
            .toArray(String[]::new));
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> found = Files.walk(folder)) {
      return found
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void aNewSiteIsGeneratedAtOnceInAllItsLanguages() throws IOException {
    Ran ran = init("news", "--locales", "en,fa,zh", "--address", "https://news.example/");
    assertThat(ran.code()).as(ran.err()).isZero();
    Path site = temp.resolve("news");
    assertThat(files(site))
        .containsExactly(
            ".gitignore",
            "seeds/site.yaml",
            "seeds/welcome.en.md",
            "seeds/welcome.fa.md",
            "seeds/welcome.zh-Hans.md",
            "site.schema.json");
    assertThat(ran.out().lines().toList())
        .hasSize(2)
        .first()
        .isEqualTo("Made a site in en, fa, zh-Hans. Next: polyfeed generate --site " + site);

    Ran generated = Ran.generate(site);

    assertThat(generated.code()).isZero();
    assertThat(generated.err()).isEmpty();
    assertThat(site.resolve("output/fa/atom.xml")).content().contains("خوش آمدید");
    assertThat(site.resolve("output/zh-Hans/atom.xml")).content().contains("欢迎");
  }

  @Test
  void theFileForGitKeepsTheLedgerAndLeavesOutWhatIsMade() throws IOException {
    init("news");
    assertThat(temp.resolve("news/.gitignore"))
        .content()
        .contains("\n/output/\n/.polyfeed/\n")
        .doesNotContain("\nseeds");
  }

  @Test
  void theAddressThatEveryNewSiteHasIsSaidUntilItIsChanged() {
    init("news");
    assertThat(Ran.generate(temp.resolve("news")).err())
        .startsWith("seeds/site.yaml:10: warning: it is still the one that every new site has");
  }

  @Test
  void aSiteThatIsThereIsLeftAlone() throws IOException {
    init("news");
    Files.writeString(temp.resolve("news/seeds/welcome.en.md"), "Mine\n\nText.\n");
    FileTree before = FileTree.of(temp.resolve("news"));

    Ran ran = init("news");

    assertThat(ran.code()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(ran.err())
        .isEqualTo(
            temp.resolve("news/seeds/welcome.en.md")
                + " is there already, and init makes only new sites. Nothing was changed.\n");
    assertThat(FileTree.of(temp.resolve("news")).differenceFrom(before)).isEmpty();
  }

  @Test
  void aFolderWithArticlesIsASite() throws IOException {
    Files.createDirectories(temp.resolve("news/seeds"));
    Files.writeString(temp.resolve("news/seeds/ferry.txt"), "Ferry\n\nIt sails.\n");
    assertThat(init("news").err()).contains("news/seeds/ferry.txt is there already");
    assertThat(files(temp.resolve("news"))).containsExactly("seeds/ferry.txt");
  }

  @Test
  void whatOthersKeepInTheFolderStays() throws IOException {
    Files.createDirectories(temp.resolve("news"));
    Files.writeString(temp.resolve("news/.gitignore"), "*.bak\n");
    Files.writeString(temp.resolve("news/README.md"), "Mine.\n");

    Ran ran = init("news");

    assertThat(ran.code()).isZero();
    assertThat(ran.out()).contains("is as it was; add the lines /output/ and /.polyfeed/ to it");
    assertThat(temp.resolve("news/.gitignore")).hasContent("*.bak");
    assertThat(temp.resolve("news/README.md")).hasContent("Mine.");
  }

  @Test
  void whatAKillHasLeftIsFinished() throws IOException {
    init("news", "--locales", "en,ru");
    FileTree whole = FileTree.of(temp.resolve("news"));
    Files.delete(temp.resolve("news/seeds/site.yaml"));
    Files.delete(temp.resolve("news/seeds/welcome.ru.md"));
    Files.writeString(temp.resolve("news/seeds/.polyfeed-new-1"), "half of");

    Ran ran = init("news", "--locales", "en,ru");

    assertThat(ran.code()).as(ran.err()).isZero();
    Files.delete(temp.resolve("news/seeds/.polyfeed-new-1"));
    assertThat(FileTree.of(temp.resolve("news")).differenceFrom(whole)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"english,en", "deutsch,de", "русский,ru", "jp,ja", "cz,cs", "Portuguese,pt"})
  void aLanguageThatIsNoLocaleIsRefusedWithTheLocaleThatWasMeant(String slip, String meant) {
    Ran ran = init("news", "--locales", "en," + slip);
    assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ran.err())
        .startsWith("--locales: ")
        .contains("'" + slip + "'", "did you mean '" + meant + "'?");
    assertThat(temp.resolve("news")).doesNotExist();
  }

  @Test
  void oneLocaleTwiceIsRefused() {
    Ran ran = init("news", "--locales", "zh,zh-Hans-CN");
    assertThat(ran.err()).startsWith("--locales: the locale zh-Hans-CN stands there twice");
  }

  @Test
  void anAddressThatIsNoneIsRefused() {
    Ran ran = init("news", "--address", "news.example");
    assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ran.err()).startsWith("'news.example' is no address of a site");
    assertThat(temp.resolve("news")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Desk: \"World\" # {a} [b] 'c' \\n",
        "میز جهان",
        "🗞️ No",
        "- 2024",
        "true",
        "2024-04-02",
        "@home %s &a *b !c",
        "$HOME ADDRESS LOCALES TITLE",
      })
  void anyTitleIsReadBackAsItWas(String title) throws IOException, Json.Malformed {
    Ran ran = init("news", "--title", title, "--address", "https://news.example/");
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(Ran.generate(temp.resolve("news")).err()).isEmpty();
    String feed = Files.readString(temp.resolve("news/output/en/feed.json"));
    // In an edition of another direction a mark stands before it.
    feed = feed.replace("\u200E", "");
    assertThat(Json.object(feed)).containsEntry("title", title);
  }

  @Test
  void aTitleOfSeveralLinesIsRefused() {
    assertThat(init("news", "--title", "a\nb").err()).startsWith("--title: it must be one line");
    assertThat(init("news", "--title", "").err()).startsWith("--title: it is empty");
    assertThat(init("news", "--title", "\uFFFD").err()).contains("LC_ALL=C.UTF-8");
  }

  @Test
  void aLanguageWithoutAStoryOfOursIsShownThoseOfTheOthers() throws IOException {
    Ran ran = init("news", "--locales", "yo,en", "--address", "https://news.example/");
    assertThat(ran.out()).endsWith("Polyfeed has no first article in yo; write one.\n");
    assertThat(Ran.generate(temp.resolve("news")).code()).isZero();
    assertThat(temp.resolve("news/output/yo/index.html")).content().contains("Welcome");
  }

  @Test
  void aSiteInNoLanguageWithAStoryOfOursHasOneInEnglishThatSaysSo() throws IOException {
    init("news", "--locales", "yo", "--address", "https://news.example/");
    assertThat(temp.resolve("news/seeds/welcome.yo.md")).content().contains("is in English");
    assertThat(Ran.generate(temp.resolve("news")).code()).isZero();
  }

  static List<String> welcomes() throws IOException {
    try (Stream<Path> found = Files.list(WELCOMES)) {
      return found.map(file -> file.getFileName().toString().replace(".md", "")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("welcomes")
  void everyStoryIsReadAsItsLanguage(String locale) {
    init("news", "--locales", locale, "--address", "https://news.example/");
    Ran ran = Ran.check(temp.resolve("news"));
    assertThat(ran.code()).isZero();
    assertThat(ran.err()).isEmpty();
  }
}
