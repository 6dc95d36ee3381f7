package org.polyfeed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jdom2.Element;
import org.jdom2.input.SAXBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyfeed.edition.Address;

/** Lists of feeds (OPML 2.0). */
class OutlinesTest {

  private static final String ADDRESS = "https://n.example/";

  @TempDir Path folder;

  private SiteOnDisk site(String feeds) {
    return new SiteOnDisk(folder)
        .with(
            "site.yaml",
            "address: https://n.example/\nid: n.example,2024\ndefault: en\n"
                + "title: { en: News & \"more\", fa: خبر }\n"
                + "locales: { en: {}, fa: {}, de: { untranslated: omit } }\n"
                + feeds)
        .with("a.en.md", "---\ndate: 2024-01-01\ntopics: [Sea, War]\n---\n# A\n\nText.\n")
        .with("a.fa.md", "---\ndate: 2024-01-01\ntopics: [دریا]\n---\n# الف\n\nمتن.\n")
        .generated();
  }

  private static List<Element> feeds(SiteOnDisk site, String file) throws Exception {
    Element root =
        new SAXBuilder().build(new ByteArrayInputStream(site.bytes(file))).getRootElement();
    assertThat(root.getAttributeValue("version")).isEqualTo("2.0");
    assertThat(root.getChild("head").getChildText("title")).isNotBlank();
    List<Element> feeds = new ArrayList<>();
    root.getChild("body")
        .getDescendants()
        .forEach(
            content -> {
              if (content instanceof Element outline) {
                assertThat(outline.getName()).isEqualTo("outline");
                assertThat(outline.getAttributeValue("text")).isNotBlank();
                if (outline.getAttribute("xmlUrl") != null) {
                  feeds.add(outline);
                }
              }
            });
    return feeds;
  }

  @Test
  void theListOfTheSiteHoldsEveryFeedUnderItsLanguage() throws Exception {
    SiteOnDisk site = site("");
    List<Element> all = feeds(site, "feeds.opml");
    assertThat(all).extracting(feed -> feed.getAttributeValue("xmlUrl")).doesNotHaveDuplicates();
    assertThat(all)
        .extracting(feed -> feed.getAttributeValue("xmlUrl").substring(ADDRESS.length()))
        .containsExactlyInAnyOrderElementsOf(
            site.files("rss.xml").stream().map(file -> Address.encoded(file)).toList());
    assertThat(all)
        .extracting(feed -> feed.getAttributeValue("text"))
        .contains("News & \"more\"", "News & \"more\": Languages", "News & \"more\": Sea", "خبر");
    assertThat(all)
        .filteredOn(feed -> feed.getAttributeValue("text").equals("خبر"))
        .extracting(feed -> feed.getAttributeValue("language"))
        .containsExactly("fa");
    assertThat(site.has("de/feeds.opml")).isFalse();
    assertThat(feeds(site, "fa/feeds.opml")).hasSize(2);
    assertThat(site.text("fa/subscribe/index.html")).contains(ADDRESS + "fa/feeds.opml");
  }

  @ParameterizedTest
  @CsvSource({"'[json, atom]',atom.xml", "'[json]',feed.json", "'[atom, rss]',atom.xml"})
  void itNamesEachFeedInOneFormat(String formats, String name) throws Exception {
    assertThat(feeds(site("feeds: { formats: " + formats + " }\n"), "en/feeds.opml"))
        .isNotEmpty()
        .allMatch(feed -> feed.getAttributeValue("xmlUrl").endsWith(name));
  }
}
