package org.polyfeed.sitemap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.polyfeed.edition.Address;
import org.polyfeed.edition.Alternates;
import org.polyfeed.edition.Permalinks;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.problem.Problems;
import org.polyfeed.seed.Fields;
import org.polyfeed.seed.MediaFolder;
import org.polyfeed.site.SiteParser;

/** That sitemaps are divided where they are full, by what they weigh when they are written. */
class PartsTest {

  private final SitemapXml xml =
      new SitemapXml(
          new Permalinks(
              new SiteParser(
                      Fields.none("site.yaml", new Problems()),
                      "a",
                      new MediaFolder("seeds", List.of()))
                  .parse()));

  private static List<Url> urls(int count) {
    List<Url> urls = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Address page = new Address("/en/وب-" + i + "/");
      Map<LocaleTag, Address> pages =
          Map.of(new LocaleTag("en"), page, new LocaleTag("fr"), new Address("/fr/" + i + "/"));
      Alternates alternates = i % 3 == 0 ? Alternates.none() : new Alternates(pages, page);
      urls.add(new Url(page, Optional.of(Instant.EPOCH.plusSeconds(i)), alternates));
    }
    return urls;
  }

  private List<Integer> sizes(List<Url> urls, Limits limits) {
    List<Parts.Part> parts = new Parts(xml, limits).of(urls);
    assertThat(parts.stream().flatMap(part -> part.urls().stream())).isEqualTo(urls);
    assertThat(parts.stream().map(this::bytes))
        .allMatch(bytes -> bytes <= limits.bytes() || parts.size() == urls.size());
    return parts.stream().map(part -> part.urls().size()).toList();
  }

  private long bytes(Parts.Part part) {
    return xml.urls(part.urls()).getBytes(StandardCharsets.UTF_8).length;
  }

  @Test
  void sitemapHoldsAsManyPagesAsItMay() {
    Limits limits = Limits.OF_THE_PROTOCOL;
    assertThat(sizes(urls(50_000), limits)).containsExactly(50_000);
    assertThat(sizes(urls(50_001), limits)).containsExactly(50_000, 1);
    assertThat(sizes(urls(0), limits)).isEmpty();
  }

  @Test
  void sitemapWeighsNoMoreThanItMayWithAllItsLinks() {
    List<Url> urls = urls(7);
    long whole = bytes(new Parts(xml, Limits.OF_THE_PROTOCOL).of(urls).get(0));
    assertThat(sizes(urls, new Limits(100, whole))).containsExactly(7);
    assertThat(sizes(urls, new Limits(100, whole - 1))).containsExactly(6, 1);
    assertThat(sizes(urls, new Limits(100, 1))).hasSize(7);
  }

  @Test
  void fingerprintIsThatOfTheBytes() {
    Parts parts = new Parts(xml, Limits.OF_THE_PROTOCOL);
    assertThat(parts.of(urls(5))).isEqualTo(new Parts(xml, Limits.OF_THE_PROTOCOL).of(urls(5)));
    assertThat(parts.of(urls(5)).get(0).fingerprint())
        .isNotEqualTo(parts.of(urls(4)).get(0).fingerprint());
  }
}
