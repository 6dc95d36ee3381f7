package org.polyfeed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfeed.grammar.FeedSpecifications;
import org.polyfeed.locale.Letters;
import org.polyfeed.problem.Problem;
import org.polyfeed.problem.Severity;

/**
 * Sites of articles that nobody would write: they are refused with a reason, or become feeds that
 * are right by their specifications and say what was written, the same in all formats.
 *
 * <p>{@code -Dpolyfeed.seed=N} begins with the site that failed; {@code -Dpolyfeed.fuzzSeconds=N}
 * goes on for longer.
 */
final class RandomSitesTest {

  private static final String SITE =
      """
      title: TITLE
      description: ABOUT
      address: https://n.example/
      id: n.example,2024
      default: en
      locales:
        en: { untranslated: omit }
        tr: { untranslated: omit }
        fa-AF: { untranslated: omit }
        he: { untranslated: omit }
        ja: { untranslated: omit }
        zh-Hant: { untranslated: omit }
        sr-Cyrl: { untranslated: omit }
        sr-Latn: { untranslated: omit, script-of: sr-Cyrl }
      feeds: { entries: 1000, bytes: 100000000 }
      authors: { ada: { name: ADA, url: https://ada.example/ } }
      topics: { sea: { en: SEA, ja: SEA } }
      """;

  private static final List<String> LOCALES =
      List.of("en", "tr", "fa-AF", "he", "ja", "zh-Hant", "sr-Cyrl");

  private static final int ARTICLES = 120;

  private static final FeedSpecifications SPECIFICATIONS = new FeedSpecifications();

  @TempDir Path folder;

  /**
   * An article and what must be read of it.
   *
   * @param text empty where nobody can tell
   */
  private record Written(
      String file,
      String locale,
      String title,
      String summary,
      List<String> authors,
      List<String> topics,
      Instant date,
      String text) {}

  @Test
  void whateverIsWrittenIsRefusedOrReadBackAsItWas() throws IOException {
    long first = Long.getLong("polyfeed.seed", new Random().nextLong());
    Duration most = Duration.ofSeconds(Long.getLong("polyfeed.fuzzSeconds", 15));
    long start = System.nanoTime();
    long seed = first;
    do {
      try {
        Path site = folder.resolve("site");
        tryOne(new SiteOnDisk(site), new Random(seed));
        FileTree.delete(site);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("with -Dpolyfeed.seed=" + seed + ": " + e.getMessage(), e);
      }
      seed++;
    } while (System.nanoTime() - start < most.toNanos());
  }

  private static void tryOne(SiteOnDisk site, Random random) {
    RandomText text = new RandomText(random);
    Map<String, Written> articles = new TreeMap<>();
    List<String> topics =
        List.of("sea", "T1" + text.line(), "T2" + text.line(), "T3" + text.line());
    List<String> authors = List.of("ada", "A1" + text.line(), "A2" + text.line());
    Map<String, String> names = Map.of("sea", "Sea" + text.line(), "ada", "Ada" + text.line());
    site.with(
        "site.yaml",
        SITE.replace("TITLE", RandomText.yaml("News" + text.line()))
            .replace("ABOUT", RandomText.yaml("About" + text.line()))
            .replace("ADA", RandomText.yaml(names.getOrDefault("ada", "")))
            .replace("SEA", RandomText.yaml(names.getOrDefault("sea", ""))));
    for (int i = 0; i < ARTICLES; i++) {
      Written one = write(site, i, text, topics, authors, names);
      articles.put(one.file(), one);
    }
    assertRight(generated(site, articles), articles);
  }

  /** What is refused is taken out, and then nothing may be. */
  private static SiteOnDisk generated(SiteOnDisk site, Map<String, Written> articles) {
    for (int tries = 0; tries < 3; tries++) {
      Outcome outcome = site.outcome(SiteOnDisk.NOW);
      List<Problem> errors =
          outcome.problems().all().stream()
              .filter(problem -> problem.severity() == Severity.ERROR)
              .toList();
      if (errors.isEmpty()) {
        return site;
      }

      for (String file : errors.stream().map(Problem::file).distinct().toList()) {
        String seed = file.replaceFirst("^seeds/", "");
        assertThat(articles.remove(seed)).as("a fault of no article: %s", errors).isNotNull();
        site.without(seed);
      }
    }
    throw new AssertionError("refused again: " + site.outcome(SiteOnDisk.NOW).problems().all());
  }

