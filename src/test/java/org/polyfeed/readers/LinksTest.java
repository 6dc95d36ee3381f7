package org.polyfeed.readers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every link of the project's own site leads somewhere, and pages agree about each other. */
class LinksTest {

  private static final String ADDRESS = "https://polyfeed.example";

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

  private Document page(String path) throws IOException {
    String html = Files.readString(site.output().resolve(path.substring(1)));
    return Jsoup.parse(html, ADDRESS + path.replaceAll("index\\.html$", ""));
  }

  private boolean isThere(String url) {
    String path = URI.create(url).getPath();
    return Files.isRegularFile(
        site.output().resolve(path.substring(1) + (path.endsWith("/") ? "index.html" : "")));
  }

  @Test
  void everyLinkWithinTheSiteLeadsToAFile() throws Exception {
    Set<String> broken = new TreeSet<>();
    int links = 0;
    for (String path : site.files(".html")) {
      Document page = page(path);
      for (String name : List.of("href", "src")) {
        for (Element element : page.select("[" + name + "]")) {
          String url = element.absUrl(name);
          if (url.startsWith(ADDRESS + "/")) {
            links++;
            if (!isThere(url)) {
              broken.add(path + " -> " + url);
            }
          }
        }
      }
    }
    assertThat(broken).isEmpty();
    assertThat(links).isGreaterThan(1_000);
  }

  @Test
  void noPageLoadsAnythingFromAnotherHost() throws Exception {
    for (String path : site.files(".html")) {
      Document page = page(path);
      for (Element element : page.select("[src], [srcset], [poster], link[rel=stylesheet]")) {
        String name = element.hasAttr("src") ? "src" : "href";
        assertThat(element.absUrl(name)).as(path + " " + element).startsWith(ADDRESS + "/");
        assertThat(element.hasAttr("srcset") || element.hasAttr("poster")).isFalse();
      }
      assertThat(page.select("script:not([type=application/ld+json]), iframe, object, embed"))
          .as(path)
          .isEmpty();
    }
    for (String path : site.files(".css")) {
      assertThat(Files.readString(site.output().resolve(path.substring(1))))
          .doesNotContain("url(", "@import");
    }
  }

  @Test
  void everyFragmentLeadsToAnElement() throws Exception {
    Set<String> broken = new TreeSet<>();
    for (String path : site.files(".html")) {
      Document page = page(path);
      for (Element link : page.select("a[href^=#]")) {
        if (page.getElementById(link.attr("href").substring(1)) == null) {
          broken.add(path + " -> " + link.attr("href"));
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void everyIdIsOnItsPageOnce() throws Exception {
    for (String path : site.files(".html")) {
      List<String> ids = page(path).select("[id]").eachAttr("id");
      assertThat(ids).as(path).doesNotHaveDuplicates();
    }
  }

  @Test
  void everyAlternateNamesThisPageToo() throws Exception {
    Map<String, Map<String, String>> alternates = new TreeMap<>();
    for (String path : site.files("index.html")) {
      Map<String, String> found = new TreeMap<>();
      page(path)
          .select("link[rel=alternate][hreflang]")
          .forEach(link -> found.put(link.attr("hreflang"), link.attr("href")));
      alternates.put(ADDRESS + path.replaceAll("index\\.html$", ""), found);
    }
    List<String> wrong = new ArrayList<>();
    alternates.forEach(
        (url, found) ->
            found.forEach(
                (locale, other) -> {
                  boolean chooser = other.equals(ADDRESS + "/") || url.equals(ADDRESS + "/");
                  if (!chooser && !found.equals(alternates.get(other))) {
                    wrong.add(url + " and " + other + " (" + locale + ") disagree");
                  }
                }));
    assertThat(wrong).isEmpty();
    assertThat(alternates.values().stream().filter(found -> found.size() == 17).count())
        .as("pages with 16 languages and x-default")
        .isGreaterThanOrEqualTo(32);
  }

  @Test
  void everyPageOffersTheFeedsOfItsOwnLanguageFirst() throws Exception {
    for (String path : site.files("index.html")) {
      Document page = page(path);
      Element first = page.selectFirst("link[rel=alternate][type~=rss|atom|feed]");
      if (first != null) {
        String locale = page.select("html").attr("lang");
        // The root belongs to all languages.
        String home = path.equals("/index.html") ? "/" : "/" + locale + "/";
        assertThat(first.attr("href")).as(path).startsWith(ADDRESS + home);
        assertThat(isThere(first.attr("href"))).as(path).isTrue();
      }
    }
  }
}
