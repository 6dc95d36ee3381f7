package org.polyfeed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import crawlercommons.sitemaps.SiteMap;
import crawlercommons.sitemaps.SiteMapIndex;
import crawlercommons.sitemaps.SiteMapParser;
import crawlercommons.sitemaps.SiteMapURL;
import crawlercommons.sitemaps.extension.Extension;
import crawlercommons.sitemaps.extension.LinkAttributes;
import crawlercommons.sitemaps.extension.NewsAttributes;
import java.io.StringReader;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What search engines are told of pages, by the protocol's schemas and a parser of others. */
class SitemapsTest {

  private static final String ADDRESS = "https://news.example.org/a&b/";

  private static final String SITE =
      "address: https://news.example.org/a&b/\npages: { entries: 1 }\n"
          + "feeds: { exclude: adverts }\n"
          + "title: { en: Ships & <Boats>, zh-Hant: 報 }\n"
          + "locales: { en: {}, zh-Hans: {}, zh-Hant: { script-of: zh-Hans },"
          + " pt: { fallback: es, untranslated: show }, fr: { fallback: en, untranslated: show },"
          + " de: { untranslated: omit } }\n";

  @TempDir private Path folder;

  private SiteOnDisk site = new SiteOnDisk(Path.of(""));

  @BeforeEach
  void write() {
    site =
        new SiteOnDisk(folder)
            .with("site.yaml", SITE)
            .with(
                "old.en.md", "---\ndate: 2024-05-01\ntopics: sea\nauthor: Ada\n---\n# Old\n\nA.\n")
            .with("old.zh-Hans.md", "---\ndate: 2024-05-01\ntopics: sea\n---\n# 旧\n\n文。\n")
            .with("es.es.md", "---\ndate: 2024-05-02\n---\n# Español\n\nTexto.\n")
            .with("gone.en.md", "---\ndate: 2024-05-03\n---\n# Gone\n\nA.\n")
            .with("new.en.md", "---\ndate: 2024-12-31\n---\n# New & Co\n\nA.\n")
            .with("new.zh-Hans.md", "---\ndate: 2024-12-31\n---\n# 国新\n\n文。\n")
            .with("buy.en.md", "---\ndate: 2024-12-31\ntopics: adverts\n---\n# Buy\n\nA.\n")
            .generated()
            .with("gone.en.md", "---\nwithdrawn: true\n---\n")
            .with("old.en.yaml", "slug: older\n")
            .generated();
  }

  private List<String> sitemaps() {
    return site.files().stream().filter(name -> name.matches("[^/]*sitemap[^/]*\\.xml")).toList();
  }

  private List<SiteMapURL> urls(String sitemap) throws Exception {
    SiteMapParser parser = new SiteMapParser(true);
    parser.enableExtensions();
    SiteMap read = (SiteMap) parser.parseSiteMap(site.bytes(sitemap), new URL(ADDRESS + sitemap));
    return List.copyOf(read.getSiteMapUrls());
  }

  private static Map<String, String> links(SiteMapURL url) {
    Map<String, String> links = new TreeMap<>();
    if (url.getAttributesForExtension(Extension.LINKS) != null) {
      for (var link : url.getAttributesForExtension(Extension.LINKS)) {
        LinkAttributes one = (LinkAttributes) link;
        links.put(one.getParams().get("hreflang"), one.getHref().toString());
      }
    }
    return links;
  }

  private List<NewsAttributes> news(String sitemap) throws Exception {
    List<NewsAttributes> news = new ArrayList<>();
    for (SiteMapURL url : urls(sitemap)) {
      if (url.getAttributesForExtension(Extension.NEWS) != null) {
        Arrays.stream(url.getAttributesForExtension(Extension.NEWS))
            .forEach(one -> news.add((NewsAttributes) one));
      }
    }
    return news;
  }

  private String file(String url) {
    String path = URI.create(url).getPath().substring("/a&b/".length());
    return path.isEmpty() || path.endsWith("/") ? path + "index.html" : path;
  }

