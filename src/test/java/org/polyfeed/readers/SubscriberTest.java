package org.polyfeed.readers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyfeed.FileTree;
import org.polyfeed.Folders;
import org.polyfeed.Outcome;
import org.polyfeed.Polyfeed;
import org.polyfeed.SiteOnDisk;

/**
 * What people who subscribed with newsboat notice when a site changes: new articles, each once, and
 * nothing else.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SubscriberTest {

  private static final Instant LATER = SiteOnDisk.NOW.plus(Duration.ofHours(1));

  private static final String SETTINGS =
      """
      title: { en: News, fa-AF: خبر }
      address: http://news.example/
      id: news.example,2024
      timezone: Asia/Kabul
      locales: { en: {}, fr: {}, fa-AF: {}, sr-Cyrl: {}, sr-Latn: { script-of: sr-Cyrl } }
      feeds: { entries: 3, all: { entries: 90 } }
      """;

  /** What each of them subscribed to; newsboat keeps an id once, in whichever feed. */
  private static final Map<String, List<String>> SUBSCRIPTIONS =
      new TreeMap<>(
          Map.of(
              "editions",
              List.of(
                  "en/rss.xml",
                  "fr/atom.xml",
                  "fa-AF/rss.xml",
                  "sr-Cyrl/atom.xml",
                  "sr-Latn/rss.xml"),
              "a topic",
              List.of("en/topics/sea/rss.xml", "fa-AF/topics/sea/rss.xml"),
              "all languages",
              List.of("atom.xml")));

  @TempDir static Path folder;

  private Host host;

  /** Generates a site, lets people subscribe to it, and lets them read all of it. */
  @BeforeAll
  void subscribe() throws Exception {
    Path base = folder.resolve("base");
    write(base, "seeds/site.yaml", SETTINGS);
    for (int i = 1; i <= 7; i++) {
      String front = "---\ndate: 2024-10-0" + i + "\ntopics: [sea]\nauthor: Ada\n---\n";
      write(base, "seeds/ferry-" + i + ".en.md", front + "# Ferry " + i + "\n\nIt sails.\n");
    }
    write(
        base,
        "seeds/ferry-7.fa-AF.md",
        "---\ndate: 2024-10-07\ntopics: [sea]\n---\n# کشتی\n\nمی‌رود.\n");
    write(base, "seeds/ferry-7.sr-Cyrl.txt", "---\ndate: 2024-10-07\n---\nБрод\n\nИсплови.\n");
    write(base, "seeds/harvest.fr.html", "<h1>Récolte</h1>\n<p>Elle est bonne.</p>\n");
    generate(base, SiteOnDisk.NOW, "test");
    host = Host.of(base.resolve("output"), "/");
    for (Map.Entry<String, List<String>> reader : SUBSCRIPTIONS.entrySet()) {
      Newsboat.subscribed(
              folder.resolve("base-" + reader.getKey()),
              reader.getValue().stream().map(host::url).toList())
          .read();
    }
  }

  @AfterAll
  void stop() {
    host.close();
  }

  /** What somebody does to a site between two runs. */
  private interface Edit {
    void in(Path site) throws IOException;
  }

  private static Edit writes(String file, String text) {
    return site -> write(site, file, text);
  }

  private static Edit sets(String old, String now) {
    return site -> write(site, "seeds/site.yaml", SETTINGS.replace(old, now));
  }

  private static final String FRONT = "---\ndate: 2024-10-07\ntopics: [sea]\nauthor: Ada\n";

  static Stream<Arguments> edits() {
    String seed = "seeds/ferry-7.en.md";
    return Stream.of(
        arguments("a title", writes(seed, FRONT + "---\n# Ship 7\n\nIt sails.\n")),
        arguments("a slug", writes(seed, FRONT + "slug: ship\n---\n# Ferry 7\n\nIt sails.\n")),
        arguments("a body", writes(seed, FRONT + "---\n# Ferry 7\n\nIt sank.\n\n- All\n")),
        arguments(
            "a date", writes(seed, FRONT.replace("07", "06") + "---\n# Ferry 7\n\nIt sails.\n")),
        arguments(
            "a summary", writes(seed, FRONT + "summary: Soon.\n---\n# Ferry 7\n\nIt sails.\n")),
        arguments(
            "an author",
            writes(seed, FRONT.replace("Ada", "Ben") + "---\n# Ferry 7\n\nIt sails.\n")),
        arguments(
            "a correction",
            writes(seed, FRONT + "correction: It sails.\n---\n# Ferry 7\n\nIt sails.\n")),
        arguments(
            "a further topic",
            writes(seed, FRONT.replace("sea", "sea, port") + "---\n# Ferry 7\n\nIt sails.\n")),
        arguments(
            "a seed of another kind in another folder",
            (Edit)
                site -> {
                  Files.delete(site.resolve(seed));
                  write(
                      site,
                      "seeds/en/ferry-7.html",
                      FRONT + "---\n<h1>Ferry 7</h1><p>It sails.</p>");
                }),
        arguments("https", sets("http:", "https:")),
        arguments(
            "another domain",
            sets("address: http://news.example", "address: https://other.example")),
        arguments("a folder of the host", sets("news.example/", "news.example/daily/")),
        arguments(
            "another pattern of addresses",
            sets("feeds:", "permalink: /{locale}/{story}/\nfeeds:")),
        arguments("slugs in other letters", sets("feeds:", "slug: id\nfeeds:")),
        arguments("another time zone", sets("Asia/Kabul", "America/Lima")),
        arguments("another title of the site", sets("News", "Papers")),
        arguments(
            "names of topics",
            sets("feeds:", "topics: { sea: { en: Seas, fa-AF: دریا } }\nfeeds:")),
        arguments("another order of locales", sets("{ en: {}, fr: {},", "{ fr: {}, en: {},")),
        arguments("another default", sets("feeds:", "default: en\nfeeds:")),
        arguments(
            "a further locale",
            sets("fr: {}", "fr: {}, de: { fallback: [en], untranslated: show }")),
        arguments(
            "other calendars", sets("fa-AF: {}", "fa-AF: { calendar: gregorian, digits: latn }")),
        arguments("fewer entries", sets("entries: 3", "entries: 1")),
        arguments("fewer bytes", sets("entries: 3", "entries: 3, bytes: 9000")),
        arguments("summaries alone", sets("entries: 3", "entries: 3, content: summary")),
        arguments("a hub", sets("entries: 3", "entries: 3, hub: https://hub.example/")),
        arguments(
            "a template", writes("templates/foot.vm", "<p>The end.</p></main></body></html>\n")),
        arguments("a word", writes("templates/messages/en.properties", "home.latest=News\n")),
        arguments("a style", writes("templates/assets/polyfeed.css", "p { color: black }\n")),
        arguments("no cache", (Edit) site -> FileTree.delete(site.resolve(".polyfeed"))),
        arguments("no output", (Edit) site -> FileTree.delete(site.resolve("output"))),
        arguments(
            "neither of them",
            (Edit)
                site -> {
                  FileTree.delete(site.resolve(".polyfeed"));
                  FileTree.delete(site.resolve("output"));
                }));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("edits")
  void nothingLooksNewAfter(String what, Edit edit) throws Exception {
    assertThat(newAfter(what, edit, "test")).isEmpty();
  }

  @Test
  void nothingLooksNewAfterAnUpdateOfPolyfeed() throws Exception {
    assertThat(newAfter("update", site -> {}, "another version")).isEmpty();
  }

  @Test
  void moreEntriesBringNothingBackIntoFeedsThatHaveArchives() throws Exception {
    // A topic has no archives: what was too old for its feed was never given to anybody.
    assertThat(newAfter("more entries", sets("entries: 3", "entries: 7"), "test"))
        .containsOnly(Map.entry("en/topics/sea/rss.xml", 4L));
  }

  @Test
  void aTranslationIsNewInItsLanguageAlone() throws Exception {
    Edit translate =
        writes("seeds/ferry-7.fr.md", "---\ndate: 2024-10-07\n---\n# Bac 7\n\nIl part.\n");
    assertThat(newAfter("translation", translate, "test"))
        .containsOnly(Map.entry("fr/atom.xml", 1L), Map.entry("atom.xml", 1L));
  }

  @Test
  void whatSomebodyWritesInPlaceOfAConvertedArticleIsNotNew() throws Exception {
    Edit write =
        writes("seeds/ferry-7.sr-Latn.txt", "---\ndate: 2024-10-07\n---\nTrajekt\n\nPlovi.\n");
    assertThat(newAfter("written", write, "test")).isEmpty();
  }

  @Test
  void newArticlesAreNewOnceAndPushNothingBack() throws Exception {
    Edit add =
        site -> {
          for (int i = 1; i <= 8; i++) {
            write(site, "seeds/new-" + i + ".en.md", "# New " + i + "\n\nIt is.\n");
          }
        };
    Map<String, Long> found = newAfter("articles", add, "test");
    assertThat(found).containsOnlyKeys("en/rss.xml", "atom.xml").containsEntry("atom.xml", 8L);
    // What went to its archives at once is not in its feed.
    assertThat(found.get("en/rss.xml")).isBetween(1L, 8L);
  }

  /** How many articles look new in which feeds, when a site was edited and generated again. */
  private Map<String, Long> newAfter(String name, Edit edit, String version) throws Exception {
    Path base = folder.resolve("base");
    Path site = folder.resolve(name);
    FileTree.copy(base, site);
    edit.in(site);
    generate(site, LATER, version);
    for (String edition : List.of("en", "fr", "fa-AF", "sr-Cyrl", "sr-Latn")) {
      // No id that subscribers know is gone, not even from the archives.
      assertThat(ids(site, edition)).as(edition).containsAll(ids(base, edition));
    }
    host.show(site.resolve("output"));
    Map<String, Long> fresh = new LinkedHashMap<>();
    for (String reader : SUBSCRIPTIONS.keySet()) {
      Path kept = folder.resolve(name + "-" + reader);
      FileTree.copy(folder.resolve("base-" + reader), kept);
      Newsboat newsboat = Newsboat.in(kept);
      newsboat.reload();
      newsboat
          .unreadByFeed()
          .forEach((url, count) -> fresh.put(url.replace(host.url(""), ""), count));
    }
    return fresh;
  }

  /** Of all that an edition syndicates, archives too. */
  private static Set<String> ids(Path site, String edition) throws IOException {
    Set<String> ids = new TreeSet<>();
    List<Path> feeds = new ArrayList<>(List.of(site.resolve("output/" + edition + "/feed.json")));
    try (Stream<Path> archives = Files.list(site.resolve("output/" + edition + "/archive"))) {
      archives.filter(file -> file.toString().endsWith(".json")).forEach(feeds::add);
    }
    for (Path feed : feeds) {
      for (Map<String, Object> item : Reading.of(Files.readString(feed)).items()) {
        assertThat(ids.add(Reading.text(item, "id"))).as(feed + " " + item.get("id")).isTrue();
      }
    }
    return ids;
  }

  @Test
  void whatDidNotChangeIsNotSentAgain() throws Exception {
    Path base = folder.resolve("base");
    Path site = folder.resolve("site");
    FileTree.copy(base, site);
    generate(site, LATER, "test");
    host.show(site.resolve("output"));
    Newsboat newsboat =
        Newsboat.subscribed(
            folder.resolve("reader"),
            SUBSCRIPTIONS.values().stream().flatMap(List::stream).map(host::url).toList());
    newsboat.read();
    FileTree before = FileTree.of(site.resolve("output"));

    generate(site, LATER.plusSeconds(60), "test");
    host.answers();
    newsboat.reload();
    assertThat(host.answers()).hasSize(8).allMatch(answer -> answer.status() == 304);
    assertThat(newsboat.unread()).startsWith("0 ");

    write(site, "seeds/new.en.md", "---\ntopics: sea\n---\n# New\n\nIt is.\n");
    generate(site, LATER.plusSeconds(120), "test");
    FileTree after = FileTree.of(site.resolve("output"));
    newsboat.reload();
    List<Host.Answer> answers = host.answers();
    assertThat(answers).hasSize(8);
    for (Host.Answer answer : answers) {
      String file = answer.file();
      boolean same = Arrays.equals(before.files().get(file), after.files().get(file));
      assertThat(answer.status()).as(file).isEqualTo(same ? 304 : 200);
    }
    assertThat(answers.stream().filter(answer -> answer.status() == 200).map(Host.Answer::file))
        .containsExactlyInAnyOrder("en/rss.xml", "en/topics/sea/rss.xml", "atom.xml");
    assertThat(newsboat.unread()).startsWith("1 ");
  }

  private static void generate(Path site, Instant now, String version) throws IOException {
    Folders folders =
        new Folders(site, site.resolve("seeds"), site.resolve("templates"), site.resolve("output"));
    Outcome outcome = new Polyfeed(folders, now, version).generate();
    assertThat(outcome.changes()).as(outcome.problems().all().toString()).isPresent();
  }

  private static void write(Path site, String name, String text) throws IOException {
    Path file = site.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
