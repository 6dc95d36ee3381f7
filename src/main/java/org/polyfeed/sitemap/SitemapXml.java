package org.polyfeed.sitemap;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.polyfeed.edition.Alternates;
import org.polyfeed.edition.Permalinks;

/** How sitemaps are written (sitemaps.org/protocol.html, with the elements that Google adds). */
final class SitemapXml {

  static final String URLS_HEAD =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" \
      xmlns:xhtml="http://www.w3.org/1999/xhtml">
      """;

  private static final String NEWS_HEAD =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" \
      xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
      """;

  static final String URLS_FOOT = "</urlset>\n";

  /** What stands behind the links of a page. */
  static final String FOOT = "</url>\n";

  private static final String INDEX_HEAD =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
      """;

  private static final String INDEX_FOOT = "</sitemapindex>\n";

  private final Permalinks permalinks;

  SitemapXml(Permalinks permalinks) {
    this.permalinks = permalinks;
  }

  /** A whole sitemap. */
  String urls(List<Url> urls) {
    StringBuilder text = new StringBuilder(URLS_HEAD);
    for (Url url : urls) {
      text.append(head(url)).append(links(url.alternates())).append(FOOT);
    }
    return text.append(URLS_FOOT).toString();
  }

  /** What stands before the links of a page. */
  String head(Url url) {
    return "<url>\n" + element("loc", permalinks.url(url.page())) + modified(url.modified());
  }

  /** The links to a page's alternates. */
  String links(Alternates alternates) {
    StringBuilder text = new StringBuilder();
    for (Alternates.Link link : alternates.links(permalinks)) {
      text.append("<xhtml:link rel=\"alternate\" hreflang=\"")
          .append(escaped(link.hreflang()))
          .append("\" href=\"")
          .append(escaped(link.url()))
          .append("\"/>\n");
    }
    return text.toString();
  }

  /** A sitemap for Google News. */
  String news(List<News> articles) {
    StringBuilder text = new StringBuilder(NEWS_HEAD);
    for (News news : articles) {
      text.append(head(news.url())).append(news(news)).append(FOOT);
    }
    return text.append(URLS_FOOT).toString();
  }

  private static String news(News news) {
    return "<news:news>\n<news:publication>\n"
        + element("news:name", news.publication())
        + element("news:language", news.language())
        + "</news:publication>\n"
        + element("news:publication_date", w3c(news.published()))
        + element("news:title", news.title())
        + "</news:news>\n";
  }

  /** A list of sitemaps. */
  String index(List<Url> sitemaps) {
    StringBuilder text = new StringBuilder(INDEX_HEAD);
    for (Url sitemap : sitemaps) {
      text.append("<sitemap>\n")
          .append(element("loc", permalinks.url(sitemap.page())))
          .append(modified(sitemap.modified()))
          .append("</sitemap>\n");
    }
    return text.append(INDEX_FOOT).toString();
  }

  private static String modified(Optional<Instant> time) {
    return time.map(at -> element("lastmod", w3c(at))).orElse("");
  }

  /** W3C-DTF, to the second. */
  private static String w3c(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String element(String name, String text) {
    return "<" + name + ">" + escaped(text) + "</" + name + ">\n";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
