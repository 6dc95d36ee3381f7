package org.polyfeed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyfeed.output.Changes;

/** What holds for every site. */
final class LawsTest {

  private static final Instant NOW = Instant.parse("2024-05-06T07:08:09Z");

  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir private Path temp;

  @Test
  void generatingTwiceTouchesNothing() throws IOException {
    Path site = sample("site");
    age(site, NOW.minus(HOUR));
    generate(site, NOW);
    Map<String, Long> times = FileTree.times(site);

    Changes again = generate(site, NOW.plus(HOUR));

    assertThat(again.none()).isTrue();
    assertThat(again.rendered()).isZero();
    assertThat(FileTree.times(site)).isEqualTo(times);
  }

  @Test
  void theCacheCanBeDeleted() throws IOException {
    Path site = sample("site");
    generate(site, NOW);
    Map<String, Long> times = FileTree.times(site.resolve("output"));
    FileTree.delete(site.resolve(".polyfeed"));

    Changes again = generate(site, NOW.plus(HOUR));

    assertThat(again.none()).isTrue();
    assertThat(again.rendered()).isEqualTo(again.files());
    assertThat(FileTree.times(site.resolve("output"))).isEqualTo(times);
  }

  @Test
  void aDamagedCacheCountsAsNone() throws IOException {
    Path site = sample("site");
    generate(site, NOW);
    Path cache = site.resolve(".polyfeed/cache");
    byte[] bytes = Files.readAllBytes(cache);
    bytes[bytes.length / 2] ^= 1;
    Files.write(cache, bytes);

    Changes again = generate(site, NOW.plus(HOUR));

    assertThat(again.none()).isTrue();
    assertThat(again.rendered()).isEqualTo(again.files());
  }

  @Test
  void theOutputCanBeDeleted() throws IOException {
    Path site = sample("site");
    generate(site, NOW);
    FileTree output = FileTree.of(site.resolve("output"));
    FileTree.delete(site.resolve("output"));

    generate(site, NOW.plus(HOUR));

    assertSame(FileTree.of(site.resolve("output")), output);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void threadsDoNotShow(int threads) throws Exception {
    Path site = sample("site");
    generate(site, NOW);
    Path other = sample("other/site");
    ForkJoinPool pool = new ForkJoinPool(threads);

    pool.submit(() -> generate(other, NOW)).get(60, TimeUnit.SECONDS);

    pool.shutdown();
    assertSameSite(other, site);
  }

  @Test
  void theOrderOfFilesDoesNotShow() throws IOException {
    Path site = sample("site");
    generate(site, NOW);
    Path other = temp.resolve("other/site");
    List<String> names = new ArrayList<>(FileTree.of(site.resolve("seeds")).files().keySet());
    names.remove("ledger.jsonl");
    Collections.shuffle(names, new Random(7));
    for (String name : names) {
      write(other, "seeds/" + name, Files.readString(site.resolve("seeds").resolve(name)));
    }

    generate(other, NOW);

    assertSameSite(other, site);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Duser.language=tr -Duser.country=TR -Duser.timezone=Asia/Tokyo"
            + " -Dfile.encoding=ISO-8859-1",
        "-Duser.language=ar -Duser.country=EG -Duser.timezone=America/Los_Angeles"
            + " -Dfile.encoding=UTF-16"
      })
  void theDefaultsOfTheHostDoNotShow(String defaults) throws Exception {
    Path site = sample("site");
    generate(site, NOW);
    Path other = sample("other/site");

    assertThat(generateElsewhere(other, List.of(defaults.split(" ")), Map.of())).isEmpty();

    assertSameSite(other, site);
  }

