package org.polyfeed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaiopensource.util.PropertyMapBuilder;
import com.thaiopensource.validate.ValidateProperty;
import com.thaiopensource.validate.ValidationDriver;
import com.thaiopensource.validate.rng.CompactSchemaReader;
import com.thaiopensource.xml.sax.ErrorHandlerImpl;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.sf.okapi.lib.xliff2.core.Part.GetTarget;
import net.sf.okapi.lib.xliff2.core.Segment;
import net.sf.okapi.lib.xliff2.core.Unit;
import net.sf.okapi.lib.xliff2.document.XLIFFDocument;
import net.sf.okapi.lib.xliff2.reader.XLIFFReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyfeed.RandomText;
import org.polyfeed.readers.Tool;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** What goes to translators, and what becomes of what they send back. */
final class TranslationsTest {

  private static final String FERRY =
      """
      ---
      title: The ferry sails
      date: 2024-04-02
      id: https://old.example/1
      slug: the-ferry
      topics: [politics]
      summary: A ferry crosses the bay.
      image: { src: https://x.example/a.jpg, alt: The hall }
      ---

      # The ferry sails

      Hello **world**, see [the map](https://x.example/map "A map") & `code` <5> &amp;lt;1/>.

      <!-- Translators: keep the pun -->
      > - two & *three*\\
      >   four

      | a \\| b | c |
      |---|---|
      | d | ![Sea](https://x.example/b.jpg) |
      """;

  @TempDir Path site;

  @BeforeEach
  void writeSite() throws IOException {
    seed(
        "site.yaml",
        """
        title: News
        address: https://news.example/
        id: news.example,2024
        locales: { en: {}, fa: {}, fr: {} }
        """);
    seed("ferry.en.md", FERRY);
    seed("bridge.en.txt", "The bridge\n\nBy Ada Moreau\n\nIt opens on Monday.\n\nIt is long.\n");
    seed(
        "page.en.html",
        "<h1>The page</h1>\n<p>All of <b>it</b> &lt; <img src=\"https://x.example/c\""
            + " alt=\"that\"></p>\n<p>Two.</p>\n");
  }

  private void seed(String name, String text) throws IOException {
    Path file = site.resolve("seeds").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private String read(String name) throws IOException {
    return Files.readString(site.resolve(name));
  }

  private Ran run(String... arguments) {
    String[] all =
        Stream.of(
                Stream.of("translations"),
                Stream.of(arguments),
                Stream.of("--site", site.toString()))
            .flatMap(some -> some)
            .toArray(String[]::new);
    return Ran.of(all);
  }

  private Ran export(String... arguments) {
    Ran ran =
        run(
            Stream.concat(Stream.of("export", "--to", "fa"), Stream.of(arguments))
                .toArray(String[]::new));
    assertThat(ran.code()).as(ran.err()).isZero();
    return ran;
  }

  private Ran imports(String... arguments) {
    return run(
        Stream.concat(
                Stream.of("import", site.resolve("translations").toString()), Stream.of(arguments))
            .toArray(String[]::new));
  }

  /** Puts a word before all that is said, as a translator would put others in its place. */
  private void translate(String name) throws IOException {
    Path file = site.resolve("translations").resolve(name);
    String text = Files.readString(file);
    String translated =
        name.endsWith(".po")
            ? Pattern.compile("(?m)^msgid \"(.+)\"\nmsgstr \"\"")
                .matcher(text)
                .replaceAll("msgid \"$1\"\nmsgstr \"متن $1\"")
            : Pattern.compile("<source>([^\n]*)</source>\n( *)(?=</segment|<note )")
                .matcher(text)
                .replaceAll("<source>$1</source>\n$2<target>متن $1</target>\n$2");
    assertThat(translated).isNotEqualTo(text);
    Files.writeString(file, translated);
  }

  private String status() {
    return Ran.of("status", "--site", site.toString()).out();
  }

  @ParameterizedTest
  @ValueSource(strings = {"xliff2", "xliff1", "po"})
  void whatTranslatorsSendBackIsASeed(String format) throws IOException {
    export("--format", format);
    for (String story : List.of("ferry", "bridge", "page")) {
      translate(story + ".fa." + (format.equals("po") ? "po" : "xlf"));
    }
    Ran ran = imports();
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out())
        .isEqualTo(
            """
            + seeds/bridge.fa.txt
            + seeds/ferry.fa.md
            + seeds/page.fa.html
            3 stories imported, 0 as before.
            """);
    assertThat(read("seeds/ferry.fa.md").replaceFirst("# translated from en \\w{32} \\w{16}", "#"))
        .isEqualTo(
            """
            ---
            #
            title: متن The ferry sails
            date: "2024-04-02"
            topics:
              - politics
            summary: متن A ferry crosses the bay.
            image:
              src: "https://x.example/a.jpg"
              alt: متن The hall
            ---

            # متن The ferry sails

            متن Hello **world**, see [the map](https://x.example/map "متن A map") & `code` \\<5> &amp;lt;1/>.

            <!-- Translators: keep the pun -->
            > - متن two & *three*\\
            >   four

            | متن a \\| b | متن c |
            |---|---|
            | متن d | ![متن Sea](https://x.example/b.jpg) |
            """);
    assertThat(read("seeds/bridge.fa.txt"))
        .endsWith(
            """

            author: متن Ada Moreau
            ---

            متن The bridge

            متن It opens on Monday.

            متن It is long.
            """
                .substring(1));
    assertThat(read("seeds/page.fa.html"))
        .endsWith(
            """
            <h1>متن The page</h1>
            <p>متن All of <b>it</b> &lt; <img src="https://x.example/c" alt="متن that"></p>
            <p>متن Two.</p>
            """);
    assertThat(Ran.generate(site).code()).isZero();
    assertThat(status()).contains("bridge  +   +", "+ current: en 3, fa 3");
    assertThat(imports().out()).isEqualTo("0 stories imported, 3 as before.\n");
  }

