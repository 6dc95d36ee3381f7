package org.polyfeed.locale;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.PluralRules;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyfeed.problem.Problem;
import org.polyfeed.problem.Problems;

/** The words of the built-in theme, in every locale that has them. */
class MessagesTest {

  private static final Path FOLDER = Path.of("templates", "messages");

  /** What is the same in English and elsewhere: a name with a colon, and words that travelled. */
  private static final Set<String> ALIKE =
      Set.of(
          "feed.topic",
          "article.authors",
          "article.minutes",
          "topic.count",
          "pager.label",
          "pager.position",
          "archive.title",
          "frame.topics",
          "article.topics",
          "media.audio",
          "media.video",
          "media.download");

  private static final int[] NUMBERS = {0, 1, 2, 3, 5, 11, 21, 100, 101, 1_000_000};

  private static Stream<Path> files() throws IOException {
    try (Stream<Path> found = Files.list(FOLDER)) {
      return found.sorted().toList().stream();
    }
  }

  private static Stream<Path> translations() throws IOException {
    return files().filter(file -> !file.endsWith("en.properties"));
  }

  private static LocaleTag locale(Path file) {
    String name = file.getFileName().toString();
    return LocaleTag.parse(name.substring(0, name.length() - ".properties".length())).orElseThrow();
  }

  private static Map<String, String> words(Path file) throws IOException {
    Properties properties = new Properties();
    properties.load(new StringReader(Files.readString(file)));
    Map<String, String> words = new TreeMap<>();
    properties.forEach((key, pattern) -> words.put((String) key, (String) pattern));
    return words;
  }

  private static Map<String, String> english() throws IOException {
    return words(FOLDER.resolve("en.properties"));
  }

  @Test
  void everyFileHasEveryKeyArgumentAndPluralForm() throws IOException {
    List<Messages.Source> sources = new ArrayList<>();
    for (Path file : files().toList()) {
      sources.add(
          new Messages.Source(file.toString(), locale(file), Files.readString(file), false));
    }
    Problems problems = new Problems();
    Messages.parse(sources, problems);
    assertThat(problems.all()).extracting(Problem::toString).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("files")
  void theNameOfTheFileIsTheTagAsPolyfeedWritesIt(Path file) {
    assertThat(file.getFileName()).hasToString(locale(file) + ".properties");
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyMessageCanBeSaidWithAnyNumber(Path file) throws IOException {
    LocaleTag locale = locale(file);
    for (Map.Entry<String, String> message : words(file).entrySet()) {
      MessageFormat format = new MessageFormat(message.getValue(), locale.icu());
      for (int number : NUMBERS) {
        Map<String, Object> arguments = new TreeMap<>();
        for (String name : format.getArgumentNames()) {
          boolean counts = Set.of("minutes", "count", "page", "pages").contains(name);
          arguments.put(name, counts ? (Object) number : "NAME");
        }
        String said = format.format(arguments);
        assertThat(said).as(message.getKey()).isNotBlank().doesNotContain("{", "}", "#");
        if (arguments.containsValue("NAME")) {
          assertThat(said).as(message.getKey()).contains("NAME");
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyNumberThatTheLanguageTellsApartHasItsForm(Path file) throws IOException {
    PluralRules rules = PluralRules.forLocale(locale(file).icu());
    String minutes = words(file).get("article.minutes");
    for (String form : rules.getKeywords()) {
      assertThat(minutes).contains(form + " {");
    }
  }

  @ParameterizedTest
  @MethodSource("translations")
  void noEnglishIsLeftOver(Path file) throws IOException {
    Map<String, String> english = english();
    words(file)
        .forEach(
            (key, pattern) -> {
              if (!ALIKE.contains(key)) {
                assertThat(pattern).as(key).isNotEqualTo(english.get(key));
              }
            });
  }

  @ParameterizedTest
  @MethodSource("files")
  void noQuoteIsLostToMessageFormat(Path file) throws IOException {
    words(file).forEach((key, pattern) -> assertThat(pattern).as(key).doesNotContain("'", "\""));
  }

  @ParameterizedTest
  @MethodSource("translations")
  void theWordsAreInTheLettersOfTheLocale(Path file) throws IOException {
    String all =
        String.join(" ", words(file).values()).replaceAll("\\{[^{}]*}|\\{\\w+, plural,", "");
    assertThat(Letters.foreignTo(locale(file), all)).isEmpty();
  }
}
