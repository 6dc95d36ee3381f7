package org.polyfeed.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.polyfeed.article.Html;
import org.polyfeed.edition.Byline;
import org.polyfeed.edition.Edition;
import org.polyfeed.edition.Entry;
import org.polyfeed.edition.Permalinks;
import org.polyfeed.edition.Topic;
import org.polyfeed.json.Json;

/** What search engines are told of an article. */
final class JsonLd {

  private final Permalinks permalinks;

  JsonLd(Permalinks permalinks) {
    this.permalinks = permalinks;
  }

  /** An article as schema.org describes it, in JSON-LD. */
  Html of(Subject.Article about) {
    Entry entry = about.entry();
    Edition edition = about.edition();
    Map<String, Object> article = new LinkedHashMap<>();
    article.put("@context", "https://schema.org");
    article.put("@type", "NewsArticle");
    article.put("@id", permalinks.url(entry.canonical()));
    article.put("headline", entry.article().title());
    article.put("inLanguage", entry.article().locale().value());
    article.put("datePublished", Furniture.moment(entry.published(), edition).iso());
    article.put("dateModified", Furniture.moment(entry.updated(), edition).iso());
    if (!entry.article().summary().isEmpty()) {
      article.put("description", entry.article().summary());
    }
    if (!entry.article().dateline().isEmpty()) {
      article.put("dateline", entry.article().dateline());
    }
    image(entry).ifPresent(url -> article.put("image", List.of(url)));
    article.put(
        "author",
        entry.article().authors().isEmpty()
            ? List.of(publisher(edition))
            : entry.authors().stream().map(JsonLd::person).toList());
    article.put("publisher", publisher(edition));
    if (!entry.topics().isEmpty()) {
      article.put("keywords", entry.topics().stream().map(Topic::name).toList());
    }
    article.put("mainEntityOfPage", permalinks.url(entry.canonical()));
    return new Html(Json.inScript(article));
  }

  /** The URL of the picture of an article, if it has one. */
  Optional<String> image(Entry entry) {
    return entry.article().image().flatMap(image -> image.url(permalinks.uri(entry.canonical())));
  }

  private Map<String, Object> publisher(Edition edition) {
    Map<String, Object> publisher = new LinkedHashMap<>();
    publisher.put("@type", "Organization");
    publisher.put("name", edition.title());
    publisher.put("url", permalinks.url(permalinks.home(edition.tag())));
    return publisher;
  }

  private static Map<String, Object> person(Byline author) {
    Map<String, Object> person = new LinkedHashMap<>();
    person.put("@type", "Person");
    person.put("name", author.name());
    author.author().url().ifPresent(url -> person.put("url", url.toString()));
    return person;
  }
}