  @Test
  void okapiReadsAllAndWhatItWritesIsImported() throws IOException {
    export();
    for (String story : List.of("ferry", "bridge", "page")) {
      Path file = site.resolve("translations/" + story + ".fa.xlf");
      XLIFFReader.validate(file.toFile(), null);
      XLIFFDocument document = new XLIFFDocument();
      document.load(file.toFile(), XLIFFReader.VALIDATION_MAXIMAL);
      for (Unit unit : document.getUnits()) {
        for (Segment segment : unit.getSegments()) {
          segment.getTarget(GetTarget.CLONE_SOURCE);
          segment.setState("translated");
        }
      }
      StringWriter written = new StringWriter();
      document.save(written);
      Files.writeString(file, written.toString());
    }
    Ran ran = imports();
    assertThat(ran.err()).isEmpty();
    String body = FERRY.substring(FERRY.indexOf("---\n\n") + 4);
    assertThat(read("seeds/ferry.fa.md")).endsWith(body.replace("<5>", "\\<5>"));
    assertThat(read("seeds/page.fa.html")).contains(read("seeds/page.en.html"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"xliff2", "xliff1", "po"})
  void whatTheGlossarySaysOfAUnitComesWithIt(String format) throws IOException {
    Files.writeString(
        site.resolve("seeds/site.yaml"),
        "glossary: { Ferry: { en: ferry*, fa: [کشتی, کشتی*], note: not a boat }, Hall: { en: hall } }\n",
        StandardOpenOption.APPEND);
    export("--format", format, "ferry");
    assertThat(read("translations/ferry.fa." + (format.equals("po") ? "po" : "xlf")))
        .contains("ferry: کشتی, کشتی… (not a boat)")
        .doesNotContain("hall:");
  }

  @Test
  void gettextTakesItsFiles() throws IOException, InterruptedException {
    export("--format", "po");
    Tool msgfmt = Tool.find("msgfmt", "gettext");
    translate("ferry.fa.po");
    for (String story : List.of("ferry", "bridge", "page")) {
      Tool.Run ran =
          msgfmt.run(
              site,
              List.of("-c", "-o", "out.mo", site.resolve("translations/" + story + ".fa.po") + ""));
      assertThat(ran.printed()).isEmpty();
      assertThat(ran.code()).isZero();
    }
  }

  /** Brings the ferry back in Persian, and then changes what it translates. */
  private void outdateTheTranslation() throws IOException {
    export("ferry");
    translate("ferry.fa.xlf");
    imports();
    Ran.generate(site);
    seed("ferry.en.md", FERRY.replace("two & *three*", "two or *three*"));
    Ran.generate(site);
  }

  @Test
  void whatDidNotChangeIsKeptAndWhatDidIsSuggested() throws IOException {
    outdateTheTranslation();
    assertThat(status()).contains("ferry   +   !");
    assertThat(export("--outdated", "--force").out())
        .endsWith("1 story written, with 1 of 10 units to translate; 0 as before, 0 left alone.\n");
    String exported = read("translations/ferry.fa.xlf");
    assertThat(exported)
        .contains("<target>متن two &amp; &lt;1&gt;three&lt;/1&gt;&lt;2/&gt;four</target>")
        .contains("<target>متن d</target>");
    XLIFFReader.validate(exported, null);
    export("--outdated", "--format", "po");
    assertThat(read("translations/ferry.fa.po"))
        .contains(
            """
            #, fuzzy
            #| msgctxt "item-1"
            #| msgid "two & <1>three</1><2/>four"
            msgctxt "item-1"
            msgid "two or <1>three</1><2/>four"
            msgstr "متن two & <1>three</1><2/>four"
            """);
    Files.delete(site.resolve("translations/ferry.fa.po"));
    translate("ferry.fa.xlf");
    assertThat(imports().out()).isEqualTo("! seeds/ferry.fa.md\n1 story imported, 0 as before.\n");
    assertThat(status()).contains("ferry   +   +");
  }

  @Test
  void aSourceThatChangesNothingForTheTranslationIsCurrentAgain() throws IOException {
    export("bridge");
    translate("bridge.fa.xlf");
    imports();
    Ran.generate(site);
    seed("bridge.en.txt", "The bridge\n\nBy Ada Moreau\n\nIt opens\non Monday.\n\nIt is long.\n");
    Ran.generate(site);
    assertThat(status()).contains("bridge  +   !");
    export("--force", "--outdated");
    imports();
    assertThat(status()).contains("bridge  +   +");
  }

  @Test
  void handMadeTranslationsAreRemembered() throws IOException {
    seed("bridge.fa.txt", "پل\n\nنویسنده: آدا\n\nدوشنبه باز می‌شود.\n\nبلند است.\n");
    Ran.generate(site);
    export("--missing");
    seed("bridge.en.txt", "The bridge\n\nBy Ada Moreau\n\nIt opens on Friday.\n\nIt is long.\n");
    Ran.generate(site);
    export("--outdated");
    assertThat(read("translations/bridge.fa.xlf"))
        .contains("<target>بلند است.</target>")
        .contains("<target>پل</target>");
    translate("bridge.fa.xlf");
    Files.delete(site.resolve("translations/ferry.fa.xlf"));
    Files.delete(site.resolve("translations/page.fa.xlf"));
    Ran ran = imports();
    assertThat(ran.err()).isEmpty();
    assertThat(read("seeds/bridge.fa.txt"))
        .endsWith("\nپل\n\nمتن It opens on Friday.\n\nبلند است.\n")
        .contains("author: آدا");
  }

  @Test
  void brokenCodesAreRefusedByName() throws IOException {
    export("page");
    translate("page.fa.xlf");
    Path file = site.resolve("translations/page.fa.xlf");
    String good = Files.readString(file);
    Files.writeString(
        file,
        good.replaceAll("(<target>[^\n]*)<ph [^>]*/>", "$1")
            .replace("متن Two.", "متن <ph id=\"7\"/>"));
    Ran ran = imports();
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err().replace(site.toString(), "SITE"))
        .isEqualTo(
            """
            SITE/translations/page.fa.xlf:13: the translation of paragraph-1 lacks <2/>; put the codes where they belong, each once
            SITE/translations/page.fa.xlf:36: the translation of paragraph-2 has <7/>, which the source does not; put the codes where they belong, each once
            Nothing was changed.
            """);
    assertThat(site.resolve("seeds/page.fa.html")).doesNotExist();
  }

