package org.polyfeed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyfeed.json.Json;

/** What {@code polyfeed new} makes, and where. */
final class NewTest {

  @TempDir private Path site;

  @BeforeEach
  void aSiteStands() throws IOException {
    write(
        "seeds/site.yaml",
        "address: https://news.example/\nlocales: { en: {}, fa: {}, ja: {}, zh-Hans: {}, el: {} }\n");
  }

  private void write(String name, String text) throws IOException {
    Path file = site.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Ran fresh(String... arguments) {
    return Ran.of(
        Stream.concat(Stream.of("new", "--site", site.toString()), Stream.of(arguments))
            .toArray(String[]::new));
  }

  private void assertMakes(String file, String... arguments) {
    Ran ran = fresh(arguments);
    assertThat(ran.err()).isEmpty();
    assertThat(ran.code()).isZero();
    assertThat(ran.out()).isEqualTo(site.resolve("seeds") + "/" + file + "\n");
    assertThat(site.resolve("seeds").resolve(file)).isRegularFile();
  }

  @Test
  void anArticleIsNamedByItsTitleAndTheDefaultLocale() {
    assertMakes("the-ferry-sails-again.en.md", "The ferry sails again");
    assertThat(site.resolve("seeds/the-ferry-sails-again.en.md"))
        .hasContent("---\ntitle: The ferry sails again\n---\n\n");
  }

  @Test
  void allThatIsSaidStandsInFrontMatter() {
    assertMakes(
        "ferry.en.txt",
        "Ferry",
        "--format=txt",
        "--date=2024-04-02 13:05",
        "--topics=sea, Life & Style",
        "--draft");
    assertThat(site.resolve("seeds/ferry.en.txt"))
        .hasContent(
            "---\ntitle: Ferry\ndate: 2024-04-02 13:05\ntopics: [sea, \"Life & Style\"]\ndraft: true\n---\n\n");
    assertThat(Ran.check(site).code()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "fa,کشتی دوباره می‌رود,کشتی-دوباره-می-رود.fa.md",
    "el,Το πλοίο,to-ploio.el.md",
    "zh,北京,beijing.zh-Hans.md",
    "ja,船,fune.ja.md",
    "en,🎉,article.en.md",
  })
  void everyLanguageHasItsOwnRulesForNames(String locale, String title, String file) {
    assertMakes(file, title, "--locale", locale);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A: \"b\" # c",
        "- 'd' {e} [f], g",
        "سلام: «دنیا»",
        "🗞️ ✨",
        "no",
        "2024-04-02",
        "| > \\n %x @y `z`",
        "---",
        "? !a &b *c",
        "  blanks   around  ",
      })
  void anyTitleIsReadBackAsItWas(String title) throws IOException, Json.Malformed {
    Ran ran = fresh("--", title);
    assertThat(ran.code()).as(ran.err()).isZero();
    Path file = Path.of(ran.out().strip());
    Files.writeString(file, Files.readString(file) + "Text.\n");
    Ran generated = Ran.generate(site);
    assertThat(generated.code()).as(generated.err()).isZero();
    assertThat(Json.object(Files.readString(site.resolve("output/en/feed.json"))).toString())
        // In an edition of another direction a mark stands before it.
        .matches(
            feed ->
                feed.replace("\u200E", "")
                    .contains("title=" + title.strip().replaceAll("\\s+", " ") + ", "));
  }

  @Test
  void anArticleWithoutATextIsRefusedUntilItIsWritten() {
    fresh("Ferry");
    assertThat(Ran.check(site).err())
        .startsWith("seeds/ferry.en.md:4: the article has a title and nothing else; write it");
  }

