package org.polyfeed.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.polyfeed.article.Html;
import org.polyfeed.edition.Byline;
import org.polyfeed.edition.Edition;
import org.polyfeed.edition.Entry;
import org.polyfeed.edition.Permalinks;
import org.polyfeed.edition.Topic;
import org.polyfeed.json.Json;
import org.polyfeed.media.MediaKind;

/** What search engines are told of an article. */
final class JsonLd {

  private final Permalinks permalinks;
  private final Plates plates;

  JsonLd(Permalinks permalinks, Plates plates) {
    this.permalinks = permalinks;
    this.plates = plates;
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
    plates.picture(entry).ifPresent(one -> article.put("image", List.of(picture(one))));
    put(article, "audio", recordings(entry, MediaKind.AUDIO, edition));
    put(article, "video", recordings(entry, MediaKind.VIDEO, edition));
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

  private static void put(Map<String, Object> object, String key, List<?> values) {
    if (!values.isEmpty()) {
      object.put(key, values);
    }
  }

  private static Map<String, Object> picture(Shown one) {
    Map<String, Object> image = new LinkedHashMap<>();
    image.put("@type", "ImageObject");
    image.put("url", one.url());
    size(image, one);
    one.medium().alt().filter(alt -> !alt.isEmpty()).ifPresent(alt -> image.put("caption", alt));
    return image;
  }

  private static void size(Map<String, Object> object, Shown one) {
    one.facts().width().ifPresent(pixels -> object.put("width", pixels));
    one.facts().height().ifPresent(pixels -> object.put("height", pixels));
  }

  private List<Map<String, Object>> recordings(Entry entry, MediaKind kind, Edition edition) {
    return plates.recordings(entry).stream()
        .filter(one -> one.medium().kind() == kind)
        .map(one -> recording(one, entry, edition))
        .toList();
  }

  private Map<String, Object> recording(Shown one, Entry entry, Edition edition) {
    boolean film = one.medium().kind() == MediaKind.VIDEO;
    String title = one.medium().title();
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("@type", film ? "VideoObject" : "AudioObject");
    object.put("name", title.isEmpty() ? entry.article().title() : title);
    object.put("contentUrl", one.url());
    one.facts().type().ifPresent(type -> object.put("encodingFormat", type));
    // ISO 8601, as java.time writes it.
    one.facts().duration().ifPresent(length -> object.put("duration", length.toString()));
    size(object, one);
    if (film) {
      object.put("uploadDate", Furniture.moment(entry.published(), edition).iso());
      plates.picture(entry).ifPresent(picture -> object.put("thumbnailUrl", picture.url()));
    }
    return object;
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
