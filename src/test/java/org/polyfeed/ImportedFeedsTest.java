package org.polyfeed;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyfeed.importer.Imported;
import org.polyfeed.importer.Importer;
import org.polyfeed.importer.Wishes;
import org.polyfeed.problem.Problems;
import org.polyfeed.readers.RichSite;
import org.polyfeed.site.Site;

/** Who moves a site by its own feeds shows its subscribers nothing new. */
final class ImportedFeedsTest {

  private static final Wishes WISHES =
      new Wishes(
          Optional.empty(),
          false,
          false,
          false,
          false,
          false,
          false,
          100_000_000,
          true,
          Duration.ofSeconds(60),
          SiteOnDisk.NOW.plus(Duration.ofDays(1)));

  @TempDir private Path temp;

  private Imported imported(Path folder, List<String> sources) throws Exception {
    Folders folders =
        new Folders(
            folder, folder.resolve("seeds"), folder.resolve("templates"), folder.resolve("output"));
    Problems problems = new Problems();
    Site site = new Polyfeed(folders, SiteOnDisk.NOW, "test").site(new Problems());
    Imported imported =
        new Importer(folders.seeds(), "seeds", site, WISHES, problems)
            .run(sources, InputStream.nullInputStream());
    assertThat(problems.all()).isEmpty();
    return imported;
  }

  /** Three languages, times that are equal, offsets, updates, media, and archives. */
  private SiteOnDisk published(String address) {
    SiteOnDisk site =
        new SiteOnDisk(temp.resolve("before"))
            .with(
                "site.yaml",
                "title: { en: World Desk, fr: Service Monde, fa: میز جهان }\naddress: "
                    + address
                    + "\n"
                    + "id: news.example,2019\n"
                    + "locales: { en: {}, fr: { untranslated: omit }, fa: { untranslated: omit }"
                    + " }\n"
                    + "feeds: { entries: 6 }\n");
    for (int i = 1; i <= 28; i++) {
      String head =
          "---\ndate: 2024-%02d-11T08:30:00Z\nupdated: 2024-12-%02dT10:00:07Z\ntopics: [Sea & \"sky\", Ports]\nauthors: [{ name: Ada Moreau, url: https://ada.example/ }]\n"
              .formatted(1 + i / 3, i);
      String media =
          i % 4 == 0
              ? "audio: { src: https://cdn.example/%d.mp3, length: 1234, duration: 754, title: \"Talk: one\" }\nimage: { src: https://cdn.example/%d.jpg, alt: \"A ship\" }\n"
                  .formatted(i, i)
              : "";
      site.with(
          "ferry/story-" + i + ".en.md",
          head
              + media
              + "---\n# Ferry %d: 'a' & \"b\" <i>\n\nIt *sails* to 1 < 2.\n\n- one\n".formatted(i));
      if (i % 2 == 0) {
        site.with(
            "ferry/story-" + i + ".fr.md", head + "---\n# Bac nº %d\n\nIl part.\n".formatted(i));
        site.with(
            "ferry/story-" + i + ".fa.md", head + "---\n# کشتی %d\n\nکشتی رسید.\n".formatted(i));
      }
    }
    site.generated();
    assertThat(site.files("archive/atom-1.xml")).hasSize(3);
    return site;
  }