  @Test
  void aSourceThatHasChangedIsNamedAndWhatFitsIsKept() throws IOException {
    export("bridge");
    translate("bridge.fa.xlf");
    seed("bridge.en.txt", "The bridge\n\nBy Ada Moreau\n\nIt opens on Friday.\n\nIt is long.\n");
    Ran ran = imports();
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains("the source of paragraph-1 has changed since it was exported");
    assertThat(site.resolve("seeds/translation-memory.jsonl")).doesNotExist();
    assertThat(imports("--keep-going").code()).isEqualTo(1);
    assertThat(site.resolve("seeds/bridge.fa.txt")).doesNotExist();
    assertThat(export("bridge", "--force").out()).contains("with 1 of 4 units to translate");
  }

  @Test
  void aStoryInPartBecomesADraft() throws IOException {
    export("bridge");
    Path file = site.resolve("translations/bridge.fa.xlf");
    Files.writeString(
        file,
        Files.readString(file)
            .replace(
                "<source>It is long.</source>",
                "<source>It is long.</source><target>بلند است.</target>"));
    assertThat(imports().err())
        .contains("nobody has translated byline, title, paragraph-1; do so, or make a draft");
    assertThat(imports("--partial").out()).startsWith("+ seeds/bridge.fa.txt\n");
    assertThat(read("seeds/bridge.fa.txt"))
        .contains("draft: true\n", "It opens on Monday.\n\nبلند است.\n");
    assertThat(status()).contains("bridge  +   ~");
    translate("bridge.fa.xlf");
    // What was translated already is translated twice now, and the last counts.
    assertThat(imports().code()).isZero();
    assertThat(read("seeds/bridge.fa.txt")).doesNotContain("draft:");
  }

