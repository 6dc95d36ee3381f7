package org.polyfeed.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyfeed.problem.Problems;
import org.polyfeed.seed.Fields;
import org.polyfeed.seed.MediaFolder;

/** Settings of any text whatever: understood, or refused with a reason. */
final class SiteFuzzTest {

  static Stream<String> settings() {
    return Stream.of(
        """
        title: { en: A, fa-AF: ب }
        address: https://n.example/a
        id: n.example,2024-01
        timezone: Asia/Kabul
        calendar: persian
        default: en
        locales:
          en: {}
          fa-AF: { digits: arabext, fallback: [en], untranslated: show }
          sr-Latn: { script-of: sr-Cyrl, spellings: { a: b } }
        """,
        """
        feeds:
          formats: [rss]
          entries: 5
          bytes: 9
          content: summary
          hub: 'https://h.example/'
          topics: false
          exclude: [a]
          more: { b: { topics: [c], locales: [en] } }
        pages: { entries: 2 }
        negotiate: [script, nginx]
        permalink: /{locale}/{year}/{slug}/
        slug: native
        topics: { c: { en: C } }
        authors: { ada: { name: Ada, url: 'https://ada.example/', email: a@b } }
        boilerplate: [x]
        """,
        "title: [",
        "locales: { x: y, en: { calendar: no, digits: 1 }, en_GB-u-ca-buddhist: {} }\n"
            + "address: https://Ä.example:99999/",
        "a: &x [*x]");
  }

  @MethodSource("settings")
  @FuzzTest
  void settingsAreUnderstoodOrRefused(@NotNull String text) {
    Problems problems = new Problems();
    Site site =
        new SiteParser(
                Fields.of("seeds/site.yaml", text, problems),
                "folder",
                new MediaFolder("seeds", List.of()))
            .parse();
    assertThat(site.address().isAbsolute()).isTrue();
  }
}
