package org.polyfeed.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.polyfeed.article.Article;
import org.polyfeed.article.Correction;
import org.polyfeed.article.Html;
import org.polyfeed.edition.Address;
import org.polyfeed.edition.Byline;
import org.polyfeed.edition.Edition;
import org.polyfeed.edition.Editions;
import org.polyfeed.edition.Entry;
import org.polyfeed.edition.Permalinks;
import org.polyfeed.edition.Topic;
import org.polyfeed.json.Json;
import org.polyfeed.media.MediaKind;

/**
 * What search engines are told of pages: articles, lists and the site itself, as schema.org
 * describes them, in JSON-LD.
 */
final class JsonLd {

  private final Editions editions;
  private final Permalinks permalinks;
  private final Furniture furniture;
  private final Plates plates;

  JsonLd(Editions editions, Furniture furniture, Plates plates) {
    this.editions = editions;
    this.permalinks = new Permalinks(editions.site());
    this.furniture = furniture;
    this.plates = plates;
  }

  /** The content of a script element; empty where there is nothing to tell of the page. */
  Html of(Subject subject) {
    List<Map<String, Object>> things = new ArrayList<>();
    if (subject instanceof Subject.Article about) {
      things.add(article(about));
    } else if (subject instanceof Subject.Chooser) {
      things.add(site());
    } else if (subject instanceof Subject.Home about) {
      if (about.number() == 1) {
        things.add(site(about.edition()));
      }
      things.addAll(list(about.edition().entries(), about.number()));
    } else if (subject instanceof Subject.Listed about) {
      things.addAll(list(about.section().entries(), about.number()));
    } else if (subject instanceof Subject.Month about) {
      things.addAll(list(about.month().entries(), about.number()));
    }
    return things.isEmpty() ? new Html("") : script(things);
  }

