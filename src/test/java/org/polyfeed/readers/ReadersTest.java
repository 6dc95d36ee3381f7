package org.polyfeed.readers;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.module.DCModule;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Entities;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * Readers and parsers that others wrote understand every XML feed as the JSON feed beside it means
 * it, field by field. What a reader leaves out or changes is said here, where it is tried.
 */
@ParameterizedClass(name = "{0}")
@ArgumentsSource(Sites.class)
final class ReadersTest {

  /** Parsers from npm, and their versions. */
  private static final Map<String, String> PARSERS =
      Map.of("feedsmith", "3.0.1", "feedparser", "2.6.0");

  /** What newsboat takes for languages from the right: a region makes it blind to them. */
  private static final Set<String> FROM_THE_RIGHT = Set.of("ar", "fa", "ps", "ur");

  private final ServedSite site;

  @TempDir private Path folder;

  private final List<String> feeds;

  ReadersTest(ServedSite site) {
    this.site = site;
    this.feeds = site.xmlFeeds();
  }

  private static boolean isRss(String file) {
    return file.matches("(.*/)?rss[^/]*");
  }

  private String path(String file) {
    return site.site().output().resolve(file).toString();
  }

  /** RSS has HTML in descriptions. */
  private static void readDescription(Map<String, Object> item) {
    item.put("summary", Parser.unescapeEntities(Reading.text(item, "summary"), false));
  }

  private List<Reading> read(Tool tool, List<String> arguments) throws Exception {
    List<String> all = new ArrayList<>(arguments);
    feeds.forEach(file -> all.add(path(file)));
    Tool.Run run = tool.run(folder, all);
    assertThat(run.code()).as(run.printed()).isZero();
    List<Reading> read = run.printed().lines().map(Reading::of).toList();
    assertThat(read).hasSameSizeAs(feeds).hasSizeGreaterThan(80);
    return read;
  }

  private Tool feedparser() throws Exception {
    Path system = Path.of("/usr/bin/python3");
    Tool python = Files.isExecutable(system) ? new Tool(system) : Tool.find("python3", "python3");
    return python.run(folder, List.of("-c", "import feedparser")).code() == 0
        ? python
        : Tool.missing("feedparser is not installed; apt-get install python3-feedparser");
  }

  @Test
  void whoFollowsAFeedOverHttpMeetsEveryEntryOnce() throws Exception {
    List<String> arguments =
        new ArrayList<>(List.of(Tool.script("follow.py"), site.address(), site.host().url("")));
    List<String> files =
        site.site().files().stream()
            .filter(file -> file.matches("[^/]+/(rss\\.xml|atom\\.xml|feed\\.json)"))
            .toList();
    arguments.addAll(files);
    Tool.Run run = feedparser().run(folder, arguments);
    assertThat(run.code()).as(run.printed()).isZero();
    List<Reading> followed = run.printed().lines().map(Reading::of).toList();
    assertThat(followed).hasSameSizeAs(files).hasSizeGreaterThan(20);
    for (Reading reading : followed) {
      String file = Reading.text(reading.feed(), "file");
      String edition = file.substring(0, file.indexOf('/'));
      Set<String> all = new HashSet<>();
      for (String json : site.feeds("feed.json")) {
        if (json.matches(edition + "/(archive/)?[^/]+")) {
          Reading.of(site.site().text(json))
              .items()
              .forEach(item -> all.add(Reading.text(item, "id")));
        }
      }
      assertThat(Reading.texts(reading.feed(), "ids"))
          .as(file)
          .doesNotHaveDuplicates()
          .containsExactlyInAnyOrderElementsOf(all);
    }
  }

  @Test
  void feedparserUnderstandsEveryFeedWithoutAMurmur() throws Exception {
    List<Reading> read = read(feedparser(), List.of(Tool.script("feedparser_read.py")));
    for (int i = 0; i < read.size(); i++) {
      String file = feeds.get(i);
      boolean rss = isRss(file);
      Reading meant = Reading.meant(site, file);
      Object language = meant.feed().get("language");
      read.get(i)
          .changed(
              feed -> {
                assertThat(feed.remove("faults")).as(file).isEqualTo("");
                assertThat(feed.remove("version")).as(file).isEqualTo(rss ? "rss20" : "atom10");
                feed.remove("older");
              },
              item -> {
                if (rss) {
                  readDescription(item);
                  // It leaves to us that an item has the language of its channel.
                  item.replace("language", "", language);
                }
              })
          .assertSays(
              file,
              meant.changed(
                  feed -> {},
                  item -> {
                    // Where an entry has no summary, it gives the content for one.
                    if (item.get("summary").equals("")) {
                      item.put("summary", item.get("content"));
                    }
                  }));
    }
  }

