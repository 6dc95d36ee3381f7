package org.polyfeed.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Addresses in any script, on the disk and in everything that links to them. */
final class AddressesTest {

  private static final String PERSIAN = "fa/2024/04/طالبان-می-آیند/index.html";

  private static final String PERSIAN_URL =
      "https://news.example/fa/2024/04/%D8%B7%D8%A7%D9%84%D8%A8%D8%A7%D9%86-%D9%85%DB%8C-"
          + "%D8%A2%DB%8C%D9%86%D8%AF/";

  @TempDir private Path site;

  @BeforeEach
  void write() throws IOException {
    settings("");
    seed("news.fa.md", "---\ntitle: طالبان می‌آیند\ndate: 2024-04-02\ntopics: [جهان]\n---\nمتن.\n");
    seed("news.ru.md", "---\ntitle: Талибан идёт\ndate: 2024-04-02\ntopics: [Мир]\n---\nТекст.\n");
    seed("news.ja.md", "---\ntitle: 東京の天気\ndate: 2024-04-02\n---\n本文。\n");
  }

  @Test
  void everyLanguageHasAddressesAsItsPublishersMakeThem() throws IOException {
    assertThat(Ran.generate(site).err()).isEmpty();

    assertThat(output(PERSIAN)).exists();
    assertThat(output("fa/topics/جهان/index.html")).exists();
    assertThat(output("ru/2024/04/taliban-idet/index.html")).exists();
    assertThat(files())
        .anyMatch(file -> file.toString().matches(".*/ja/2024/04/a-[0-9a-f]{8}/index.html"));
  }

  @Test
  void noArticleTakesAPageOfTheEditions() throws IOException {
    settings("permalink: /{locale}/{slug}/\n");
    seed("list.ru.md", "---\ntitle: Archive\ndate: 2024-04-02\n---\nText.\n");
    seed("join.ru.md", "---\nslug: subscribe\ndate: 2024-04-02\n---\n# Join\n\nText.\n");

    assertThat(Ran.generate(site).code()).isZero();

    assertThat(Files.readString(output("ru/archive-2/index.html"))).contains("<h1>Archive</h1>");
    assertThat(Files.readString(output("ru/subscribe-2/index.html"))).contains("<h1>Join</h1>");
    assertThat(Files.readString(output("ru/subscribe/index.html"))).contains("ru/rss.xml");
  }

  @Test
  void whereASiteWantsAsciiEveryLanguageHasIt() throws IOException {
    StringBuilder locales =
        new StringBuilder(
            "address: https://news.example/\nslug: romanised\nfeeds: { formats: [rss] }\n");
    locales.append("locales:\n");
    List<String> headlines = Files.readAllLines(Path.of("src/test/resources/headlines.txt"));
    for (String line : headlines) {
      String locale = line.substring(0, line.indexOf('\t'));
      locales.append("  ").append(locale).append(": { untranslated: omit }\n");
      seed("russia." + locale + ".txt", line.substring(line.indexOf('\t') + 1) + "\n\n1.\n");
    }
    for (String name : List.of("news.fa.md", "news.ru.md", "news.ja.md")) {
      Files.delete(site.resolve("seeds").resolve(name));
    }
    seed("site.yaml", locales.toString());

    assertThat(Ran.generate(site).code()).isZero();

    String ledger = Files.readString(site.resolve("seeds/ledger.jsonl"));
    assertThat(Pattern.compile("\"slug\":\"[a-z0-9]+(-[a-z0-9]+)+\"").matcher(ledger).results())
        .hasSize(headlines.size());
  }

