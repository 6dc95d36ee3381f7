package org.polyfeed.readers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Somebody who reads with newsboat.
 *
 * @param folder where newsboat keeps what it knows
 */
record Newsboat(Tool newsboat, Tool python, Path folder) {

  /**
   * Subscribes to feeds and fetches them.
   *
   * @param folder for what newsboat keeps, which must not exist yet
   */
  static Newsboat subscribed(Path folder, List<String> urls)
      throws IOException, InterruptedException {
    Newsboat reader = in(folder);
    Files.createDirectories(folder);
    Files.write(folder.resolve("urls"), urls);
    Files.createFile(folder.resolve("config"));
    reader.reload();
    return reader;
  }

  /** With what newsboat keeps in a folder. */
  static Newsboat in(Path folder) {
    return new Newsboat(Tool.find("newsboat", "newsboat"), Tool.find("python3", "python3"), folder);
  }

  /** Reads all that there is. */
  void read() throws IOException, InterruptedException {
    // It keeps the validators of a feed only from the second time on.
    reload();
    cache("--read");
  }

  /** Fetches what is new. */
  void reload() throws IOException, InterruptedException {
    run("reload");
  }

  /** As newsboat itself counts it. */
  String unread() throws IOException, InterruptedException {
    return run("print-unread").strip();
  }

  private String run(String command) throws IOException, InterruptedException {
    Tool.Run run =
        newsboat.run(
            folder, List.of("-u", "urls", "-c", "cache.db", "-C", "config", "-x", command));
    assertThat(run.code()).as(run.printed()).isZero();
    return run.printed();
  }

  /** What it keeps, by the URLs of feeds. */
  Map<String, Reading> kept() throws IOException, InterruptedException {
    return cache();
  }

  private Map<String, Reading> cache(String... options) throws IOException, InterruptedException {
    List<String> arguments =
        new ArrayList<>(
            List.of(Tool.script("newsboat_read.py"), folder.resolve("cache.db").toString()));
    arguments.addAll(List.of(options));
    Tool.Run run = python.run(folder, arguments);
    assertThat(run.code()).as(run.printed()).isZero();
    Map<String, Reading> feeds = new LinkedHashMap<>();
    for (String line : run.printed().lines().toList()) {
      Reading feed = Reading.of(line);
      feeds.put(String.valueOf(feed.feed().remove("feed")), feed);
    }
    return feeds;
  }

  /** How many it has not read yet, by the URLs of those feeds that have any. */
  Map<String, Long> unreadByFeed() throws IOException, InterruptedException {
    Map<String, Long> unread = new LinkedHashMap<>();
    kept()
        .forEach(
            (url, feed) ->
                feed.items().stream()
                    .filter(item -> item.get("unread").equals(true))
                    .forEach(item -> unread.merge(url, 1L, Long::sum)));
    return unread;
  }
}
