package org.polyfeed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.input.SAXBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyfeed.json.Json;

/** Feeds whose older entries are in archives (RFC 5005 section 4). */
class FeedArchivesTest {

  private static final String ADDRESS = "https://n.example/";

  private static final Namespace ATOM = Namespace.getNamespace("http://www.w3.org/2005/Atom");

  private static final Namespace HISTORY =
      Namespace.getNamespace("http://purl.org/syndication/history/1.0");

  @TempDir Path folder;

  private SiteOnDisk site(String feeds) {
    return new SiteOnDisk(folder)
        .with(
            "site.yaml",
            "address: " + ADDRESS + "\nid: n.example,2024\nlocales: { en: {} }\nfeeds: " + feeds);
  }

  private static void write(SiteOnDisk site, int from, int to) {
    IntStream.range(from, to)
        .forEach(
            i ->
                site.with(
                    "story-" + i + ".md",
                    "---\ndate: %d-%02d-%02d\n---\n# Story %d\n\nText.\n"
                        .formatted(1990 + i / 336, 1 + i / 28 % 12, 1 + i % 28, i)));
  }

  /** One document of a feed, as a reader sees it: what is in it, and where it leads. */
  private record Part(List<String> ids, Map<String, String> links, boolean archive) {}

  private static Part read(SiteOnDisk site, String url) throws Exception {
    byte[] bytes = site.bytes(url.substring(ADDRESS.length()));
    if (url.endsWith(".json")) {
      Map<String, Object> feed = Json.object(new String(bytes, StandardCharsets.UTF_8));
      List<String> ids =
          ((List<?>) Objects.requireNonNull(feed.get("items")))
              .stream().map(item -> (String) ((Map<?, ?>) item).get("id")).toList();
      Map<String, String> links = new HashMap<>();
      links.put("self", (String) feed.get("feed_url"));
      Optional.ofNullable((String) feed.get("next_url"))
          .ifPresent(next -> links.put("prev-archive", next));
      return new Part(ids, links, url.contains("/archive/"));
    }
    Document document = new SAXBuilder().build(new ByteArrayInputStream(bytes));
    Element root = document.getRootElement();
    boolean atom = root.getName().equals("feed");
    Element feed = atom ? root : root.getChild("channel");
    Map<String, String> links = new HashMap<>();
    for (Element link : feed.getChildren("link", ATOM)) {
      links.put(link.getAttributeValue("rel"), link.getAttributeValue("href"));
    }
    List<String> ids =
        atom
            ? feed.getChildren("entry", ATOM).stream()
                .map(entry -> entry.getChildText("id", ATOM))
                .toList()
            : feed.getChildren("item").stream().map(item -> item.getChildText("guid")).toList();
    return new Part(ids, links, feed.getChild("archive", HISTORY) != null);
  }

  /** From the feed that one subscribes to back to the first archive. */
  private static List<Part> followed(SiteOnDisk site, String file) throws Exception {
    List<Part> read = new ArrayList<>();
    Optional<String> next = Optional.of(ADDRESS + "en/" + file);
    while (next.isPresent()) {
      String url = next.get();
      Part document = read(site, url);
      assertThat(document.links()).containsEntry("self", url);
      assertThat(document.archive()).isEqualTo(!read.isEmpty());
      if (!read.isEmpty() && !url.endsWith(".json")) {
        assertThat(document.links()).containsEntry("current", ADDRESS + "en/" + file);
        String newer = document.links().get("next-archive");
        assertThat(newer)
            .isEqualTo(read.size() == 1 ? null : read.get(read.size() - 1).links().get("self"));
      }
      read.add(document);
      next = Optional.ofNullable(document.links().get("prev-archive"));
    }
    return read;
  }