  @Test
  void aDraftMayBeATitleYet() {
    fresh("Ferry", "--draft");
    Ran ran = Ran.generate(site);
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out()).startsWith("0 articles");
  }

  @Test
  void noOtherArticleIsTakenForATranslation() throws IOException {
    write("seeds/ferry.fa.md", "# کشتی\n\nمتن.\n");
    assertMakes("ferry-2.en.md", "Ferry");
    assertMakes("ferry-3.en.md", "Ferry");
  }

  @Test
  void anArticleThatWasRemovedIsNotGoneOnWith() throws IOException {
    write("seeds/ferry.en.md", "# Ferry\n\nText.\n");
    Ran.generate(site);
    Files.delete(site.resolve("seeds/ferry.en.md"));
    assertMakes("ferry-2.en.md", "Ferry");
  }

  @Test
  void aTranslationStandsBesideItsStory() throws IOException {
    write("seeds/sea/ferry.txt", "Ferry\n\nText.\n");
    assertMakes("sea/ferry.fa.txt", "کشتی", "--locale=fa", "--story=sea/ferry");
    assertMakes(
        "sea/ferry.el.html", "Το πλοίο", "--locale=el", "--story=sea/ferry", "--format=html");
  }

  @Test
  void aStoryThatIsInTheLocaleIsLeftAlone() throws IOException {
    write("seeds/ferry.txt", "Ferry\n\nText.\n");
    write("seeds/raft.md", "---\nlocale: fa\ntitle: قایق\n---\n\nمتن.\n");
    Ran ran = fresh("Ferry", "--story=ferry");
    assertThat(ran.code()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(ran.err())
        .isEqualTo(
            site.resolve("seeds/ferry.txt")
                + ": the story 'ferry' is in en already.\nNothing was changed.\n");
    assertThat(fresh("قایق", "--story=raft", "--locale=fa").code()).isEqualTo(ExitCode.PROBLEMS);
  }

  @Test
  void aStoryThatIsNotThereIsRefused() throws IOException {
    write("seeds/ferry.txt", "Ferry\n\nText.\n");
    Ran ran = fresh("Fähre", "--locale=el", "--story=fery");
    assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ran.err())
        .startsWith("--story: there is no story 'fery'; did you mean 'ferry'?; its key is");
  }

  @Test
  void aSiteWithAFolderForEachLocaleGoesOnSo() throws IOException {
    write("seeds/en/ferry.md", "# Ferry\n\nText.\n");
    write("seeds/zh_cn/ferry.md", "# 渡轮\n\n文。\n");
    assertMakes("en/raft.md", "Raft");
    assertMakes("zh_cn/beijing.md", "北京", "--locale=zh");
    assertMakes("fa/ferry.md", "کشتی", "--locale=fa", "--story=ferry");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--locale=xx  | --locale: CLDR does not know the language of the locale 'xx'; name another, or its script too: 'xx-Latn'",
        "--locale=ru  | --locale: no such locale 'ru'; the site has: en, fa, ja, zh-Hans, el; name",
        "--date=today | --date: 'today' is no date; it must be like 2024-04-02",
        "--topics=a,,b | --topics: it is empty",
        "--format=rtf | Invalid value for option '--format'",
        "--stroy=a    | Unknown option: '--stroy=a'",
      })
  void whatCannotBeIsRefused(String option, String message) throws IOException {
    Ran ran = fresh("Ferry", option.strip());
    assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ran.err()).startsWith(message.strip());
    try (Stream<Path> found = Files.list(site.resolve("seeds"))) {
      assertThat(found).hasSize(1);
    }
  }

  @Test
  void aTitleOfSeveralLinesIsRefused() {
    assertThat(fresh("a\nb").err()).startsWith("TITLE: it must be one line");
    assertThat(fresh(" ").err()).startsWith("TITLE: it is empty");
  }

  @Test
  void whatIsWrongWithTheSiteIsSaidFirst() throws IOException {
    write("seeds/site.yaml", "titel: News\n");
    Ran ran = fresh("Ferry");
    assertThat(ran.code()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(ran.err()).contains("site.yaml:1: no such key 'titel'", "Nothing was changed.");
  }

  @Test
  void aFolderWithoutSeedsIsNoSite() throws IOException {
    Files.createDirectories(site.resolve("empty"));
    Ran ran = Ran.of("new", "Ferry", "--site", site.resolve("empty").toString());
    assertThat(ran.code()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(ran.err()).contains("there is no such folder");
    assertThat(site.resolve("empty/seeds")).doesNotExist();
  }
}
