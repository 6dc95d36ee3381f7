package org.polyfeed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyfeed.output.Changes;

/** The pages of each edition's months, and the digits on all pages. */
final class ArchiveTest {

  private static final List<String> LOCALES = List.of("en", "fa-AF", "am", "th", "ar", "he");

  private static final String SETTINGS =
      """
      address: https://news.example/
      id: news.example,2024
      timezone: Asia/Kabul
      pages: { entries: 3 }
      locales:
        en: {}
        fa-AF: {}
        am: {}
        th: {}
        ar: { calendar: islamic, untranslated: show }
        he: { calendar: hebrew, untranslated: omit }
      """;

  @TempDir private Path temp;

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void everyEntryStandsInTheOneMonthOfItsDay(long seed) {
    SiteOnDisk site = random(seed).generated();

    for (String locale : LOCALES) {
      Map<LocalDate, List<Element>> months = months(site, locale);
      List<LocalDate> firsts = new ArrayList<>(months.keySet());
      List<String> archived = new ArrayList<>();
      for (int i = 0; i < firsts.size(); i++) {
        LocalDate first = firsts.get(i);
        for (Element entry : months.getOrDefault(first, List.of())) {
          LocalDate day = OffsetDateTime.parse(entry.select("time").attr("datetime")).toLocalDate();
          assertThat(day).as("%s, seed %d", locale, seed).isAfterOrEqualTo(first);
          if (i > 0) {
            assertThat(day).as("%s, seed %d", locale, seed).isBefore(firsts.get(i - 1));
          }
          entry.select("h2 a").forEach(link -> archived.add(link.absUrl("href")));
        }
      }
      assertThat(firsts).isSortedAccordingTo(Comparator.reverseOrder());
      assertThat(archived).as("%s, seed %d", locale, seed).doesNotHaveDuplicates();
      assertThat(archived)
          .as("%s, seed %d", locale, seed)
          .containsExactlyInAnyOrderElementsOf(home(site, locale));
    }
  }

  @Test
  void aNewArticleRewritesNoOtherMonth() {
    SiteOnDisk site =
        new SiteOnDisk(temp).with("site.yaml", SETTINGS.replace("entries: 3", "entries: 2"));
    for (int month = 1; month <= 9; month++) {
      for (int day = 10; day < 13; day++) {
        site.with(
            "s" + month + "-" + day + ".en.md",
            "---\ndate: 2023-0" + month + "-" + day + "\n---\n# Title\n\nText.\n");
      }
    }
    site.generated();
    Map<String, byte[]> before = archive(site);

    site.with("new.en.md", "---\ndate: 2023-05-28\n---\n# New\n\nText.\n").generated();

    assertThat(written(before, archive(site)))
        .containsExactlyInAnyOrder(
            // Its month fills as many pages as before, and each entry moved on by one.
            "en/archive/index.html",
            "en/archive/2023-05-01/index.html",
            "en/archive/2023-05-01/page/2/index.html");
  }

  @Test
  void aNewMonthRewritesItsNeighbours() {
    SiteOnDisk site = new SiteOnDisk(temp).with("site.yaml", "locales: { fa: {} }\n");
    for (String day : List.of("2023-01-10", "2023-02-10", "2023-06-10", "2023-07-10")) {
      site.with(day + ".fa.md", "# خبر\n\nمتن.\n");
    }
    site.generated();
    Map<String, byte[]> before = archive(site);

    site.with("2023-04-10.fa.md", "# خبر\n\nمتن.\n").generated();

    assertThat(written(before, archive(site)))
        .containsExactlyInAnyOrder(
            "fa/archive/index.html",
            "fa/archive/2023-01-21/index.html",
            "fa/archive/2023-03-21/index.html",
            "fa/archive/2023-05-22/index.html");
  }

  @Test
  void anotherRunRendersNothing() throws Exception {
    SiteOnDisk site = random(5).generated();

    Changes again = site.outcome(SiteOnDisk.NOW).changes().orElseThrow();

    assertThat(again.rendered()).isZero();
  }

  @Test
  void anEditionWithoutEntriesHasNoArchive() {
    SiteOnDisk site =
        new SiteOnDisk(temp)
            .with("site.yaml", "locales: { en: {}, ru: { untranslated: omit } }\n")
            .with("a.en.txt", "Title\n\nText.\n")
            .generated();

    assertThat(site.files()).anyMatch(file -> file.startsWith("en/archive/"));
    assertThat(site.files()).noneMatch(file -> file.startsWith("ru/archive/"));
    assertThat(page(site, "ru/index.html").select("a[href*=archive]")).isEmpty();
    assertThat(page(site, "en/index.html").select("a[href='archive/']")).hasSize(1);
    assertThat(page(site, "en/archive/index.html").select("link[hreflang]")).isEmpty();
  }

