package org.polyfeed.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.polyfeed.locale.Letters;
import org.polyfeed.locale.LocaleFormat;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.problem.Problems;
import org.polyfeed.seed.MediaFile;
import org.polyfeed.seed.MediaFolder;
import org.polyfeed.seed.SeedFile;

/** Prose that is read by hand is read as commonmark reads it. */
final class ProseTest {

  private static final int TEXTS = Integer.getInteger("polyfeed.texts", 20_000);

  private static final URI PAGE = URI.create("https://news.example/en/a/");

  private static final LocaleFormat ENGLISH = new LocaleFormat(new LocaleTag("en"));

  private static final MediaFolder FOLDER =
      new MediaFolder(
          "seeds", List.of(new MediaFile(new SeedFile(Path.of("b.pdf"), "b.pdf", "b.pdf"), 1, 1)));

  private static final List<String> TAME =
      List.of(
          "word",
          "Word",
          "two  words",
          "naïve",
          "प्रत्येक",
          "слово",
          "大会",
          "،كلمة",
          "\uD83D\uDE00",
          "PARIS — ",
          "ROMA, ",
          "1",
          "wow",
          "x:y",
          ".",
          ",",
          "!",
          "\"",
          "& ",
          "> ",
          "\u00A0",
          "**word**",
          "**two",
          "words**",
          "*word*",
          "*two",
          "words,* ",
          "**प्रत्येक**.",
          "\n\n## word",
          "\n# Word word",
          "\n###### naïve **слово**\n",
          "[a](b.pdf)",
          "[a: b!](https://a.b/c?d=e#f)");

  private static final List<String> WILD =
      List.of(
          "12.",
          "3)",
          "www.a.b",
          "http://a.b/c",
          "a@b.cd",
          "**",
          "*",
          "***",
          "_",
          "__",
          "~~",
          "`",
          "\\",
          "&",
          "&amp;",
          "&#65;",
          "<b>",
          "<",
          ">",
          "'",
          "[a](c.mp3)",
          "[a](javascript:b)",
          "[a](#b)",
          "[a](b \"c\")",
          "[a](b(c)d)",
          "[a](b&c)",
          "[*a*](b)",
          "[a][b]",
          "[]()",
          "[a]",
          "[^1]",
          "[^1]: note",
          "\n[a]: https://a.b",
          "![a](b.png)",
          "[",
          "]",
          "(",
          ")",
          "|",
          "\n|-|-|\n",
          "\n:-:\n",
          "?",
          ":",
          ";",
          "-",
          "–",
          "—",
          "+",
          "=",
          "\n===",
          "\n---",
          "#",
          "\n#",
          "\n####### ",
          " #",
          "\n- ",
          "\n* ",
          "\n1. ",
          "\n- [x] ",
          "\n    ",
          "  ",
          "\t",
          "\u3000",
          "\u200F",
          "\u2066",
          "।",
          "。",
          "«",
          "»",
          "$",
          "^",
          "%");

  private record Reading(
      Draft draft, boolean standAlone, List<MediaFile> files, Map<?, ?> asked, List<?> problems) {}

  private static Reading read(BodyReader reader, String text, Optional<String> title) {
    Problems problems = new Problems();
    Map<String, Optional<MediaFile>> asked = new HashMap<>();
    Beside beside =
        new Beside(
            FOLDER, "a.md", "seeds/a.md", text, 5, any -> "https://m.example/", asked, problems);
    Links links = new Links(PAGE, beside);
    Draft draft =
        reader.read(new BodySource(text, "seeds/a.md", 5, title, ENGLISH, links, problems));
    return new Reading(
        draft, links.standAlone(), List.copyOf(links.files()), asked, problems.all());
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    int wild = random.nextInt(3);
    for (int left = 1 + random.nextInt(16); left > 0; left--) {
      List<String> pieces = random.nextInt(12) < wild ? WILD : TAME;
      text.append(pieces.get(random.nextInt(pieces.size())));
      int between = random.nextInt(12);
      text.append(between < 6 ? " " : between == 6 ? "\n" : between < 9 ? "\n\n" : "");
    }
    String whole = Letters.composed(Letters.standing(text.toString()));
    return wild == 2 ? whole : whole.replaceAll("(?m)^ +| +$", "");
  }

  @Test
  void isReadAsCommonmarkReadsIt() {
    long seed = Long.getLong("polyfeed.seed", 20240402);
    Random random = new Random(seed);
    MarkdownBody markdown = new MarkdownBody();
    List<String> prose = new ArrayList<>();
    for (int i = 0; i < TEXTS; i++) {
      String text = text(random);
      if (Prose.of(text).isPresent()) {
        prose.add(text);
        for (Optional<String> title :
            List.of(Optional.<String>empty(), Optional.of("word"), Optional.of("Word word"))) {
          assertThat(read(markdown, text, title))
              .as("-Dpolyfeed.seed=%s, text %s:\n%s", seed, i, text)
              .isEqualTo(read(markdown::parsed, text, title));
        }
      }
    }
    assertThat(prose).hasSizeGreaterThan(TEXTS / 20);
    assertThat(prose).anyMatch(text -> text.contains("**"));
    assertThat(prose).anyMatch(text -> text.contains("## "));
    assertThat(prose).anyMatch(text -> text.contains("]("));
  }
}