  @Test
  void addressesArePercentEncodedWhereverTheyAreLinked() throws IOException {
    Ran.generate(site);

    for (String file :
        List.of(PERSIAN, "fa/rss.xml", "fa/atom.xml", "fa/feed.json", "ru/atom.xml")) {
      assertThat(Files.readString(output(file))).as(file).contains(PERSIAN_URL);
    }
    String page = Files.readString(output(PERSIAN));
    assertThat(page)
        .contains(
            "<link rel=\"canonical\" href=\"" + PERSIAN_URL,
            "hreflang=\"fa\" href=\"" + PERSIAN_URL,
            "property=\"og:url\" content=\"" + PERSIAN_URL,
            "\"mainEntityOfPage\":\"" + PERSIAN_URL);
    for (Path file : files()) {
      assertThat(addresses(Files.readString(file))).as(file.toString()).allMatch(this::isAscii);
    }
  }

  @Test
  void everyRelativeLinkLeadsToAFile() throws IOException {
    Ran.generate(site);

    for (Path file : files()) {
      for (String href : addresses(Files.readString(file))) {
        if (!href.contains(":") && !file.endsWith("404.html")) {
          String path = URI.create(href).getPath();
          Path there =
              path.startsWith("/")
                  ? site.resolve("output").resolve(path.substring(1))
                  : file.resolveSibling(path).normalize();
          assertThat(Files.isDirectory(there) ? there.resolve("index.html") : there)
              .as(href + " in " + file)
              .isRegularFile();
        }
      }
    }
  }

  @Test
  void whatTheSiteSaysOfALocaleWinsOverWhatItSaysOfAll() throws IOException {
    settings("slug: native\n");
    seed(
        "site.yaml",
        Files.readString(site.resolve("seeds/site.yaml")).replace("ru: {}", "ru: { slug: id }"));
    assertThat(Ran.generate(site).err()).isEmpty();

    assertThat(output("ja/2024/04/東京の天気/index.html")).exists();
    assertThat(files()).anyMatch(file -> file.toString().contains("/ru/2024/04/a-"));
  }

  @Test
  void anAddressThatWasGivenIsKeptWhateverTheSettingSays() throws IOException {
    Ran.generate(site);
    List<Path> before = files();

    settings("slug: id\n");
    assertThat(Ran.generate(site).err()).isEmpty();

    assertThat(files().stream().filter(file -> !file.toString().contains("topics")))
        .containsExactlyElementsOf(
            before.stream().filter(file -> !file.toString().contains("topics")).toList());
  }

  @Test
  void anAuthorMayChooseWordsInAnyLetters() throws IOException {
    // Decomposed, as some keyboards type it.
    seed("news.ru.md", "---\ntitle: Т\nslug: Талибан-и\u0306\ndate: 2024-04-02\n---\nТекст.\n");
    assertThat(Ran.generate(site).err()).isEmpty();

    assertThat(output("ru/2024/04/Талибан-\u0439/index.html")).exists();
    assertThat(Files.readString(site.resolve("seeds/ledger.jsonl")))
        .contains("\"slug\":\"Талибан-\u0439\"", "\"/ru/2024/04/Талибан-\u0439/\"");
    assertThat(Ran.generate(site).err()).isEmpty();
  }

  @Test
  void anAddressThatNobodyCanSeeIsADamageOfTheLedger() throws IOException {
    Ran.generate(site);
    Path ledger = site.resolve("seeds/ledger.jsonl");
    String kept = Files.readString(ledger);

    for (String wrong : List.of("می\u200Cآیند", "a\u202Eb", "e\u0301", "ش".repeat(200))) {
      Files.writeString(ledger, kept.replace("طالبان-می-آیند", wrong));

      Ran run = Ran.generate(site);

      assertThat(run.code()).isEqualTo(1);
      assertThat(run.err()).contains("seeds/ledger.jsonl:2: this line is damaged: '");
    }
  }

  @Test
  void aTemplateMayShowTitlesInLatinLetters() throws IOException {
    Path template = site.resolve("templates/not-found.vm");
    Files.createDirectories(template.getParent());
    Files.writeString(
        template, "#foreach($one in $page.languages)$say.romanised($one.language, $one.text)|#end");

    assertThat(Ran.generate(site).err()).isEmpty();

    assertThat(output("404.html")).content().contains("Russkiy|", "Nihongo|", "Hangugeo|", "||");
  }