  @Test
  void onlyThePageOfAllMonthsIsTheSameInOtherLanguages() {
    SiteOnDisk site = random(7).generated();

    Document archive = page(site, "en/archive/index.html");
    assertThat(archive.select("link[hreflang]").eachAttr("hreflang"))
        .containsExactly("en", "fa-AF", "am", "th", "ar", "he", "x-default");
    assertThat(archive.select("link[rel=canonical]").attr("href"))
        .isEqualTo("https://news.example/en/archive/");
    for (String file : site.files("index.html")) {
      if (file.contains("/archive/2")) {
        Document month = page(site, file);
        assertThat(month.select("link[hreflang]")).isEmpty();
        assertThat(month.select("link[rel=canonical]").attr("href"))
            .isEqualTo("https://news.example/" + file.replace("index.html", ""));
        assertThat(month.select(".foot a[hreflang=am]").eachAttr("abs:href"))
            .containsExactly("https://news.example/am/archive/");
      }
    }
  }

  /** At half past eleven in Kabul it is still the day before in London. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2024-03-19 23:30|۲۹ حوت ۱۴۰۲|2024-02-20",
        "2024-03-20 23:30|۱ حمل ۱۴۰۳|2024-03-20",
        "2024-03-20T00:10:00|۱ حمل ۱۴۰۳|2024-03-20",
        "2024-03-19T19:40:00Z|۱ حمل ۱۴۰۳|2024-03-20"
      })
  void aDayIsThatOfTheSitesZone(String date, String day, String month) {
    SiteOnDisk site =
        new SiteOnDisk(temp)
            .with("site.yaml", "timezone: Asia/Kabul\nlocales: { fa-AF: {} }\n")
            .with("a.fa-AF.md", "---\ndate: " + date + "\n---\n# خبر\n\nمتن.\n")
            .generated();

    assertThat(page(site, "fa-AF/index.html").select("article time").text()).isEqualTo(day);
    assertThat(site.has("fa-AF/archive/" + month + "/index.html")).isTrue();
  }

  @Test
  void theSitesCalendarIsThatOfEveryEditionThatCanSayIt() {
    SiteOnDisk site =
        new SiteOnDisk(temp)
            .with(
                "site.yaml",
                """
                calendar: persian
                locales: { en: {}, ar: { calendar: gregorian }, am: {}, ru: {} }
                """);
    for (String locale : List.of("en", "ar", "am", "ru")) {
      site.with("a." + locale + ".md", "---\ntitle: Kabul\ndate: 2024-04-02\n---\n\n1.\n");
    }
    site.generated();

    assertThat(day(site, "en")).isEqualTo("Farvardin 14, 1403");
    assertThat(day(site, "ru")).isEqualTo("14 фарвардин 1403\u202fг.");
    assertThat(day(site, "ar")).isEqualTo("2 أبريل 2024");
    assertThat(day(site, "am")).isEqualTo("መጋቢት 24 ቀን 2016 ዓ.ም.");
  }

  @Test
  void theSitesCalendarHoldsAlsoWhereItNamesNoLocales() {
    SiteOnDisk site =
        new SiteOnDisk(temp)
            .with("site.yaml", "calendar: islamic\n")
            .with("a.en.md", "---\ndate: 2024-04-02\n---\n# Title\n\nText.\n")
            .generated();

    assertThat(day(site, "en")).isEqualTo("Ramadan 23, 1445 AH");
  }

  @Test
  void noGeneratedWordHasLatinDigitsWhereTheEditionHasItsOwn() {
    Map<String, String> titles =
        new TreeMap<>(
            Map.of(
                "fa-AF", "خبر", "ar", "خبر", "mr", "बातमी", "ne", "समाचार", "bn", "খবর", "my",
                "သတင်း", "ckb", "هەواڵ", "th", "ข่าว", "ps", "خبر"));
    SiteOnDisk site =
        new SiteOnDisk(temp)
            .with(
                "site.yaml",
                "title: خبر\naddress: https://news.example/\npages: { entries: 2 }\nlocales:\n"
                    + "  { fa-AF: {}, ar: { digits: arab }, mr: {}, ne: {}, bn: {}, my: {},"
                    + " ckb: {}, th: { digits: thai }, ps: {} }\n");
    titles.forEach(
        (locale, title) -> {
          for (int i = 0; i < 5; i++) {
            String day = i < 3 ? "2024-04-" + (10 + i) : "202" + i + "-01-30";
            site.with(
                "s" + i + "." + locale + ".md",
                "---\ndate: "
                    + day
                    + "\nupdated: 2024-12-01\ntopics: "
                    + title
                    + "\n---\n# "
                    + title
                    + "\n\n1. "
                    + title
                    + "\n");
          }
        });
    site.generated();

    int looked = 0;
    for (String file : site.files(".html")) {
      Document page = page(site, file);
      page.select(".feeds dd").remove();
      assertThat(page.title() + page.text()).as(file).doesNotContainPattern("[0-9]");
      page.select("[aria-label]")
          .eachAttr("aria-label")
          .forEach(label -> assertThat(label).as(file).doesNotContainPattern("[0-9]"));
      // What the style sheet numbers.
      if (!page.select(".body ol").isEmpty()) {
        assertThat(page.select(".body").attr("style")).as(file).startsWith("--digits: ");
        looked++;
      }
    }
    assertThat(looked).isEqualTo(5 * titles.size());
  }

  /** A page may be read long after it was made. */
  @Test
  void noPageTellsTimeFromNow() {
    SiteOnDisk site = random(3).generated();
    Map<String, byte[]> before = all(site);

    site.generated(SiteOnDisk.NOW.plusSeconds(40L * 24 * 60 * 60));

    assertThat(written(before, all(site))).isEmpty();
    for (String file : site.files("index.html")) {
      for (Element time : page(site, file).select("time")) {
        assertThat(time.attr("datetime")).matches("\\d{4}-\\d\\d-\\d\\dT.*");
        assertThat(time.text()).as(file).containsPattern("\\p{Nd}|״");
      }
    }
  }