  @Test
  void whoFollowsTheLinksMeetsEachOfTenThousandEntriesOnce() throws Exception {
    SiteOnDisk site = site("{ content: summary }");
    write(site, 0, 10_000);
    site.generated();
    for (String file : new String[] {"rss.xml", "atom.xml", "feed.json"}) {
      List<Part> documents = followed(site, file);
      List<String> ids = documents.stream().flatMap(one -> one.ids().stream()).toList();
      assertThat(ids).hasSize(10_000).doesNotHaveDuplicates();
      assertThat(ids.get(0)).endsWith("story-9999/en");
      assertThat(ids.get(9_999)).endsWith("story-0/en");
      assertThat(documents.get(0).ids().size()).isBetween(26, 50);
      assertThat(documents.subList(1, documents.size())).allMatch(one -> one.ids().size() == 25);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7})
  void smallFeedsHaveArchivesToo(int most) throws Exception {
    SiteOnDisk site = site("{ entries: " + most + " }");
    for (int count = 1; count < 12; count++) {
      write(site, count - 1, count);
      site.generated(SiteOnDisk.NOW.plusSeconds(60L * count));
      List<Part> documents = followed(site, "atom.xml");
      assertThat(documents.get(0).ids().size()).isBetween(1, most);
      assertThat(documents.stream().flatMap(one -> one.ids().stream()))
          .hasSize(count)
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void aFullArchiveChangesOnceWhenTheNextIsThereAndNeverAgain() {
    SiteOnDisk site = site("{ entries: 4 }");
    write(site, 0, 9);
    site.generated();
    byte[] first = site.bytes("en/archive/atom-1.xml");
    byte[] second = site.bytes("en/archive/rss-2.xml");
    // What is dated back is as new as all that came with it.
    site.with("late.md", "---\ndate: 1999-01-01\n---\n# Late\n\nText.\n");
    write(site, 9, 30);
    site.generated(SiteOnDisk.NOW.plusSeconds(60));
    assertThat(site.bytes("en/archive/atom-1.xml")).isEqualTo(first);
    assertThat(site.bytes("en/archive/rss-2.xml")).isEqualTo(second);
  }

  @Test
  void whatIsWithdrawnOrDatedAnewMovesNothingElse() throws Exception {
    SiteOnDisk site = site("{ entries: 4 }");
    write(site, 0, 20);
    site.generated();
    List<List<String>> before = ids(followed(site, "atom.xml"));
    site.without("story-0.md").without("story-1.md").without("story-7.md");
    site.with("story-5.md", "---\ndate: 2020-01-01\n---\n# Story 5\n\nText.\n");
    write(site, 20, 30);
    site.generated(SiteOnDisk.NOW.plusSeconds(60));
    List<List<String>> after = ids(followed(site, "atom.xml"));
    List<String> gone =
        List.of(
            "tag:n.example,2024:story-0/en",
            "tag:n.example,2024:story-1/en",
            "tag:n.example,2024:story-7/en");
    for (int i = 1; i < before.size(); i++) {
      List<String> kept = new ArrayList<>(before.get(before.size() - i));
      kept.removeAll(gone);
      int same = i;
      if (kept.isEmpty()) {
        assertThat(after).noneMatch(ids -> ids.containsAll(before.get(before.size() - same)));
      } else {
        assertThat(after).anyMatch(ids -> ids.size() == kept.size() && ids.containsAll(kept));
      }
    }
    assertThat(after.stream().flatMap(List::stream)).hasSize(27).doesNotHaveDuplicates();
  }

  @Test
  void aFeedIsNeverEmptyWhereItsArchivesAreNot() throws Exception {
    SiteOnDisk site = site("{ entries: 1 }");
    write(site, 0, 4);
    site.generated();
    site.without("story-3.md").generated();
    List<Part> documents = followed(site, "atom.xml");
    assertThat(documents).hasSize(3);
    assertThat(documents.get(0).ids()).containsExactly("tag:n.example,2024:story-2/en");
  }

  private static List<List<String>> ids(List<Part> documents) {
    return documents.stream().map(Part::ids).toList();
  }

  @Test
  void nobodyIsToldOfArchivesWhereAllFitsIntoTheFeed() throws Exception {
    SiteOnDisk site = site("{ entries: 4 }");
    write(site, 0, 4);
    site.generated();
    assertThat(site.files()).noneMatch(file -> file.contains("archive/atom"));
    assertThat(followed(site, "rss.xml")).hasSize(1);
  }
}