  private static Html script(List<Map<String, Object>> things) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("@context", "https://schema.org");
    if (things.size() == 1) {
      document.putAll(things.get(0));
    } else {
      document.put("@graph", things);
    }
    return new Html(Json.inScript(document));
  }

  private Map<String, Object> article(Subject.Article about) {
    Entry entry = about.entry();
    Edition edition = about.edition();
    Map<String, Object> article = thing("NewsArticle", entry.canonical());
    article.put("headline", entry.article().title());
    article.put("inLanguage", entry.article().locale().value());
    article.put("datePublished", Furniture.iso(entry.published()));
    article.put("dateModified", Furniture.iso(entry.updated()));
    if (!entry.article().summary().isEmpty()) {
      article.put("description", entry.article().summary());
    }
    if (!entry.article().dateline().isEmpty()) {
      article.put("dateline", entry.article().dateline());
    }
    plates.picture(entry).ifPresent(one -> article.put("image", List.of(picture(one))));
    put(article, "audio", recordings(entry, MediaKind.AUDIO));
    put(article, "video", recordings(entry, MediaKind.VIDEO));
    article.put(
        "author",
        entry.authors().isEmpty()
            ? List.of(publisher(edition))
            : entry.authors().stream().map(author -> person(edition, author)).toList());
    article.put("publisher", publisher(edition));
    if (!entry.topics().isEmpty()) {
      article.put("articleSection", entry.topics().get(0).name());
      article.put("keywords", entry.topics().stream().map(Topic::name).toList());
    }
    if (!entry.article().corrections().isEmpty()) {
      article.put(
          "correction",
          entry.article().corrections().stream().map(one -> correction(one, entry)).toList());
    }
    addTranslations(entry, article);
    article.put("isPartOf", site(edition));
    article.put("mainEntityOfPage", permalinks.url(entry.canonical()));
    return article;
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

  private List<Map<String, Object>> recordings(Entry entry, MediaKind kind) {
    return plates.recordings(entry).stream()
        .filter(one -> one.medium().kind() == kind)
        .map(one -> recording(one, entry))
        .toList();
  }

  private Map<String, Object> recording(Shown one, Entry entry) {
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
      object.put("uploadDate", Furniture.iso(entry.published()));
      plates.picture(entry).ifPresent(picture -> object.put("thumbnailUrl", picture.url()));
    }
    return object;
  }

  /** What it translates, or else what translates it. The other script of a language is neither. */
  private void addTranslations(Entry entry, Map<String, Object> article) {
    Optional<Entry> source = editions.source(entry);
    if (source.isEmpty()) {
      return;
    }
    if (!source.get().article().equals(entry.article())) {
      if (isOtherLanguage(entry, source.get())) {
        article.put("translationOfWork", translation(source.get()));
      }
      return;
    }
    List<Map<String, Object>> translations =
        editions.translations(entry).stream()
            .filter(other -> isOtherLanguage(entry, other))
            .map(this::translation)
            .toList();
    if (!translations.isEmpty()) {
      article.put("workTranslation", translations);
    }
  }

  private static boolean isOtherLanguage(Entry one, Entry other) {
    Article article = other.article();
    return !one.article().locale().language().equals(article.locale().language());
  }

  private Map<String, Object> translation(Entry entry) {
    Map<String, Object> article = thing("NewsArticle", entry.address());
    article.put("inLanguage", entry.article().locale().value());
    return article;
  }

  private static Map<String, Object> correction(Correction one, Entry entry) {
    Map<String, Object> correction = thing("CorrectionComment");
    correction.put("text", one.note());
    correction.put("datePublished", Furniture.iso(one.at().orElse(entry.updated())));
    return correction;
  }

  private Map<String, Object> publisher(Edition edition) {
    Map<String, Object> publisher = thing("Organization");
    publisher.put("name", edition.title());
    publisher.put("url", permalinks.url(permalinks.home(edition.tag())));
    return publisher;
  }

  private Map<String, Object> person(Edition edition, Byline author) {
    Map<String, Object> person = thing("Person");
    person.put("name", author.name());
    person.put("url", permalinks.url(permalinks.author(edition.tag(), author)));
    author.author().url().ifPresent(url -> person.put("sameAs", url.toString()));
    return person;
  }

  /** By which search engines call the whole site. */
  private Map<String, Object> site() {
    Map<String, Object> site = thing("WebSite", permalinks.chooser());
    site.put("url", permalinks.url(permalinks.chooser()));
    site.put("name", editions.standard().title());
    List<String> others =
        editions.offered().stream()
            .map(Edition::title)
            .filter(title -> !title.equals(editions.standard().title()))
            .distinct()
            .toList();
    if (!others.isEmpty()) {
      site.put("alternateName", others);
    }
    site.put("inLanguage", editions.offered().stream().map(one -> one.tag().value()).toList());
    return site;
  }

  private Map<String, Object> site(Edition edition) {
    Map<String, Object> site = thing("WebSite", permalinks.home(edition.tag()));
    site.put("url", permalinks.url(permalinks.home(edition.tag())));
    site.put("name", edition.title());
    site.put("inLanguage", edition.tag().value());
    return site;
  }

  /** What a page of a list has, by its place in the whole list; nothing where it has nothing. */
  private List<Map<String, Object>> list(List<Entry> entries, int number) {
    List<Entry> listed = furniture.listed(entries, number);
    if (listed.isEmpty()) {
      return List.of();
    }
    int place = furniture.before(number);
    List<Map<String, Object>> items = new ArrayList<>();
    for (Entry entry : listed) {
      Map<String, Object> item = thing("ListItem");
      item.put("position", ++place);
      item.put("url", permalinks.url(entry.canonical()));
      items.add(item);
    }
    Map<String, Object> list = thing("ItemList");
    list.put("numberOfItems", entries.size());
    list.put("itemListElement", items);
    return List.of(list);
  }

  private static Map<String, Object> thing(String type) {
    Map<String, Object> thing = new LinkedHashMap<>();
    thing.put("@type", type);
    return thing;
  }

  private Map<String, Object> thing(String type, Address id) {
    Map<String, Object> thing = thing(type);
    thing.put("@id", permalinks.url(id));
    return thing;
  }
}