  @Test
  void feedsmithUnderstandsEveryFeed() throws Exception {
    List<Reading> read = readWithNode("feedsmith");
    for (int i = 0; i < read.size(); i++) {
      String file = feeds.get(i);
      Reading meant = Reading.meant(site, file);
      Object language = meant.feed().get("language");
      read.get(i)
          .changed(
              feed -> feed.remove("version", isRss(file) ? "rss" : "atom"),
              item -> {
                if (isRss(file)) {
                  readDescription(item);
                  // It leaves to us that an item has the language of its channel.
                  item.replace("language", "", language);
                }
              })
          .assertSays(file, meant);
    }
  }

  @Test
  void feedparserOfNodeUnderstandsEveryFeed() throws Exception {
    List<Reading> read = readWithNode("feedparser");
    for (int i = 0; i < read.size(); i++) {
      String file = feeds.get(i);
      Reading meant = Reading.meant(site, file);
      read.get(i)
          .changed(
              feed -> feed.remove("version", isRss(file) ? "rss" : "atom"),
              item -> {
                if (isRss(file)) {
                  readDescription(item);
                  // It gives the time of publication for that of change.
                  assertThat(item.remove("updated")).isEqualTo(item.get("published"));
                } else {
                  item.remove("topics");
                }
              })
          .assertSays(
              file,
              meant.changed(
                  // It takes titles for HTML, and drops what HTML knows.
                  feed -> feed.put("title", Reading.text(feed, "title").replace("<b>", "")),
                  item -> {
                    item.remove("language");
                    // It keeps the first author; RFC 4287 section 4.2.1: else that of the feed,
                    // which it also takes where an entry in Atom has several.
                    List<String> authors = Reading.texts(item, "authors");
                    boolean keeps = authors.size() == 1 || (isRss(file) && !authors.isEmpty());
                    item.put(
                        "authors", keeps ? authors.get(0) : Reading.text(meant.feed(), "site"));
                    if (!isRss(file)) {
                      // Of Atom's topics it keeps the key, not the name.
                      item.remove("topics");
                    }
                    // Where an item has no content, it gives the summary for both.
                    if (item.get("content").equals("")) {
                      String summary = Reading.text(item, "summary");
                      item.put("content", isRss(file) ? Entities.escape(summary) : summary);
                    }
                  }));
    }
  }

  private List<Reading> readWithNode(String parser) throws Exception {
    Tool node = Tool.find("node", "nodejs");
    String release = parser + "@" + PARSERS.get(parser);
    Path installed = Npm.install(release, folder);
    return read(node, List.of(Tool.script("npm_read.cjs"), installed.toString(), parser));
  }

  @Test
  void sfeedUnderstandsEveryFeed() throws Exception {
    Tool sfeed = Tool.find("sfeed", "sfeed");
    for (String file : feeds) {
      Tool.Run run = sfeed.run(folder, Path.of(path(file)), List.of());
      assertThat(run.code()).as(run.printed()).isZero();
      List<Map<String, Object>> items = new ArrayList<>();
      for (String line : run.printed().lines().toList()) {
        String[] values = line.split("\t", -1);
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", values[5]);
        item.put("url", values[2]);
        item.put("title", values[1]);
        item.put("published", Instant.ofEpochSecond(Long.parseLong(values[0])).toString());
        item.put("authors", values[6]);
        if (isRss(file)) {
          item.put("topics", values[8]);
        }
        item.put(
            "content", values[3].replace("\\n", "\n").replace("\\t", "\t").replace("\\\\", "\\"));
        items.add(item);
      }
      new Reading(Map.of(), items)
          .assertSays(
              file,
              Reading.meant(site, file)
                  .changed(
                      Map::clear,
                      item -> {
                        // It knows neither, and one text of each item.
                        item.keySet().removeAll(Set.of("updated", "language"));
                        keepOneText(item, isRss(file));
                        item.put(
                            "authors",
                            Reading.texts(item, "authors").stream().findFirst().orElse(""));
                        if (isRss(file)) {
                          item.put("topics", String.join("|", Reading.texts(item, "topics")));
                        } else {
                          // Of Atom's topics it keeps the key, not the name.
                          item.remove("topics");
                        }
                      }));
    }
  }

  /** What many readers show: the content, else the summary. */
  private static void keepOneText(Map<String, Object> item, boolean html) {
    String summary = (String) item.remove("summary");
    if (item.get("content").equals("")) {
      item.put("content", html ? Entities.escape(summary) : summary);
    }
  }