  @ParameterizedTest
  @ValueSource(strings = {"C", "C.UTF-8"})
  void namesOfFilesAreReadAlikeUnderCron(String charset) throws Exception {
    Path site = sample("site");
    Path named = Path.of(URI.create(site.resolve("seeds").toUri() + "%D0%B8%CC%86.ru.txt"));
    Files.writeString(named, "Имя\n\nЕго пишут по-своему.\n");
    generate(site, NOW);
    Path other = temp.resolve("other/site");
    FileTree.copy(site, other);
    Files.delete(other.resolve("seeds/ledger.jsonl"));
    FileTree.delete(other.resolve("output"));

    assertThat(generateElsewhere(other, List.of(), Map.of("LC_ALL", charset))).isEmpty();

    assertSameSite(other, site);
    assertThat(Files.readString(site.resolve("seeds/ledger.jsonl")))
        .contains("\"article\":\"\u0439/ru\"");
  }

  @Test
  void filesOfOthersSurvive() throws IOException {
    Path site = sample("site");
    write(site, "output/CNAME", "news.example");
    write(site, "output/en/2024/mine.txt", "mine");
    write(site, "output/assets/mine.css", "mine");
    generate(site, NOW);
    FileTree.delete(site.resolve("seeds"));
    write(site, "seeds/site.yaml", "address: https://news.example/\nlocales: { fr: {} }\n");
    write(site, "seeds/new.fr.txt", "Rien\n\nRien de nouveau.\n");

    // Its editions lose their feeds.
    new Polyfeed(folders(site), NOW.plus(HOUR), "test").acceptingNew().generate();

    assertThat(site.resolve("output/CNAME")).hasContent("news.example");
    assertThat(site.resolve("output/en/2024/mine.txt")).hasContent("mine");
    assertThat(site.resolve("output/assets/mine.css")).hasContent("mine");
    assertThat(FileTree.of(site.resolve("output/en")).files().keySet())
        .containsExactly("2024/mine.txt");
  }

  @Test
  void filesOfOursThatSomebodyChangedOrRemovedComeBack() throws IOException {
    Path site = sample("site");
    generate(site, NOW);
    FileTree output = FileTree.of(site.resolve("output"));
    write(site, "output/en/rss.xml", "hacked");
    Files.delete(site.resolve("output/index.html"));
    FileTree.delete(site.resolve("output/ru"));

    Changes changes = generate(site, NOW.plus(HOUR));

    assertSame(FileTree.of(site.resolve("output")), output);
    assertThat(changes.changed()).isEqualTo(1);
    assertThat(changes.none()).isFalse();
  }

  @Test
  void staleFilesAndEmptyFoldersGo() throws IOException {
    Path site = sample("site");
    write(site, "seeds/gone.en.md", "---\ndate: 2019-01-02\ntopics: rare\n---\n# Gone\n\nSoon.\n");
    generate(site, NOW);
    assertThat(site.resolve("output/en/2019/01/gone/index.html")).exists();
    assertThat(site.resolve("output/en/topics/rare/rss.xml")).exists();
    Files.delete(site.resolve("seeds/gone.en.md"));

    generate(site, NOW.plus(HOUR));

    assertThat(site.resolve("output/en/2019")).doesNotExist();
    assertThat(site.resolve("output/en/topics/rare")).doesNotExist();
    assertThat(site.resolve("output/en/topics/sea")).exists();
  }

  @Test
  void theListOfFilesNamesThemAll() throws IOException {
    Path site = sample("site");
    generate(site, NOW);

    FileTree output = FileTree.of(site.resolve("output"));

    List<String> lines = output.text(".polyfeed-files").lines().toList();
    assertThat(lines.get(0)).startsWith("site: ");
    assertThat(lines.stream().filter(line -> line.startsWith("[")))
        .containsExactly("[ASSET]", "[ARTICLE]", "[INDEX]", "[FEED]", "[SITEMAP]");
    assertThat(lines.stream().skip(1).filter(line -> !line.startsWith("[")))
        .containsExactlyInAnyOrderElementsOf(
            output.without(name -> name.equals(".polyfeed-files")).files().keySet());
  }

