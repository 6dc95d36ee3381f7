package org.polyfeed.readers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfeed.json.Json;

/** Feed readers that others wrote see of the project's own site what its JSON feeds say. */
class ReadersTest {

  @TempDir Path folder;

  private OwnSite site;

  @BeforeEach
  void serve() throws Exception {
    site = OwnSite.serve(folder);
  }

  @AfterEach
  void stop() {
    site.close();
  }

  private static Path resource(String name) {
    return Path.of("src", "test", "resources", "readers", name).toAbsolutePath();
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> items(Map<String, Object> feed) {
    return (List<Map<String, Object>>) feed.get("items");
  }

  private Map<String, Object> jsonFeed(String beside) throws Exception {
    String path = beside.replaceAll("(rss|atom)\\.xml$", "feed.json");
    return Json.object(Files.readString(site.output().resolve(path.substring(1))));
  }

  @Test
  void feedparserReadsEveryFeedWithoutAMurmur() throws Exception {
    Tool python = Tool.find("python3", "python3");
    Path system = Path.of("/usr/bin/python3");
    Tool parser = Files.isExecutable(system) ? new Tool(system) : python;
    if (parser.run(folder, List.of("-c", "import feedparser")).code() != 0) {
      Tool.missing("feedparser is not installed; apt-get install python3-feedparser");
    }
    List<String> feeds = new ArrayList<>(site.files("rss.xml"));
    feeds.addAll(site.files("atom.xml"));
    List<String> arguments = new ArrayList<>(List.of(resource("feedparser_read.py").toString()));
    feeds.forEach(feed -> arguments.add(site.output().resolve(feed.substring(1)).toString()));
    Tool.Run run = parser.run(folder, arguments);
    assertThat(run.code()).as(run.printed()).isZero();
    List<String> lines = run.printed().lines().toList();
    assertThat(lines).hasSameSizeAs(feeds).hasSizeGreaterThan(80);
    for (int i = 0; i < lines.size(); i++) {
      Map<String, Object> read = Json.object(lines.get(i));
      Map<String, Object> meant = jsonFeed(feeds.get(i));
      String name = feeds.get(i);
      assertThat(read.get("bozo")).as(name).isEqualTo("");
      assertThat(read.get("version")).as(name).isIn("rss20", "atom10");
      assertThat(read.get("language")).as(name).isEqualTo(meant.get("language"));
      assertThat(items(read)).as(name).hasSameSizeAs(items(meant));
      for (int j = 0; j < items(meant).size(); j++) {
        Map<String, Object> one = items(read).get(j);
        Map<String, Object> other = items(meant).get(j);
        assertThat(one.get("id")).as(name).isEqualTo(other.get("id"));
        assertThat(one.get("url")).as(name).isEqualTo(other.get("url"));
        assertThat(one.get("title")).as(name).isEqualTo(other.get("title"));
        assertThat(one.get("published")).as(name).isEqualTo(other.get("date_published"));
        assertThat(text(one.get("content"))).as(name).isEqualTo(text(other.get("content_html")));
      }
    }
  }

  private static String text(Object html) {
    return Jsoup.parse(String.valueOf(html)).text();
  }

  @Test
  void newsboatShowsEveryArticleOfEveryEditionOnce() throws Exception {
    Tool newsboat = Tool.find("newsboat", "newsboat");
    Tool python = Tool.find("python3", "python3");
    // Newsboat keeps what has the same id once, in whichever feed.
    List<String> feeds =
        site.files("rss.xml").stream().filter(path -> path.matches("/[^/]+/rss\\.xml")).toList();
    Path urls = folder.resolve("urls");
    Files.write(urls, feeds.stream().map(site::url).toList());
    Path cache = folder.resolve("cache.db");
    Path config = Files.createFile(folder.resolve("config"));
    List<String> options =
        List.of("-u", urls.toString(), "-c", cache.toString(), "-C", config.toString());
    for (int i = 0; i < 2; i++) {
      List<String> reload = new ArrayList<>(options);
      reload.addAll(List.of("-x", "reload"));
      Tool.Run run = newsboat.run(folder, reload);
      assertThat(run.code()).as(run.printed()).isZero();
    }
    Tool.Run read =
        python.run(folder, List.of(resource("newsboat_read.py").toString(), cache.toString()));
    assertThat(read.code()).as(read.printed()).isZero();
    Map<String, Map<String, Object>> seen = new TreeMap<>();
    for (String line : read.printed().lines().toList()) {
      Map<String, Object> item = Json.object(line);
      assertThat(seen.put(item.get("feed") + " " + item.get("id"), item)).isNull();
    }
    int wanted = 0;
    for (String feed : feeds) {
      for (Map<String, Object> meant : items(jsonFeed(feed))) {
        wanted++;
        Map<String, Object> item = seen.get(site.url(feed) + " " + meant.get("id"));
        assertThat(item).as(feed + " " + meant.get("id")).isNotNull();
        assertThat(item.get("title")).isEqualTo(meant.get("title"));
        assertThat(item.get("url")).isEqualTo(meant.get("url"));
        assertThat(Instant.ofEpochSecond(Long.parseLong((String) item.get("published"))))
            .isEqualTo(Instant.parse((String) meant.get("date_published")));
        assertThat(text(item.get("content"))).isEqualTo(text(meant.get("content_html")));
      }
    }
    assertThat(seen).hasSize(wanted);
    assertThat(wanted).isGreaterThan(20);
  }
}