  private static String day(SiteOnDisk site, String locale) {
    return page(site, locale + "/index.html").select("article time").text();
  }

  /** Entries by the first days of the months that an archive links to, in its order. */
  private static Map<LocalDate, List<Element>> months(SiteOnDisk site, String locale) {
    Map<LocalDate, List<Element>> months = new LinkedHashMap<>();
    for (Element month : page(site, locale + "/archive/index.html").select(".months a")) {
      String name = month.attr("href").replace("/", "");
      String file = locale + "/archive/" + name + "/";
      List<Element> entries = new ArrayList<>();
      for (int page = 1; page == 1 || site.has(file + "page/" + page + "/index.html"); page++) {
        entries.addAll(
            page(site, file + (page == 1 ? "" : "page/" + page + "/") + "index.html")
                .select("main > article"));
      }
      months.put(LocalDate.parse(name), entries);
    }
    return months;
  }

  /** Where the entries on all pages of an edition's home lead. */
  private static List<String> home(SiteOnDisk site, String locale) {
    List<String> entries = new ArrayList<>();
    for (String file : site.files("index.html")) {
      if (file.matches(locale + "/(page/\\d+/)?index\\.html")) {
        page(site, file)
            .select("main > article > :is(h2, h3) a")
            .forEach(link -> entries.add(link.absUrl("href")));
      }
    }
    return entries;
  }

  private SiteOnDisk random(long seed) {
    Random random = new Random(seed);
    SiteOnDisk site = new SiteOnDisk(temp.resolve("site-" + seed)).with("site.yaml", SETTINGS);
    for (int story = 0; story < 12; story++) {
      LocalDate day = LocalDate.of(2021, 1, 1).plusDays(random.nextInt(400));
      for (String locale : LOCALES) {
        if (random.nextInt(3) > 0) {
          site.with(
              "s" + story + "." + locale + ".md",
              "---\ntitle: \"" + story + "\"\ndate: " + day + " 23:30\n---\n\n" + story + ".\n");
        }
      }
    }
    return site;
  }

  private static Map<String, byte[]> archive(SiteOnDisk site) {
    Map<String, byte[]> files = all(site);
    files.keySet().removeIf(file -> !file.contains("/archive/") || !file.matches("(en|fa)/.*"));
    return files;
  }

  private static Map<String, byte[]> all(SiteOnDisk site) {
    Map<String, byte[]> files = new TreeMap<>();
    site.files().forEach(file -> files.put(file, site.bytes(file)));
    return files;
  }

  /** The files that are new or have changed. */
  private static List<String> written(Map<String, byte[]> before, Map<String, byte[]> after) {
    return after.entrySet().stream()
        .filter(file -> !Arrays.equals(before.get(file.getKey()), file.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static Document page(SiteOnDisk site, String file) {
    return Jsoup.parse(site.text(file), "https://news.example/" + file.replace("index.html", ""));
  }
}