  @Test
  void anotherSiteNeverTakesTheFolderOver() throws IOException {
    Path site = sample("site");
    generate(site, NOW);
    FileTree before = FileTree.of(site.resolve("output"));
    Path other = temp.resolve("other");
    Files.createDirectories(other.resolve("seeds"));
    Files.writeString(other.resolve("seeds/site.yaml"), "id: other.example,2020\n");
    Files.writeString(other.resolve("seeds/a.txt"), "Other\n\nAnother site.\n");

    Outcome outcome =
        new Polyfeed(
                new Folders(
                    other,
                    other.resolve("seeds"),
                    other.resolve("templates"),
                    site.resolve("output")),
                NOW,
                "test")
            .generate();

    assertThat(outcome.problems().all())
        .anyMatch(problem -> problem.message().startsWith("the folder holds the site "));
    assertSame(FileTree.of(site.resolve("output")), before);
  }

  @Test
  void aRunThatFailsChangesNothing() throws IOException {
    Path site = sample("site");
    generate(site, NOW);
    write(site, "seeds/good.en.txt", "Good\n\nIt is.\n");
    write(site, "seeds/bad.en.md", "---\ndate: soon\n---\n# Bad\n\nIt is.\n");
    FileTree before = FileTree.of(site);
    Map<String, Long> times = FileTree.times(site);

    Outcome outcome = new Polyfeed(folders(site), NOW.plus(HOUR), "test").generate();

    assertThat(outcome.problems().hasErrors()).isTrue();
    assertThat(outcome.changes()).isEmpty();
    assertSame(FileTree.of(site), before);
    assertThat(FileTree.times(site)).isEqualTo(times);
  }

  @Test
  void whatSubscribersKnowSurvivesANewTitle() throws IOException {
    Path site = sample("site");
    generate(site, NOW);
    List<String> known = feedLines(site, "id", "url", "date_published");
    write(site, "seeds/boat.en.txt", "A ship goes by\n\nIt is white, and it is slow.\n");

    generate(site, NOW.plus(HOUR));

    assertThat(feedLines(site, "id", "url", "date_published")).isEqualTo(known);
    assertThat(feedLines(site, "title")).contains("\"title\" : \"A ship goes by\",");
    assertThat(feedLines(site, "date_modified"))
        .contains("\"date_modified\" : \"2024-05-06T08:08:09Z\",");
  }

  @Test
  void whatSubscribersKnowSurvivesANewSlugAndTheOldAddressLeadsOn() throws IOException {
    Path site = sample("site");
    generate(site, NOW);
    List<String> known = feedLines(site, "id", "date_published", "date_modified");
    Path old = site.resolve("output/en/2024/05/a-boat-goes-by/index.html");
    assertThat(old).exists();
    write(site, "seeds/boat.en.yaml", "slug: ship\n");

    generate(site, NOW.plus(HOUR));

    assertThat(feedLines(site, "id", "date_published", "date_modified")).isEqualTo(known);
    assertThat(site.resolve("output/en/2024/05/ship/index.html")).exists();
    assertThat(Files.readString(old))
        .contains("<meta http-equiv=\"refresh\" content=\"0; url=../ship/\">")
        .contains("<link rel=\"canonical\" href=\"https://news.example/en/2024/05/ship/\">");
  }

  private static boolean tellsOfMoves(String name) {
    return name.equals("_redirects") || name.equals("polyfeed.nginx.conf");
  }

  @Test
  void anOldSlugThatComesBackIsThePageAgain() throws IOException {
    Path site = sample("site");
    generate(site, NOW);
    FileTree first = FileTree.of(site.resolve("output"));
    write(site, "seeds/boat.en.yaml", "slug: ship\n");
    generate(site, NOW.plus(HOUR));
    write(site, "seeds/boat.en.yaml", "slug: a-boat-goes-by\n");

    generate(site, NOW.plus(HOUR.multipliedBy(2)));

    FileTree again = output(site);
    String ship = "en/2024/05/ship/index.html";
    assertThat(again.text(ship)).contains("url=../a-boat-goes-by/");
    assertSame(
        again.without(name -> name.equals(ship) || tellsOfMoves(name) || name.startsWith(".")),
        first.without(name -> tellsOfMoves(name) || name.startsWith(".")));
    assertThat(again.text("_redirects")).contains("/en/2024/05/ship/ /en/2024/05/a-boat-goes-by/");
  }