  /** Cron sets no locale; Java then takes file names for ASCII. */
  @Test
  void filesAreNamedAlikeUnderCron() throws Exception {
    assertThat(forked("LC_ALL", "C")).isZero();
    assertThat(output(PERSIAN)).exists();
    List<Path> files = files();
    assertThat(files).noneMatch(file -> file.toString().contains("?"));

    // What is not wanted any more goes, and what is there is known.
    seed("news.fa.md", "---\ntitle: X\nslug: x\ndate: 2024-04-02\n---\nمتن.\n");
    assertThat(forked("LC_ALL", "C")).isZero();
    assertThat(output("fa/topics/جهان")).doesNotExist();
    assertThat(output("fa/2024/04/x/index.html")).exists();
    // The old address leads on.
    assertThat(output(PERSIAN)).content().contains("../x/");
  }

  @Test
  void whereEveryAddressIsKeptNothingIsLoadedToMakeOne() throws Exception {
    seed("news.ko.md", "---\ntitle: 서울 날씨\ndate: 2024-04-02\n---\n본문.\n");
    settings("slug: romanised\n");
    Path loaded = site.resolve("loaded.txt");
    String log = "-Xlog:class+load:file=" + loaded;
    assertThat(forked("LC_ALL", "C.UTF-8", log)).isZero();
    assertThat(makers(loaded)).contains("Transliterator", "LetterTable", "Hangul", "kuromoji");

    // Topics are not kept, and those of this site are not in ASCII.
    for (String name : List.of("news.fa.md", "news.ru.md")) {
      seed(
          name,
          Files.readString(site.resolve("seeds").resolve(name))
              .replaceAll("topics: .*", "topics: [World]"));
    }
    assertThat(forked("LC_ALL", "C.UTF-8", log)).isZero();
    assertThat(makers(loaded)).isEmpty();
  }

  /** What makes addresses, and was loaded in a run. */
  private static Set<String> makers(Path log) throws IOException {
    String loaded = Files.readString(log);
    assertThat(loaded).contains("org.polyfeed.edition.Slugs ");
    return Pattern.compile(
            "com.ibm.icu.text.(Transliterator) |org.polyfeed.locale.(LetterTable|Hangul|Indic"
                + "|Pinyin|SerbianToLatin) |com.atilika.(kuromoji).ipadic.Tokenizer ")
        .matcher(loaded)
        .results()
        .flatMap(found -> Stream.of(found.group(1), found.group(2), found.group(3)))
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  private int forked(String name, String value, String... options)
      throws IOException, InterruptedException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    assumeTrue(Files.isExecutable(java), "needs a java to run");
    List<String> command = new ArrayList<>(List.of(java.toString()));
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(
        List.of("org.polyfeed.cli.Main", "generate", "--quiet", "--site", site.toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put(name, value);
    return builder.inheritIO().start().waitFor();
  }

  private static List<String> addresses(String text) {
    Matcher found =
        Pattern.compile("(?:href|src|content|url)=\"([^\"]*/[^\"]*)\"|>(https?:[^<]*)<")
            .matcher(text);
    return found.results().map(one -> one.group(1) == null ? one.group(2) : one.group(1)).toList();
  }

  private boolean isAscii(String address) {
    return StandardCharsets.US_ASCII.newEncoder().canEncode(address);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> found = Files.walk(site.resolve("output"))) {
      return found
          .filter(file -> file.toString().matches(".*\\.(html|xml|json)"))
          .sorted()
          .toList();
    }
  }

  private Path output(String file) {
    return site.resolve("output").resolve(file);
  }

  private void settings(String more) throws IOException {
    seed(
        "site.yaml",
        "title: News\naddress: https://news.example/\n"
            + more
            + "locales:\n  ru: {}\n  fa: {}\n  ja: {}\n  ko: {}\n");
  }

  private void seed(String name, String text) throws IOException {
    Path file = site.resolve("seeds").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
