package org.polyfeed.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.problem.Problem;
import org.polyfeed.problem.Problems;
import org.polyfeed.seed.MediaFolder;
import org.polyfeed.seed.SeedFile;
import org.polyfeed.seed.SeedReader;
import org.polyfeed.site.Site;
import org.polyfeed.site.SiteParser;

final class SeedNameTest {

  @TempDir private Path folder;

  private Site site;

  @BeforeEach
  void readSite() throws IOException {
    Path file = folder.resolve("site.yaml");
    Files.writeString(
        file,
        "address: https://news.example/\nid: news.example,2024\nlocales: { en: {}, azb: { name: تۆرکجه, fallback: [haz] } }");
    Problems problems = new Problems();
    site =
        new SiteParser(
                new SeedReader(problems).settings(new SeedFile(file, "site.yaml", "site.yaml")),
                "news",
                new MediaFolder("seeds", List.of()))
            .parse();
    assertThat(problems.all()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "story.txt, story, '', ''",
    "story.ru.txt, story, ru, ''",
    "ru/story.txt, story, ru, ''",
    "story.azb.txt, story, azb, ''",
    "azb/story.txt, story, azb, ''",
    "story.azb-Arab-IR.txt, story, azb-Arab-IR, ''",
    "story.haz.txt, story, haz, ''",
    "bal/story.txt, bal/story, '', ''",
    "ru/world/story.txt, world/story, ru, ''",
    "world/story.ru.txt, world/story, ru, ''",
    "ru/story.ru.txt, story, ru, ''",
    "zh_cn/story.md, story, zh-Hans-CN, ''",
    "story.zh_cn.md, story, zh-Hans-CN, ''",
    "story.prs.html, story, fa-AF, ''",
    "story.sr-cyrl.txt, story, sr-Cyrl, ''",
    "a.b.ru.txt, a.b, ru, ''",
    "version-2.0.txt, version-2.0, '', ''",
    "2024-04-02-story.ru.txt, 2024-04-02-story, ru, 2024-04-02",
    "2024-04-02.txt, 2024-04-02, '', 2024-04-02",
    "en/2024-04-02-story.txt, 2024-04-02-story, en, 2024-04-02",
    "2024-13-02-story.txt, 2024-13-02-story, '', ''",
    "old-2024-04-02.txt, old-2024-04-02, '', ''"
  })
  void aNameSaysStoryLocaleAndDay(String name, String story, String locale, String day) {
    Problems problems = new Problems();

    SeedName found = SeedName.of(new SeedFile(Path.of(name), name, name), site::named, problems);

    assertThat(found.story()).isEqualTo(story);
    assertThat(found.locale().map(LocaleTag::value).orElse("")).isEqualTo(locale);
    assertThat(found.date().map(Object::toString).orElse("")).isEqualTo(day);
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void aLanguageThatCldrLacksMustBeListed() {
    Problems problems = new Problems();

    SeedName.of(
        new SeedFile(Path.of("a"), "story.bal.txt", "seeds/story.bal.txt"), site::named, problems);

    assertThat(problems.all())
        .extracting(Problem::message)
        .containsExactly(
            "CLDR has no data for the locale 'bal' in the name; if it is one, list it under"
                + " 'locales:' in site.yaml; if it is none, write '-bal' for '.bal'");
  }
}