  @Test
  void whatSubscribersKnowSurvivesANewDomain() throws IOException {
    Path site = sample("site");
    generate(site, NOW);
    List<String> known = feedLines(site, "id", "date_published", "date_modified");
    String settings = Files.readString(site.resolve("seeds/site.yaml"));
    write(site, "seeds/site.yaml", settings.replace("news.example", "other.example"));

    generate(site, NOW.plus(HOUR));

    assertThat(feedLines(site, "id", "date_published", "date_modified")).isEqualTo(known);
    assertThat(feedLines(site, "url")).allMatch(line -> line.contains("https://other.example/"));
  }

  @Test
  void anotherFormatOfTheSameSeedKeepsItsIdentity() throws IOException {
    Path site = sample("site");
    generate(site, NOW);
    List<String> known = feedLines(site, "id", "url", "date_published");
    Files.delete(site.resolve("seeds/boat.en.txt"));
    write(site, "seeds/en/boat.md", "# A boat goes by\n\nIt is *white*.\n");

    generate(site, NOW.plus(HOUR));

    assertThat(feedLines(site, "id", "url", "date_published")).isEqualTo(known);
  }

  @Test
  void anArticleThatWasAwayComesBackAsItself() throws IOException {
    Path site = sample("site");
    generate(site, NOW);
    FileTree output = FileTree.of(site.resolve("output"));
    Path seed = site.resolve("seeds/boat.en.txt");
    String text = Files.readString(seed);
    Files.delete(seed);
    generate(site, NOW.plus(HOUR));
    Files.writeString(seed, text);

    generate(site, NOW.plus(HOUR.multipliedBy(2)));

    assertSame(FileTree.of(site.resolve("output")), output);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void keepingUpIsTheSameAsBeginningFromNothing(long seed) throws IOException {
    Path site = sample("kept/site");
    generate(site, NOW);
    Edits edits = new Edits(site, new Random(seed));
    List<String> done = new ArrayList<>();
    for (int i = 1; i <= 20; i++) {
      done.add(edits.next());
      age(site, NOW.minus(HOUR).plusSeconds(i));
      String story = "seed " + seed + ", after " + String.join("; ", done);
      Instant now = NOW.plus(HOUR.multipliedBy(i));
      Path fresh = temp.resolve("fresh-" + i + "/site");
      FileTree.copy(site.resolve("seeds"), fresh.resolve("seeds"));
      FileTree.copy(site.resolve("templates"), fresh.resolve("templates"));
      FileTree before = FileTree.of(site.resolve("output"));
      Map<String, Long> times = FileTree.times(site.resolve("output"));

      Outcome outcome = new Polyfeed(folders(site), now, "test").generate();

      assertThat(outcome.problems().hasErrors())
          .as(story + ": " + outcome.problems().all())
          .isFalse();
      generate(fresh, now);
      assertThat(FileTree.of(site.resolve("output")).differenceFrom(output(fresh)))
          .as(story)
          .isEmpty();
      assertThat(Files.readString(site.resolve("seeds/ledger.jsonl")))
          .as(story)
          .isEqualTo(Files.readString(fresh.resolve("seeds/ledger.jsonl")));
      assertUnchangedUntouched(site.resolve("output"), before, times, story);
    }
  }

  /** As if what was just written had been written then: what is too fresh is never told by time. */
  private static void age(Path site, Instant written) throws IOException {
    for (String folder : List.of("seeds", "templates")) {
      for (String name : FileTree.of(site.resolve(folder)).files().keySet()) {
        Path file = site.resolve(folder).resolve(name);
        if (Files.getLastModifiedTime(file).toInstant().isAfter(NOW)) {
          Files.setLastModifiedTime(file, FileTime.from(written));
        }
      }
    }
  }

  private static FileTree output(Path site) throws IOException {
    return FileTree.of(site.resolve("output"));
  }

  private static void assertUnchangedUntouched(
      Path output, FileTree before, Map<String, Long> times, String story) throws IOException {
    Map<String, Long> now = FileTree.times(output);
    FileTree after = FileTree.of(output);
    for (Map.Entry<String, byte[]> file : before.files().entrySet()) {
      String path = output.resolve(file.getKey()).toString();
      if (Arrays.equals(after.files().get(file.getKey()), file.getValue())) {
        assertThat(now.get(path)).as(story + ": " + path).isEqualTo(times.get(path));
      }
    }
  }

  /** Lines of all JSON feeds of editions that begin with one of the keys. */
  private static List<String> feedLines(Path site, String... keys) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String locale : List.of("en", "ru", "fa-AF")) {
      for (String line : Files.readAllLines(site.resolve("output/" + locale + "/feed.json"))) {
        if (Arrays.stream(keys).anyMatch(key -> line.startsWith("      \"" + key + "\""))) {
          lines.add(line.strip());
        }
      }
    }
    return lines;
  }

  private static Folders folders(Path site) {
    return new Folders(
        site, site.resolve("seeds"), site.resolve("templates"), site.resolve("output"));
  }

  private static Changes generate(Path site, Instant now) throws IOException {
    Outcome outcome = new Polyfeed(folders(site), now, "test").generate();
    assertThat(outcome.changes()).as(outcome.problems().all().toString()).isPresent();
    return outcome.changes().orElseThrow();
  }

  /** Generates a site in a Java of its own, and gives what that says. */
  private static String generateElsewhere(
      Path site, List<String> defaults, Map<String, String> environment) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(defaults);
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            "org.polyfeed.cli.Main",
            "generate",
            "--quiet",
            "--site",
            site.toString(),
            "--now",
            NOW.toString()));
    ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
    process.environment().putAll(environment);
    Process running = process.start();
    String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(running.waitFor()).as(said).isZero();
    return said;
  }

  private static void assertSameSite(Path site, Path expected) throws IOException {
    assertSame(output(site), output(expected));
    assertThat(Files.readString(site.resolve("seeds/ledger.jsonl")))
        .isEqualTo(Files.readString(expected.resolve("seeds/ledger.jsonl")));
  }

  private static void assertSame(FileTree tree, FileTree expected) {
    assertThat(tree.differenceFrom(expected)).isEmpty();
  }

  private static void write(Path site, String name, String text) throws IOException {
    Path file = site.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** Four stories in three locales, none of them in all. */
  private Path sample(String name) throws IOException {
    Path site = temp.resolve(name);
    write(site, "seeds/site.yaml", Edits.settings(new TreeMap<>()));
    write(site, "seeds/boat.en.txt", "A boat goes by\n\nIt is white.\n");
    write(site, "seeds/boat.ru.txt", "Лодка плывёт\n\nМИНСК — Она белая.\n");
    write(site, "seeds/boat.yaml", "topics: sea\n");
    write(site, "seeds/title.tr.txt", "Iğdır'da ilk kar\n\nIĞDIR — İlk kar yağdı.\n");
    write(site, "seeds/rain.fa-AF.txt", "باران آمد\n\nکابل — باران تمام شب بارید.\n");
    write(site, "seeds/rain.en.md", "---\ndate: 2024-03-20\n---\n# Rain\n\nAll night, [too](x).\n");
    write(site, "seeds/rain.yaml", "topics: [sky, sea]\nauthor: Ada\n");
    write(site, "seeds/2024-02-29-leap.ru.html", "<h1>Лишний день</h1><p>Раз в четыре года.</p>");
    return site;
  }
}
