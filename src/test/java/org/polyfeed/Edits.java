package org.polyfeed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What people do to a site in a day, by chance. */
final class Edits {

  private static final List<String> LOCALES = List.of("en", "ru", "fa-AF", "tr");

  private static final Map<String, String> TITLES =
      Map.of(
          "en", "Nothing new at number",
          "ru", "Ничего нового в номере",
          "fa-AF", "هیچ چیز نو در شماره",
          "tr", "Yeni bir şey yok: sayı");

  private static final Map<String, List<String>> SETTINGS =
      Map.ofEntries(
          Map.entry(
              "title",
              List.of("News", "{ en: News, ru: Новости }", "{ en: Papers, fa-AF: اخبار }")),
          Map.entry("description", List.of("\"\"", "All & sundry", "{ ru: Всё }")),
          Map.entry("address", List.of("https://news.example/", "https://other.example/news/")),
          Map.entry("timezone", List.of("UTC", "Asia/Kabul")),
          Map.entry(
              "feeds",
              List.of("{}", "{ entries: 2 }", "{ content: summary }", "{ formats: [rss] }")),
          Map.entry("pages", List.of("{ entries: 2 }", "{ entries: 20 }")),
          Map.entry("permalink", List.of("/{locale}/{year}/{month}/{slug}/", "/{locale}/{story}/")),
          Map.entry("precompress", List.of("[gzip]", "[]", "[brotli, gzip]")),
          Map.entry("topics", List.of("{}", "{ sea: { en: The sea, ru: Море } }")),
          Map.entry(
              "glossary",
              List.of(
                  "{}",
                  "{ Kabul: { en: Kabul, ru: Кабул, fa: کابل, tr: Kâbil } }",
                  "{ Kabul: { en: [Cabul, Kabul], ru: Кабол, tr: Kâbil } }")),
          Map.entry("boilerplate", List.of("[]", "[It was so.]")),
          Map.entry(
              "locales",
              List.of(
                  "{ en: {}, ru: {}, fa-AF: { calendar: persian }, tr: {} }",
                  "{ en: {}, ru: { untranslated: show }, fa-AF: { untranslated: omit }, tr: {} }",
                  "{ en: {}, ru: {}, fa-AF: { fallback: [ru, en] }, tr: { untranslated: show } }")));

  private final Path site;
  private final Random random;
  private final Map<String, String> chosen = new TreeMap<>();
  private int count;

  Edits(Path site, Random random) {
    this.site = site;
    this.random = random;
  }

  /** A whole {@code site.yaml}: what is chosen, and for the rest the first of what could be. */
  static String settings(Map<String, String> chosen) {
    StringBuilder text = new StringBuilder("id: news.example,2024\ndefault: en\n");
    new TreeMap<>(SETTINGS)
        .forEach(
            (key, values) ->
                text.append(key)
                    .append(": ")
                    .append(chosen.getOrDefault(key, values.get(0)))
                    .append('\n'));
    return text.toString();
  }

  /** Edits something, and says what. */
  String next() throws IOException {
    count++;
    return switch (random.nextInt(14)) {
      case 0, 1 -> add();
      case 2 -> append();
      case 3 -> retitle();
      case 4 -> remove();
      case 5 -> rename();
      case 6 -> retag();
      case 7, 8 -> configure();
      case 9 -> changeTemplate();
      case 10 -> changeMessage();
      case 11 -> showPicture();
      case 12 -> changePicture();
      default -> changeAsset();
    };
  }

  private String add() throws IOException {
    String locale = one(LOCALES);
    String story = "story-" + random.nextInt(6);
    String date = "---\ndate: 2024-04-0" + (1 + count % 9) + "\n";
    String front =
        random.nextBoolean() ? date + "aliases: /was/" + story + "." + locale + "/\n---\n" : "";
    write("seeds/" + story + "." + locale + ".txt", front + text(locale));
    return "add " + story + "." + locale;
  }

  private String text(String locale) {
    return TITLES.get(locale) + " " + count % 7 + "\n\nIt was so.\n\n" + count + ".\n";
  }

  private String append() throws IOException {
    Path seed = one(articles());
    Files.writeString(seed, Files.readString(seed) + "\n\n<p>And " + count + " more.</p>\n");
    return "append to " + seed.getFileName();
  }