  @Test
  void whatSomebodyHasWrittenIsNotWrittenOver() throws IOException {
    export("bridge");
    translate("bridge.fa.xlf");
    imports();
    String changed = read("seeds/bridge.fa.txt").replace("Monday", "Tuesday");
    Files.writeString(site.resolve("seeds/bridge.fa.txt"), changed);
    assertThat(imports().err())
        .contains("seeds/bridge.fa.txt: somebody has written or changed it since");
    assertThat(read("seeds/bridge.fa.txt")).isEqualTo(changed);
    assertThat(imports("--force").out()).startsWith("! seeds/bridge.fa.txt\n");
    assertThat(read("seeds/bridge.fa.txt")).contains("Monday");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE xliff [<!ENTITY a \"b\">]><xliff/>",
        "<xliff version=\"2.1\"><file>",
        "<html/>",
        "msgid \"a\"\nmsgstr \"b",
        "nonsense",
        "",
        "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.1\" srcLang=\"en\""
            + " trgLang=\"fa\"><file id=\"f\" original=\"seeds/none.en.md\"/></xliff>",
        "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.1\" srcLang=\"en\""
            + " trgLang=\"xx\"><file id=\"f\" original=\"seeds/ferry.en.md\"/></xliff>"
      })
  void whatIsNoWorkOfTranslatorsIsRefusedWithAReason(String text) throws IOException {
    Files.createDirectories(site.resolve("translations"));
    Files.writeString(site.resolve("translations/x.xlf"), text);
    Ran ran = imports();
    assertThat(ran.code()).as(ran.err()).isEqualTo(1);
    assertThat(ran.err()).contains("x.xlf").endsWith("Nothing was changed.\n");
    assertThat(Ran.check(site).code()).isZero();
  }

  private void machine(String script) throws IOException {
    Path program = site.resolve("machine.sh");
    Files.writeString(program, "#!/bin/sh\n" + script);
    assertThat(program.toFile().setExecutable(true)).isTrue();
    seed(
        "site.yaml",
        read("seeds/site.yaml") + "translate: { command: [" + program + "], timeout: 5 }\n");
  }

