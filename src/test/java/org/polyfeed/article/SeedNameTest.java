package org.polyfeed.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.problem.Problems;
import org.polyfeed.seed.SeedFile;

final class SeedNameTest {

  @ParameterizedTest
  @CsvSource({
    "story.txt, story, '', ''",
    "story.ru.txt, story, ru, ''",
    "ru/story.txt, story, ru, ''",
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

    SeedName found = SeedName.of(new SeedFile(Path.of(name), name, name), problems);

    assertThat(found.story()).isEqualTo(story);
    assertThat(found.locale().map(LocaleTag::value).orElse("")).isEqualTo(locale);
    assertThat(found.date().map(Object::toString).orElse("")).isEqualTo(day);
    assertThat(problems.all()).isEmpty();
  }
}
