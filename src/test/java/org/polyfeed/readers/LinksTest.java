package org.polyfeed.readers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** Every link of a site leads somewhere, and pages agree about each other. */
@ParameterizedClass(name = "{0}")
@ArgumentsSource(Sites.class)
final class LinksTest {

  private static final Pattern URL = Pattern.compile("https?://[^\\s\"'<>]+");

  private final ServedSite site;

  /** The pages, by their URLs. */
  private final Map<String, Document> pages = new TreeMap<>();

  LinksTest(ServedSite site) {
    this.site = site;
    for (String file : site.pages()) {
      Document page = site.page(file);
      pages.put(page.location(), page);
    }
  }

  private boolean isWithin(String url) {
    return url.startsWith(site.address());
  }

  /** The file that a URL of the site leads to. */
  private String file(String url) {
    String path = URI.create(url).getPath();
    String file = path.substring(URI.create(site.address()).getPath().length());
    return file.isEmpty() || file.endsWith("/") ? file + "index.html" : file;
  }

  private static List<String> links(Document page) {
    List<String> links = new ArrayList<>();
    for (String name : List.of("href", "src", "poster")) {
      page.select("[" + name + "]").forEach(element -> links.add(element.absUrl(name)));
    }
    for (Element element : page.select("[srcset]")) {
      for (String candidate : element.attr("srcset").split(",\\s+", -1)) {
        links.add(URI.create(page.location()).resolve(candidate.split("\\s", -1)[0]).toString());
      }
    }
    return links;
  }

  @Test
  void everyLinkOfAPageLeadsToAFileAndEveryFragmentToAnElement() {
    Set<String> broken = new TreeSet<>();
    int links = 0;
    for (Document page : pages.values()) {
      for (String url : links(page)) {
        if (isWithin(url)) {
          links++;
          if (!leadsSomewhere(url)) {
            broken.add(page.location() + " -> " + url);
          }
        }
      }
    }
    assertThat(broken).isEmpty();
    assertThat(links).isGreaterThan(1_000);
  }

  private boolean leadsSomewhere(String url) {
    String fragment = URI.create(url).getFragment();
    String page = url.replaceFirst("[?#].*", "");
    return site.site().has(file(url))
        && (fragment == null
            || (pages.containsKey(page) && pages.get(page).getElementById(fragment) != null));
  }

  @Test
  void everyLinkOfAFeedLeadsToAFileAndEveryFragmentToAnElement() {
    Set<String> urls = new LinkedHashSet<>();
    for (String file : site.site().files()) {
      if (file.endsWith(".xml") || file.endsWith(".opml") || file.endsWith(".json")) {
        // Markup in feeds is escaped, and in it its URLs are.
        String text = site.site().text(file).replace("\\\"", "\"");
        String markup = Parser.unescapeEntities(Parser.unescapeEntities(text, false), false);
        Matcher found = URL.matcher(markup);
        while (found.find()) {
          urls.add(found.group());
        }
      }
    }
    assertThat(urls.stream().filter(this::isWithin).toList())
        .hasSizeGreaterThan(100)
        .allMatch(this::leadsSomewhere);
  }

  @Test
  void noPageLoadsAnythingFromAnotherHost() {
    for (Document page : pages.values()) {
      for (Element element : page.select("[src], [poster], link[rel=stylesheet]")) {
        for (String name : List.of("src", "poster", "href")) {
          if (element.hasAttr(name)) {
            assertThat(element.absUrl(name)).as(page.location()).startsWith(site.address());
          }
        }
      }
      assertThat(page.select("script:not([type=application/ld+json]), iframe, object, embed"))
          .as(page.location())
          .isEmpty();
    }
    for (String style : site.site().files(".css")) {
      assertThat(site.site().text(style)).doesNotContain("url(", "@import");
    }
  }

  @Test
  void everyIdIsOnItsPageOnce() {
    pages.forEach(
        (url, page) ->
            assertThat(page.select("[id]").eachAttr("id")).as(url).doesNotHaveDuplicates());
  }

  @Test
  void everyAlternateNamesThisPageToo() {
    Map<String, Map<String, String>> alternates = new HashMap<>();
    pages.forEach(
        (url, page) -> {
          Map<String, String> found = new TreeMap<>();
          page.select("link[rel=alternate][hreflang]")
              .forEach(link -> found.put(link.attr("hreflang"), link.attr("href")));
          alternates.put(url, found);
        });
    Set<String> wrong = new TreeSet<>();
    alternates.forEach(
        (url, found) ->
            found.forEach(
                (locale, other) -> {
                  boolean chooser = other.equals(site.address()) || url.equals(site.address());
                  if (!chooser && !found.equals(alternates.get(other))) {
                    wrong.add(url + " and " + other + " (" + locale + ") disagree");
                  }
                }));
    assertThat(wrong).isEmpty();
    int editions = alternates.get(site.address()).size();
    assertThat(alternates.values().stream().filter(found -> found.size() == editions).count())
        .as("pages in every language")
        .isGreaterThan(editions);
  }

  @Test
  void everyPageOffersTheFeedsOfItsOwnLanguageFirst() {
    pages.forEach(
        (url, page) -> {
          Element first = page.selectFirst("link[rel=alternate][type~=rss|atom|feed]");
          if (first != null) {
            // The root and what is not found belong to all languages.
            boolean ofAll = url.equals(site.address()) || url.endsWith("/404.html");
            String home = ofAll ? "" : page.select("html").attr("lang") + "/";
            assertThat(first.attr("href")).as(url).startsWith(site.address() + home);
          }
        });
  }
}