  @Test
  void aMachineDraftsAndAPersonApproves() throws IOException {
    assertThat(run("draft", "--to", "fa").err())
        .contains("seeds/site.yaml: it names no program that translates");
    machine("sed -E 's/\"from\":\"en\",\"to\":\"fa\",\"text\":\"/\"text\":\"ماشین /'\n");
    assertThat(run("draft", "--to", "fa").err()).isEmpty();
    assertThat(read("seeds/ferry.fa.md"))
        .startsWith("---\n# machine-translated from en ")
        .contains("draft: true\n")
        .contains("> - ماشین two & *three*\\\n>   four\n");
    assertThat(status()).contains("- missing: \n".strip()).contains("ferry   +   ~");
    assertThat(run("draft", "--to", "fa").out()).startsWith("0 stories drafted");
    assertThat(export("--format", "po", "ferry").code()).isZero();
    assertThat(read("translations/ferry.fa.po")).contains("#, fuzzy\nmsgctxt \"title\"");
    assertThat(run("approve", "--to", "fa", "ferry").out())
        .isEqualTo("! seeds/ferry.fa.md\n1 story approved, 0 as before.\n");
    assertThat(read("seeds/ferry.fa.md"))
        .startsWith("---\n# translated from en ")
        .doesNotContain("draft:");
    assertThat(status()).contains("ferry   +   +");
    assertThat(run("approve", "--to", "fa", "--all").code()).isZero();
    assertThat(status()).contains("+ current: en 3, fa 3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exit 3",
        "echo no >&2; cat >/dev/null; exit 1",
        "cat >/dev/null; echo garbage",
        "cat >/dev/null; echo '{\"id\":\"x\",\"text\":\"y\"}'",
        "sed 1d",
        "sed -E 's/<1>//'",
        "cat >/dev/null; yes '{\"id\":'"
      })
  void aMachineThatFailsChangesNothing(String script) throws IOException {
    machine(script + "\n");
    Ran ran = run("draft", "--to", "fa");
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains("machine.sh: ").endsWith("Nothing was changed.\n");
    assertThat(site.resolve("seeds/ferry.fa.md")).doesNotExist();
  }

  @Test
  void aMachineThatSaysNothingIsEnded() throws IOException {
    machine("exec sleep 60\n");
    seed("site.yaml", read("seeds/site.yaml").replace("timeout: 5", "timeout: 1"));
    Ran ran = run("draft", "--to", "fa");
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains("it said nothing for 1 seconds");
  }

  @Test
  void whatProgramsMakeOfXliffIsUnderstood() throws IOException {
    export("page");
    Path file = site.resolve("translations/page.fa.xlf");
    String text =
        Files.readString(file)
            .replace(
                "xmlns=\"urn:oasis:names:tc:xliff:document:2.0\"",
                "xmlns:x=\"urn:oasis:names:tc:xliff:document:2.0\"")
            .replaceAll("<(/?)(?=[a-z]+[ />])(?!mtc)", "<$1x:")
            .replaceAll(" pf:[a-z]+=\"[^\"]*\"", "")
            .replace(
                "<x:source>The page</x:source>",
                "<x:source>The page</x:source><x:target>صفحه</x:target>")
            .replace(
                "<x:source>that</x:source>",
                "<x:source>that</x:source><x:target><x:mrk id=\"m\">آن</x:mrk></x:target>")
            .replaceAll(
                "<x:segment id=\"s1\"[^>]*>\\s*<x:source>Two.</x:source>",
                "<x:ignorable><x:source></x:source></x:ignorable><x:segment><x:source>Tw</x:source>"
                    + "<x:target order=\"2\">و</x:target></x:segment><x:segment><x:source>o.</x:source><x:target order=\"1\">د</x:target>");
    String codes =
        text.replaceAll(
            "(<x:source>All[^\n]*</x:source>)",
            "$1<x:target><x:ph id=\"2\"/> همه <x:sc id=\"1\"/>آن<x:ec startRef=\"1\"/></x:target>");
    Files.write(
        file,
        ("\uFEFF"
                + codes.replace("encoding=\"UTF-8\"", "encoding=\"UTF-16\"").replace("\n", "\r\n"))
            .getBytes(StandardCharsets.UTF_16LE));
    Ran ran = imports();
    assertThat(ran.err()).isEmpty();
    assertThat(read("seeds/page.fa.html"))
        .endsWith(
            """
            <h1>صفحه</h1>
            <p><img src="https://x.example/c" alt="آن"> همه <b>آن</b></p>
            <p>دو</p>
            """);
  }