  private static Written write(
      SiteOnDisk site,
      int number,
      RandomText text,
      List<String> topics,
      List<String> authors,
      Map<String, String> names) {
    String kind = text.any(List.of("txt", "md", "html"));
    String locale = text.any(LOCALES);
    String title = "T" + number + " " + text.line();
    String summary = "S" + number + " " + text.line();
    String author = text.any(authors);
    String topic = text.any(topics);
    Instant date = Instant.parse("2024-01-01T00:00:00Z").plusSeconds(number * 3_601L);
    String body = "Begin. " + (kind.equals("html") ? text.markup() : text.paragraphs());
    String dateline = text.oneIn(4) ? "dateline: " + RandomText.yaml("D" + text.line()) + "\n" : "";
    String seed =
        "---\ntitle: "
            + RandomText.yaml(title)
            + "\nsummary: "
            + RandomText.yaml(summary)
            + "\nauthor: "
            + RandomText.yaml(author)
            + "\ntopics: ["
            + RandomText.yaml(topic)
            + "]\ndate: "
            + date
            + "\n"
            + dateline
            + "slug: s-"
            + number
            + "\n---\n"
            + body;
    boolean garbled = text.oneIn(12);
    String said = garbled || !kind.equals("txt") || !dateline.isEmpty() ? "" : body;
    String file = "story-" + number + "." + locale + "." + kind;
    site.with(file, garbled ? garbled(seed, text) : encoded(seed, text));
    return new Written(
        file,
        locale,
        garbled ? "" : title,
        garbled ? "" : summary,
        List.of(names.getOrDefault(author, author)),
        topic.equals("sea") ? List.of() : List.of(topic),
        date,
        said);
  }

  private static byte[] encoded(String seed, RandomText text) {
    return switch (text.upTo(9)) {
      case 0 -> ("\uFEFF" + seed).getBytes(StandardCharsets.UTF_8);
      case 1 -> ("\uFEFF" + seed).getBytes(StandardCharsets.UTF_16LE);
      case 2 -> ("\uFEFF" + seed).getBytes(StandardCharsets.UTF_16BE);
      default -> seed.getBytes(StandardCharsets.UTF_8);
    };
  }

  /** In a charset that cannot say all of it, or with octets that are no UTF-8. */
  private static byte[] garbled(String seed, RandomText text) {
    if (text.oneIn(2)) {
      List<String> charsets =
          List.of("windows-1251", "windows-1256", "Shift_JIS", "GB18030", "UTF-16LE");
      return seed.getBytes(Charset.forName(text.any(charsets)));
    }
    byte[] bytes = seed.getBytes(StandardCharsets.UTF_8);
    int front = seed.indexOf("---\nBegin") + 4;
    for (int i = 0; i < 3; i++) {
      bytes[front + text.upTo(bytes.length - front - 1)] = (byte) text.upTo(255);
    }
    return bytes;
  }

  private static void assertRight(SiteOnDisk site, Map<String, Written> articles) {
    for (String file : site.files()) {
      if (FeedSpecifications.areOf(file)) {
        assertThat(SPECIFICATIONS.faults(file, site.bytes(file))).as(file).isEmpty();
      }
      if (file.matches(".*\\.(xml|json|opml|html)")) {
        assertThat(site.text(file).codePoints()).as(file).allMatch(Letters::mayStand);
      }
    }
    Map<String, FeedReadBack.One> read = new HashMap<>();
    for (String file : site.files("rss.xml")) {
      List<FeedReadBack.One> rss = FeedReadBack.of(site, file).items();
      FeedReadBack atom = FeedReadBack.of(site, file.replace("rss.xml", "atom.xml"));
      FeedReadBack json = FeedReadBack.of(site, file.replace("rss.xml", "feed.json"));
      assertThat(json.items()).as(file).isEqualTo(atom.items());
      assertThat(rss)
          .as(file)
          .isEqualTo(atom.items().stream().map(FeedReadBack.One::withoutUpdated).toList());
      atom.items().forEach(one -> read.put(one.id(), one));
    }
    for (Written one : articles.values()) {
      String story = one.file().substring(0, one.file().indexOf('.'));
      String id = "tag:n.example,2024:" + story + "/" + one.locale();
      assertSays(Objects.requireNonNull(read.get(id), id), one);
    }
  }

  private static void assertSays(FeedReadBack.One entry, Written one) {
    Document content = Jsoup.parseBodyFragment(entry.content());
    for (Element element : content.select("[href], [src]")) {
      assertThat(element.attr("href") + element.attr("src"))
          .as(one.file())
          .matches("[A-Za-z][A-Za-z0-9+.-]*:[!-~]*");
    }
    if (one.title().isEmpty()) {
      return;
    }
    assertThat(plain(entry.title())).as(one.file()).isEqualTo(plain(one.title()));
    assertThat(plain(entry.summary())).as(one.file()).isEqualTo(plain(one.summary()));
    assertThat(entry.published()).as(one.file()).isEqualTo(one.date());
    assertThat(entry.authors().stream().map(RandomSitesTest::plain))
        .as(one.file())
        .isEqualTo(one.authors().stream().map(RandomSitesTest::plain).toList());
    if (!one.topics().isEmpty()) {
      assertThat(entry.topics().stream().map(RandomSitesTest::plain))
          .as(one.file())
          .isEqualTo(one.topics().stream().map(RandomSitesTest::plain).toList());
    }
    if (!one.text().isEmpty()) {
      assertThat(plain(content.wholeText())).as(one.file()).isEqualTo(plain(one.text()));
    }
  }

  /** Spaces, and what no feed may hold, are no part of the comparison. */
  private static String plain(String text) {
    String kept =
        Letters.standing(text)
            .replaceAll("[\\s\\p{Z}\\p{Cc}\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]+", "");
    return Letters.composed(kept);
  }
}