  private Document page(String file) {
    return Jsoup.parse(site.text(file), ADDRESS);
  }

  @Test
  void sitemapsAreValidByTheSchemasOfTheProtocol() throws Exception {
    SchemaFactory schemas = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
    Schema index = schemas.newSchema(schema("/com/redfin/sitemapgenerator/siteindex.xsd"));
    Schema urls =
        schemas.newSchema(
            new Source[] {
              schema("/schemas/sitemap-links.xsd"),
              schema("/schemas/sitemap-news.xsd"),
              schema("/com/redfin/sitemapgenerator/sitemap.xsd")
            });
    assertThat(sitemaps()).hasSize(9);
    for (String name : sitemaps()) {
      Schema schema = name.equals("sitemap.xml") ? index : urls;
      schema.newValidator().validate(new StreamSource(new StringReader(site.text(name))));
    }
  }

  private static Source schema(String resource) {
    return new StreamSource(SitemapsTest.class.getResource(resource).toString());
  }

  @Test
  void indexNamesEverySitemapAndRobotsNameTheIndex() throws Exception {
    SiteMapIndex index =
        (SiteMapIndex)
            new SiteMapParser(true)
                .parseSiteMap(site.bytes("sitemap.xml"), new URL(ADDRESS + "sitemap.xml"));
    assertThat(index.getSitemaps().stream().map(one -> file(one.getUrl().toString())))
        .containsExactlyInAnyOrderElementsOf(
            sitemaps().stream().filter(name -> !name.equals("sitemap.xml")).toList());
    assertThat(site.text("robots.txt"))
        .isEqualTo("User-agent: *\nAllow: /\n\nSitemap: " + ADDRESS + "sitemap.xml\n");
  }

  @Test
  void robotsOfTheSiteTakeThePlaceOfOurs() {
    site.with("../templates/robots.txt", "User-agent: Bot\nDisallow: /\n").generated();
    assertThat(site.text("robots.txt")).isEqualTo("User-agent: Bot\nDisallow: /\n");
  }

  @Test
  void sitemapsNameEveryPageThatIsItsOwnCanonicalAndNoOther() throws Exception {
    TreeSet<String> wanted = new TreeSet<>();
    for (String file : site.files("index.html")) {
      String url = ADDRESS + file.replaceAll("index\\.html$", "");
      boolean known = page(file).select("meta[name=robots]").isEmpty();
      if (known && page(file).select("link[rel=canonical]").attr("href").equals(url)) {
        wanted.add(url);
      }
    }
    // The pages of German, which has nothing, and what follows on a list's first page.
    wanted.removeIf(url -> url.contains("/de/") || url.matches(".*/page/\\d+/"));
    List<String> named = new ArrayList<>();
    for (String sitemap : sitemaps()) {
      if (sitemap.startsWith("sitemap-")) {
        urls(sitemap).forEach(url -> named.add(url.getUrl().toString()));
      }
    }
    assertThat(named).containsExactlyInAnyOrderElementsOf(wanted).hasSizeGreaterThan(20);
    // No edition has Spanish, so that what stands in for it is nobody else's.
    assertThat(named).contains(ADDRESS + "pt/2024/05/espanol/");
    assertThat(named).doesNotContain(ADDRESS + "en/2024/05/old/", ADDRESS + "en/2024/05/gone/");
  }

  @Test
  void sitemapsLinkTranslationsAsTheirPagesDo() throws Exception {
    int links = 0;
    for (String sitemap : sitemaps()) {
      if (sitemap.startsWith("sitemap-")) {
        for (SiteMapURL url : urls(sitemap)) {
          Map<String, String> ofPage = new TreeMap<>();
          page(file(url.getUrl().toString()))
              .select("link[rel=alternate][hreflang]")
              .forEach(link -> ofPage.put(link.attr("hreflang"), link.attr("href")));
          assertThat(links(url)).as(url.getUrl().toString()).isEqualTo(ofPage);
          links += ofPage.size();
        }
      }
    }
    assertThat(links).isGreaterThan(60);
  }