  @Test
  void halvesOfCharactersAreLeftOut() throws IOException {
    export("page");
    translate("page.fa.xlf");
    Path file = site.resolve("translations/page.fa.xlf");
    String halved = "<cp hex=\"D83D\"/>متن<cp hex=\"0007\"/> The page";
    Files.writeString(file, Files.readString(file).replace("متن The page", halved));
    Ran ran = imports();
    assertThat(ran.err()).isEmpty();
    assertThat(read("seeds/page.fa.html")).contains("<h1>متن The page</h1>");
  }

  @Test
  void linesThatAreNoPoAreNamedInShort() throws IOException {
    Files.createDirectories(site.resolve("translations"));
    Files.writeString(site.resolve("translations/a.fa.po"), "x".repeat(10_000));
    Files.writeString(
        site.resolve("translations/b.fa.po"), "msgid \"\"\nmsgstr \"Language: fa\\n\"\n");
    Ran ran = imports();
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err())
        .contains("a.fa.po:1: this is no line of a PO: xxx")
        .contains("b.fa.po:1: it does not say of which story it is; export it again")
        .hasSizeLessThan(1_000);
  }

  @Test
  void filesThatATranslatorMayHaveChangedAreLeftAlone() throws IOException {
    export();
    translate("page.fa.xlf");
    String translated = read("translations/page.fa.xlf");
    Ran ran = export();
    assertThat(ran.out())
        .isEqualTo(
            "0 stories written, with 0 of 0 units to translate; 2 as before, 1 left alone.\n");
    assertThat(ran.err()).contains("page.fa.xlf: warning: it is there already");
    assertThat(read("translations/page.fa.xlf")).isEqualTo(translated);
  }

  @Test
  void whatAKillHasLeftIsClearedAway() throws IOException {
    seed(".polyfeed-new-1", "half of");
    export("ferry");
    Files.writeString(site.resolve("translations/.polyfeed-new-7"), "half of");
    export("ferry");
    translate("ferry.fa.xlf");
    assertThat(imports().code()).isZero();
    assertThat(site.resolve("seeds/.polyfeed-new-1")).doesNotExist();
    assertThat(site.resolve("translations/.polyfeed-new-7")).doesNotExist();
  }

  @Test
  void theMemoryIsNoSeed() throws IOException {
    export("bridge");
    translate("bridge.fa.xlf");
    imports();
    assertThat(site.resolve("seeds/translation-memory.jsonl")).exists();
    Ran ran = Ran.check(site, "-v");
    assertThat(ran.err() + ran.out()).doesNotContain("translation-memory");
    Files.writeString(site.resolve("seeds/translation-memory.jsonl"), "<<<<<<< HEAD\n");
    assertThat(run("export", "--to", "fa").err())
        .contains("seeds/translation-memory.jsonl:1: this is no line of a translation memory");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\uFEFF"})
  void aMemoryMayBeEmptyOrBeginWithTheMarkOfAnEditor(String mark) throws IOException {
    export("bridge");
    translate("bridge.fa.xlf");
    seed("translation-memory.jsonl", mark);
    Ran ran = imports();
    assertThat(ran.err()).isEmpty();
    assertThat(read("seeds/translation-memory.jsonl")).startsWith("{\"from\":\"en\"");
  }

  @Test
  void optionsThatMeanNothingAreRefused() {
    assertThat(run("export").code()).isEqualTo(2);
    assertThat(run("import").code()).isEqualTo(2);
    assertThat(run("export", "--to", "de").code()).isEqualTo(2);
    assertThat(run("approve", "--to", "fa").code()).isEqualTo(2);
    assertThat(run("draft", "--to", "fa", "--partial").code()).isEqualTo(2);
    assertThat(run("export", "--to", "fa", "ferri").err()).contains("did you mean 'ferry'?");
  }

  /** Text that nobody would write; the same for the same number. */
  private void randomSeeds(int number) throws IOException {
    RandomText text = new RandomText(new Random(Long.getLong("polyfeed.seed", 1) + number));
    for (int i = 0; i < 12; i++) {
      String extension = text.any(List.of("md", "html", "txt"));
      String body = extension.equals("html") ? text.markup() : text.paragraphs();
      seed(i + ".en." + extension, "---\ntitle: T" + i + "\n---\nA text.\n\n" + body);
    }
    // What cannot be read is not exported.
    for (Ran ran = Ran.check(site); ran.code() == 1; ran = Ran.check(site)) {
      for (MatchResult named :
          Pattern.compile("(?m)^(seeds/\\d+\\.en\\.[a-z]+)(:\\d+)?: (?!warning)")
              .matcher(ran.err())
              .results()
              .toList()) {
        Files.deleteIfExists(site.resolve(named.group(1)));
      }
    }
  }

  private void copySources() throws IOException {
    try (Stream<Path> files = Files.list(site.resolve("translations"))) {
      for (Path file : files.toList()) {
        String text = Files.readString(file);
        Files.writeString(
            file,
            Pattern.compile("(?m)^msgid (\".+\")\nmsgstr \"\"$")
                .matcher(
                    Pattern.compile("<source>([^\n]*)</source>")
                        .matcher(text)
                        .replaceAll("<source>$1</source><target>$1</target>"))
                .replaceAll("msgid $1\nmsgstr $1"));
      }
    }
  }

  private Map<String, List<String>> sources(String from) throws IOException {
    Path folder = site.resolve(from);
    assertThat(run("export", "--from", from, "--to", "fr", "--folder", folder.toString()).code())
        .isZero();
    Map<String, List<String>> sources = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        sources.put(
            file.getFileName().toString(),
            Files.readString(file)
                .lines()
                .filter(line -> line.contains("<source>"))
                // However they are written.
                .map(line -> line.replaceAll("(<p[hc] id=\"\\d+\")[^>]*", "$1"))
                .map(line -> line.replaceAll("(?U)[\\s\u00A0]+(?=</source>)", "").strip())
                .toList());
      }
    }
    return sources;
  }

  @ParameterizedTest
  @ValueSource(strings = {"xliff2", "xliff1", "po"})
  void whatIsTranslatedIntoItselfIsTheSame(String format) throws IOException {
    // Its byline would be elsewhere.
    Files.delete(site.resolve("seeds/bridge.en.txt"));
    randomSeeds(format.hashCode());
    export("--format", format);
    copySources();
    Ran ran = imports();
    assertThat(ran.err()).isEmpty();
    Map<String, List<String>> before = sources("en");
    assertThat(before).hasSizeGreaterThan(6);
    Map<String, List<String>> after = sources("fa");
    assertThat(after.keySet()).isEqualTo(before.keySet());
    before.forEach((story, sources) -> assertThat(after.get(story)).as(story).isEqualTo(sources));
  }

  @Test
  void xliff1IsAsItsSpecificationHasIt() throws IOException, SAXException {
    outdateTheTranslation();
    export("--format", "xliff1", "--force");
    StringWriter faults = new StringWriter();
    PropertyMapBuilder properties = new PropertyMapBuilder();
    properties.put(ValidateProperty.ERROR_HANDLER, new ErrorHandlerImpl(faults));
    ValidationDriver driver =
        new ValidationDriver(properties.toPropertyMap(), CompactSchemaReader.getInstance());
    Path grammar = Path.of("src/test/resources/translation/xliff-1.2.rnc");
    assertThat(driver.loadSchema(new InputSource(grammar.toUri().toString()))).isTrue();
    for (String story : List.of("ferry", "bridge", "page")) {
      Path file = site.resolve("translations/" + story + ".fa.xlf");
      driver.validate(new InputSource(file.toUri().toString()));
    }
    assertThat(faults.toString()).isEmpty();
    assertThat(read("translations/ferry.fa.xlf")).contains("<alt-trans ", " state=\"final\"");
  }
}