  private String retitle() throws IOException {
    List<Path> texts = articles().stream().filter(path -> path.toString().endsWith("txt")).toList();
    if (texts.isEmpty()) {
      return add();
    }
    Path seed = one(texts);
    Files.writeString(seed, "---\ntitle: Now called " + count + "\n---\nIt was so, again.\n");
    return "retitle " + seed.getFileName();
  }

  private String remove() throws IOException {
    Path seed = one(articles());
    Files.delete(seed);
    return "remove " + seed.getFileName();
  }

  private String rename() throws IOException {
    Path seed = one(articles());
    String name = seed.getFileName().toString();
    Path renamed = seed.resolveSibling("renamed-" + count + name.substring(name.indexOf('.')));
    Files.move(seed, renamed);
    return "rename " + name + " to " + renamed.getFileName();
  }

  private String retag() throws IOException {
    String name = one(articles()).getFileName().toString();
    String story = name.substring(0, name.indexOf('.'));
    String topics = one(List.of("[]", "[sea]", "[sky, sea]", "[Sea, лето]", "[sky, land]"));
    String slug = random.nextInt(3) == 0 ? "slug: slug-" + random.nextInt(3) + "\n" : "";
    String place = count % 2 == 0 ? "dateline: KABUL\n" : "";
    write("seeds/" + story + ".yaml", "topics: " + topics + "\n" + slug + place);
    return "set topics of " + story + " to " + topics + " " + slug.strip();
  }

  private String configure() throws IOException {
    String key = one(List.copyOf(new TreeMap<>(SETTINGS).keySet()));
    String value = one(SETTINGS.getOrDefault(key, List.of()));
    chosen.put(key, value);
    write("seeds/site.yaml", settings(chosen));
    return "set " + key + " to " + value;
  }

  private String changeTemplate() throws IOException {
    String name =
        one(List.of("article.vm", "foot.vm", "head.vm", "home.vm", "subscribe.vm", "topic.vm"));
    Path own = site.resolve("templates").resolve(name);
    if (Files.exists(own)) {
      Files.delete(own);
      return "remove template " + name;
    }
    String builtIn = Files.readString(Path.of("templates").resolve(name));
    write("templates/" + name, builtIn + "<!-- " + count + " -->\n");
    return "change template " + name;
  }

  private String changeMessage() throws IOException {
    String locale = one(LOCALES);
    String key = one(List.of("home.latest", "article.more", "subscribe.title", "frame.skip"));
    write("templates/messages/" + locale + ".properties", key + "=Words " + count + "\n");
    return "change the message " + key + " in " + locale;
  }

  private String changeAsset() throws IOException {
    write(
        "templates/assets/" + one(List.of("polyfeed.css", "feed.css", "logo.svg")),
        "/* " + count + " */");
    return "change an asset";
  }

  private String showPicture() throws IOException {
    String picture = "picture-" + random.nextInt(2) + ".svg";
    Path seed = one(articles());
    String name = seed.getFileName().toString();
    if (name.endsWith(".md")) {
      Files.writeString(seed, Files.readString(seed) + "\n\n![Sea](" + picture + ")\n");
      return "show " + picture + " in " + name;
    }
    String story = name.substring(0, name.indexOf('.'));
    write("seeds/" + story + ".yaml", "image: { src: " + picture + ", alt: Sea }\n");
    return "show " + picture + " with " + story;
  }

  private String changePicture() throws IOException {
    Path picture = site.resolve("seeds/picture-" + random.nextInt(2) + ".svg");
    if (Files.exists(picture) && random.nextBoolean()) {
      Files.delete(picture);
      return "remove " + picture.getFileName();
    }
    Files.writeString(
        picture,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + count + "\" height=\"9\"/>");
    return "draw " + picture.getFileName();
  }

  private List<Path> articles() throws IOException {
    try (Stream<Path> files = Files.list(site.resolve("seeds"))) {
      List<Path> articles =
          files.filter(path -> path.toString().matches(".*\\.(txt|md|html)")).sorted().toList();
      if (!articles.isEmpty()) {
        return articles;
      }
    }
    add();
    return articles();
  }

  private <T> T one(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private void write(String name, String text) throws IOException {
    Path file = site.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