  @Test
  void everyTranslationInSitemapsLinksBack() throws Exception {
    Map<String, Map<String, String>> all = new TreeMap<>();
    for (String sitemap : sitemaps()) {
      if (sitemap.startsWith("sitemap-")) {
        urls(sitemap).forEach(url -> all.put(url.getUrl().toString(), links(url)));
      }
    }
    all.forEach(
        (url, links) ->
            links.forEach(
                (hreflang, other) ->
                    assertThat(all.get(other)).as(url + " " + hreflang).isEqualTo(links)));
  }

  @Test
  void pagesSayWhenTheyWereLastChanged() {
    site.with(
            "old.zh-Hans.md",
            "---\ndate: 2024-05-01\nupdated: 2024-06-01T08:00:00+04:30\ntopics: sea\n---\n# 旧\n\n文。\n")
        .generated();
    assertThat(site.text("sitemap-zh-Hans.xml"))
        .contains(
            "zh-Hans/2024/05/jiu/</loc>\n<lastmod>2024-06-01T03:30:00Z</lastmod>",
            "zh-Hans/topics/sea/</loc>\n<lastmod>2024-06-01T03:30:00Z</lastmod>",
            "zh-Hans/</loc>\n<lastmod>2024-12-31T12:00:00Z</lastmod>");
  }

  @Test
  void newsAreThoseOfTwoDaysInTheOwnLanguageThatFeedsHold() throws Exception {
    assertThat(news("news-sitemap-en.xml"))
        .extracting(NewsAttributes::getName, NewsAttributes::getLanguage, NewsAttributes::getTitle)
        .containsExactly(tuple("Ships & <Boats>", "en", "New & Co"));
    assertThat(news("news-sitemap-zh-Hant.xml"))
        .extracting(NewsAttributes::getName, NewsAttributes::getLanguage, NewsAttributes::getTitle)
        .containsExactly(tuple("報", "zh-tw", "國新"));
    assertThat(news("news-sitemap-zh-Hans.xml").get(0).getLanguage()).isEqualTo("zh-cn");
    assertThat(site.has("news-sitemap-fr.xml")).isFalse();
    assertThat(site.has("news-sitemap-pt.xml")).isFalse();
  }

  @Test
  void newsGrowOldByTheTimeOfTheRunAndAreUntouchedBetween() throws Exception {
    Instant published = Instant.parse("2024-12-31T12:00:00Z");
    Map<String, Long> times = FileTree.times(site.output());
    site.generated(published.plus(Duration.ofHours(47)));
    assertThat(FileTree.times(site.output())).isEqualTo(times);
    site.generated(published.plus(Duration.ofDays(2)));
    // Neither empty, which schemas forbid, nor away, which search engines mind.
    assertThat(news("news-sitemap-en.xml")).isEmpty();
    assertThat(urls("news-sitemap-en.xml"))
        .extracting(url -> url.getUrl().toString())
        .containsExactly(ADDRESS + "en/2024/12/new-co/");
    Map<String, Long> after = FileTree.times(site.output());
    assertThat(sitemaps())
        .filteredOn(
            name -> {
              String path = site.output().resolve(name).toString();
              return !Objects.equals(times.get(path), after.get(path));
            })
        .containsExactly(
            "news-sitemap-en.xml", "news-sitemap-zh-Hans.xml", "news-sitemap-zh-Hant.xml");
    sitemapsAreValidByTheSchemasOfTheProtocol();
  }

  @Test
  void siteWithoutArticlesHasASitemapOfItsHome() {
    SiteOnDisk empty =
        new SiteOnDisk(folder.resolve("empty")).with("site.yaml", "locales: { en: {} }\n");
    assertThat(empty.generated().text("sitemap-en.xml"))
        .contains("<loc>http://localhost:8080/</loc>", "<loc>http://localhost:8080/en/</loc>");
  }
}