  @Test
  void newsboatShowsEveryArticleOnce() throws Exception {
    int groups = 0;
    for (List<String> files : withoutRepetition(feeds)) {
      Newsboat reader =
          Newsboat.subscribed(
              folder.resolve("newsboat-" + groups++),
              files.stream().map(file -> site.host().url(file)).toList());
      Map<String, Reading> kept = reader.kept();
      for (String file : files) {
        Reading meant = Reading.meant(site, file);
        boolean fromTheRight = FROM_THE_RIGHT.contains(meant.feed().get("language"));
        kept.get(site.host().url(file))
            .changed(feed -> {}, item -> item.remove("unread"))
            .inOrderOfIds()
            .assertSays(
                file,
                meant
                    .changed(
                        feed -> {
                          // Of the language it keeps the direction alone.
                          feed.keySet().retainAll(Set.of("title", "home"));
                          feed.put("fromTheRight", fromTheRight);
                        },
                        item -> {
                          item.keySet().removeAll(Set.of("updated", "topics", "language"));
                          keepOneText(item, isRss(file));
                          // Of several authors it keeps in RSS the last.
                          List<String> authors = Reading.texts(item, "authors");
                          int first = isRss(file) ? Math.max(0, authors.size() - 1) : 0;
                          item.put(
                              "authors", String.join(", ", authors.subList(first, authors.size())));
                        })
                    .inOrderOfIds());
      }
    }
  }

  /** Newsboat keeps what has the same id once, in whichever feed. */
  private List<List<String>> withoutRepetition(List<String> files) {
    List<List<String>> groups = new ArrayList<>();
    List<Set<Object>> ids = new ArrayList<>();
    for (String file : files) {
      Set<Object> own = new HashSet<>();
      Reading.meant(site, file).items().forEach(item -> own.add(item.get("id")));
      int group = 0;
      while (group < groups.size() && own.stream().anyMatch(ids.get(group)::contains)) {
        group++;
      }
      if (group == groups.size()) {
        groups.add(new ArrayList<>());
        ids.add(new HashSet<>());
      }
      groups.get(group).add(file);
      ids.get(group).addAll(own);
    }
    return groups;
  }

  @Test
  void romeUnderstandsEveryFeed() throws Exception {
    for (String file : feeds) {
      SyndFeed feed;
      try (XmlReader reader = new XmlReader(Path.of(path(file)).toFile())) {
        feed = new SyndFeedInput().build(reader);
      }
      Reading meant = Reading.meant(site, file);
      read(feed, isRss(file))
          .assertSays(
              file,
              meant.changed(
                  said -> {
                    if (!isRss(file)) {
                      // It does not read xml:lang, and takes the feed's own URL for its page.
                      said.remove("language");
                      said.put("home", said.get("self"));
                    }
                    said.keySet().removeAll(Set.of("self", "hub", "site"));
                  },
                  item -> {
                    item.remove("language");
                  }));
    }
  }

  private static Reading read(SyndFeed feed, boolean rss) {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("title", feed.getTitle());
    said.put("description", feed.getDescription());
    said.put("home", feed.getLink());
    if (rss) {
      said.put("language", feed.getLanguage());
    }
    said.put("updated", time(feed.getPublishedDate()));
    List<Map<String, Object>> items = new ArrayList<>();
    for (SyndEntry entry : feed.getEntries()) {
      Map<String, Object> item = new LinkedHashMap<>();
      item.put("id", entry.getUri());
      item.put("url", entry.getLink());
      item.put("title", entry.getTitle());
      item.put("published", time(entry.getPublishedDate()));
      if (!rss) {
        item.put("updated", time(entry.getUpdatedDate()));
      }
      item.put(
          "topics",
          entry.getCategories().stream().map(one -> rss ? one.getName() : one.getLabel()).toList());
      item.put(
          "authors",
          rss
              ? ((DCModule) entry.getModule(DCModule.URI)).getCreators()
              : entry.getAuthors().stream().map(SyndPerson::getName).toList());
      item.put("summary", entry.getDescription() == null ? "" : entry.getDescription().getValue());
      item.put(
          "content",
          entry.getContents().stream().map(SyndContent::getValue).findFirst().orElse(""));
      if (rss) {
        readDescription(item);
      }
      items.add(item);
    }
    return new Reading(said, items);
  }

  @SuppressWarnings("JavaUtilDate") // Rome's model has no other.
  private static String time(Date date) {
    return date.toInstant().toString();
  }
}