  private static HttpServer server() throws Exception {
    return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  private static void serve(HttpServer server, Path root) {
    server.createContext(
        "/",
        exchange -> {
          Path file = root.resolve(exchange.getRequestURI().getPath().substring(1));
          boolean there = Files.isRegularFile(file);
          byte[] bytes = there ? Files.readAllBytes(file) : new byte[0];
          exchange.sendResponseHeaders(there ? 200 : 404, there ? bytes.length : -1);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }

  /** All that was ever in a feed, newest first, as readers know it who follow its archives. */
  private static List<FeedReadBack.One> all(SiteOnDisk site, String feed) {
    List<FeedReadBack.One> items = new ArrayList<>(FeedReadBack.of(site, feed).items());
    int dot = feed.lastIndexOf('.');
    int slash = feed.lastIndexOf('/');
    String folder = feed.substring(0, slash) + "/archive/" + feed.substring(slash + 1, dot);
    int last = 0;
    while (site.has(folder + "-" + (last + 1) + feed.substring(dot))) {
      last++;
    }
    for (int number = last; number > 0; number--) {
      String file = folder + "-" + number + feed.substring(dot);
      items.addAll(FeedReadBack.of(site, file).items());
    }
    return items;
  }

  @ParameterizedTest
  @ValueSource(strings = {"atom.xml", "feed.json"})
  void aSiteThatMovesByItsFeedsOverHttpShowsNothingNew(String format) throws Exception {
    HttpServer server = server();
    try {
      String address = "http://localhost:" + server.getAddress().getPort() + "/";
      SiteOnDisk before = published(address);
      serve(server, before.output());
      List<String> sources =
          List.of("en", "fr", "fa").stream()
              .map(locale -> address + locale + "/" + format)
              .toList();
      Path folder = Files.createDirectory(temp.resolve("after"));
      Imported imported = imported(folder, sources);
      assertThat(imported.added()).hasSize(28 + 14 + 14);
      assertThat(imported.moving()).isEmpty();
      SiteOnDisk after = new SiteOnDisk(folder).generated(SiteOnDisk.NOW.plusSeconds(60));
      for (String locale : List.of("en", "fr", "fa")) {
        for (String feed : List.of("atom.xml", "feed.json", "rss.xml")) {
          String file = locale + "/" + feed;
          assertThat(all(after, file)).as(file).containsExactlyElementsOf(all(before, file));
        }
      }
    } finally {
      server.stop(0);
    }
  }

  @Test
  void rssAloneKeepsIdsDatesAndOrder() throws Exception {
    HttpServer server = server();
    try {
      String address = "http://localhost:" + server.getAddress().getPort() + "/";
      SiteOnDisk before = published(address);
      serve(server, before.output());
      Path folder = Files.createDirectory(temp.resolve("after"));
      imported(folder, List.of(address + "en/rss.xml", address + "fr/rss.xml"));
      SiteOnDisk after = new SiteOnDisk(folder).generated(SiteOnDisk.NOW.plusSeconds(60));
      for (String file : List.of("en/rss.xml", "fr/rss.xml")) {
        assertThat(all(after, file)).as(file).isEqualTo(all(before, file));
      }
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aSiteWithEverythingIsTheSameInEveryFeedAfterItsFolderWasImported() throws Exception {
    SiteOnDisk before = RichSite.in(temp.resolve("before"));
    Path folder = temp.resolve("after");
    Files.createDirectories(folder.resolve("seeds"));
    Files.copy(temp.resolve("before/seeds/site.yaml"), folder.resolve("seeds/site.yaml"));
    imported(folder, List.of(before.output().toString()));
    SiteOnDisk after = new SiteOnDisk(folder).generated(SiteOnDisk.NOW.plus(Duration.ofDays(2)));
    List<String> feeds =
        before.files().stream()
            .filter(file -> file.matches("[A-Za-z-]+/(rss\\.xml|atom\\.xml|feed\\.json)"))
            .toList();
    assertThat(feeds).hasSizeGreaterThan(20);
    for (String file : feeds) {
      assertThat(ids(after, file)).as(file).isEqualTo(ids(before, file));
    }
    Imported again = imported(folder, List.of(before.output().toString()));
    assertThat(again.added()).isEmpty();
    assertThat(again.known()).isPositive();
  }

  private static List<String> ids(SiteOnDisk site, String file) {
    return all(site, file).stream()
        .map(item -> item.id() + " " + item.published() + " " + item.updated() + " " + item.url())
        .toList();
  }
}
