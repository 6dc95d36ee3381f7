package org.polyfeed.content;

import java.nio.file.Path;
import java.text.Normalizer;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.polyfeed.problem.Problems;
import org.polyfeed.seed.SeedFile;
import org.polyfeed.seed.SeedReader;

/** Reads the content of a site of Zola. */
final class Zola {

  private static final String CONTENT = "content/";

  private static final List<String> FILES = List.of("zola.toml", "config.toml");

  private static final Pattern DATED =
      Pattern.compile(
          "(\\d{4}-\\d\\d-\\d\\d(?:T\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:Z|[+-]\\d\\d:\\d\\d))?)(?:\\s?[_-](.+))?");

  private static final Pattern SHORTCODE =
      Pattern.compile(
          "\\{\\{-?\\s*(\\w+)\\(([^\\n]*?)\\)\\s*-?\\}\\}|\\{%-?\\s*(\\w+)\\([^\\n]*?\\)\\s*-?%\\}");

  /** Days without a time, and times without a zone, are of UTC in its feeds. */
  private static final ContentDates DATES = new ContentDates(ZoneOffset.UTC, ZoneOffset.UTC);

  private final ContentFiles files;
  private final boolean withPages;
  private final Problems problems;
  private final Leftovers leftovers = new Leftovers();

  /**
   * @param withPages whether pages without a date become articles, too
   */
  Zola(ContentFiles files, boolean withPages, Problems problems) {
    this.files = files;
    this.withPages = withPages;
    this.problems = problems;
  }

  /** Hugo's settings may be called the same, and have another address. */
  static boolean isIn(ContentFiles files) {
    return config(files, new Problems()).has("base_url");
  }

  private static Params config(ContentFiles files, Problems problems) {
    return FILES.stream()
        .flatMap(name -> files.named(name).stream())
        .findFirst()
        .flatMap(
            file ->
                new SeedReader(problems)
                    .text(file)
                    .flatMap(text -> Toml.fields(file.shown(), text, 0, problems)))
        .map(Params::new)
        .orElse(Params.none(""));
  }

  /** A page, with the path at which it stands. */
  private record Page(
      SeedFile file,
      Matter matter,
      String key,
      boolean isBundle,
      String language,
      Optional<OffsetDateTime> date,
      String path) {}

  /** What the site holds, language by language. */
  List<Content> read() {
    Params config = config(files, problems);
    SiteUrls urls = SiteUrls.at(config.text("base_url").orElse(""));
    List<Page> pages = pages(config);
    Map<String, String> paths = new HashMap<>();
    pages.forEach(page -> paths.put(page.file().name(), page.path()));
    Assets assets = new Assets(files, urls, List.of("static", "content"));
    Map<String, List<Post>> posts = new LinkedHashMap<>();
    Undated undated = new Undated(problems);
    for (Page page : pages) {
      if (page.date().isEmpty() && !withPages && !page.matter().params().has("date")) {
        undated.leaveOut(page.file());
        continue;
      }
      post(page, config, urls, assets, paths)
          .ifPresent(
              post -> posts.computeIfAbsent(page.language(), any -> new ArrayList<>()).add(post));
    }
    undated.report(files.shown());
    leftovers.report(problems);
    String main = config.text("default_language").orElse("en");
    List<Content> contents = new ArrayList<>();
    posts.forEach(
        (language, own) -> {
          Params said = config.below("languages").below(language);
          contents.add(
              new Content(
                  "Zola",
                  said.text("title").or(() -> config.text("title")).orElse(""),
                  urls.of(language.equals(main) ? "" : language + "/"),
                  language,
                  own));
        });
    return contents;
  }

  private List<Page> pages(Params config) {
    List<SeedFile> all =
        files.below("content", any -> false).stream()
            .filter(file -> file.extension().equals("md"))
            .toList();
    List<Page> pages = new ArrayList<>();
    for (SeedFile file : all) {
      String name = Paths.stem(file.name());
      if (!name.equals("_index") && !name.startsWith("_index.")) {
        page(file, config).ifPresent(pages::add);
      }
    }
    return pages;
  }

  private Optional<Page> page(SeedFile file, Params config) {
    Optional<Matter> read = Matter.of(file, problems);
    if (read.isEmpty()) {
      return Optional.empty();
    }
    if (!read.get().fenced()) {
      problems.error(
          file.shown(),
          1,
          "it has no front matter, which Zola wants; put it between lines of '+++'");
      return Optional.empty();
    }
    String main = config.text("default_language").orElse("en");
    Set<String> languages = new HashSet<>(config.below("languages").keys());
    String stem = file.stem().substring(CONTENT.length());
    String ending = stem.substring(stem.lastIndexOf('.') + 1);
    boolean named = stem.lastIndexOf('.') > stem.lastIndexOf('/') && languages.contains(ending);
    String bare = named ? stem.substring(0, stem.length() - ending.length() - 1) : stem;
    boolean isBundle = Paths.last(bare).equals("index") && bare.contains("/");
    String key = isBundle ? Paths.folder(bare) : bare;
    Matcher dated = DATED.matcher(Paths.last(key));
    boolean isDated = dated.matches();
    Params params = read.get().params();
    Optional<OffsetDateTime> date =
        params
            .text("date")
            .or(() -> isDated ? Optional.of(dated.group(1)) : Optional.empty())
            .flatMap(DATES::parse);
    String language = named ? ending : main;
    boolean cut =
        isDated && dated.group(2) != null && !config.below("slugify").is("paths_keep_dates", true);
    String words = params.text("slug").orElse(cut ? dated.group(2) : Paths.last(key));
    String path = path(file, params, config, language.equals(main) ? "" : language, key, words);
    return Optional.of(new Page(file, read.get(), key, isBundle, language, date, path));
  }

  private String path(
      SeedFile file, Params params, Params config, String language, String key, String words) {
    Optional<String> said = params.text("path");
    if (said.isPresent()) {
      return ("/" + said.get() + "/").replaceAll("/{2,}", "/");
    }
    String slug = slug(words, config.below("slugify").text("paths").orElse("on"));
    if (slug.chars().anyMatch(letter -> letter > 127) && !config.below("slugify").has("paths")) {
      problems.warning(
          file.shown(),
          0,
          "Zola wrote '"
              + words
              + "' in Latin letters in its address and id, and Polyfeed cannot tell how; give 'path'"
              + " in its front matter, or subscribers may see it as new");
    }
    return ("/" + language + "/" + Paths.folder(key) + "/" + slug + "/").replaceAll("/{2,}", "/");
  }

  private static String slug(String words, String strategy) {
    if (!strategy.equals("on")) {
      return words
          .strip()
          .replaceAll(strategy.equals("safe") ? "[<>:\"/|?*#()\\[\\]\\\\\\s]+" : "\\s+", "_");
    }
    String plain =
        Normalizer.normalize(words, Normalizer.Form.NFKD)
            .replaceAll("\\p{Mn}+", "")
            .replace("ß", "ss")
            .replace("æ", "ae")
            .replace("ø", "o")
            .replace("ł", "l");
    return plain
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{Nd}]+", "-")
        .replaceAll("^-+|-+$", "");
  }

  private Optional<Post> post(
      Page page, Params config, SiteUrls urls, Assets assets, Map<String, String> paths) {
    Params params = page.matter().params();
    Body body =
        Body.of(replaced(page.matter().text(), page.file().shown(), page.matter().line()), "md");
    Optional<String> more = body.more();
    String story = Paths.story(page.isBundle() ? page.key() + "/index" : page.key());
    Map<String, Path> carried = new TreeMap<>();
    Assets.Place place =
        new Assets.Place(
            page.path(), Paths.folder(page.file().name()), Paths.folder(story), carried);
    Body whole =
        more.map(body::without)
            .orElse(body)
            .leading(
                url ->
                    url.startsWith("@/")
                        ? internal(url, urls, paths)
                        : assets.reference(url, place));
    if (page.isBundle()) {
      assets.takeAll(place);
    }
    Params taxonomies = params.below("taxonomies");
    Params extra = params.below("extra");
    List<Post.Author> authors =
        Stream.of(
                params.authors("authors", "author"),
                taxonomies.authors("authors", "author"),
                extra.authors("authors", "author"),
                config.authors("author"))
            .filter(all -> !all.isEmpty())
            .findFirst()
            .orElse(List.of());
    Map<String, Object> further = new LinkedHashMap<>();
    new Posts(problems)
        .aliases(params, "aliases", "")
        .ifPresent(all -> further.put("aliases", all));
    Posts.image(extra, written -> assets.ofPage(written, place))
        .ifPresent(image -> further.put("image", image));
    if (params.is("draft", true)) {
      further.put("draft", true);
    }
    String url = urls.of(page.path());
    return new Posts(problems)
        .checked(
            new Post(
                page.file().shown(),
                url,
                url,
                params.text("title").orElse(""),
                page.date(),
                params.text("updated").flatMap(DATES::parse),
                params.text("date").orElse(""),
                authors,
                Stream.of("tags", "categories", "topics")
                    .flatMap(key -> taxonomies.texts(key).stream())
                    .distinct()
                    .toList(),
                params
                    .text("description")
                    .or(() -> extra.text("summary", "description"))
                    .or(() -> more.flatMap(body::above))
                    .orElse(""),
                whole.text(),
                whole.words(),
                "md",
                page.language(),
                "zola " + files.shown() + " " + page.key(),
                story,
                further,
                carried),
            whole.heading());
  }

  private static String internal(String url, SiteUrls urls, Map<String, String> paths) {
    String bare = url.replaceFirst("#.*$", "");
    Optional<String> path =
        Optional.ofNullable(paths.get(CONTENT + bare.substring(2)))
            .or(
                () ->
                    Optional.of("/" + Paths.folder(bare.substring(2)) + "/")
                        .filter(any -> bare.contains("_index")));
    return path.map(found -> urls.of(found) + url.substring(bare.length())).orElse(url);
  }

  /** Without the shortcodes that Zola once had itself; others stay, and are counted. */
  private String replaced(String text, String file, int line) {
    Matcher code = SHORTCODE.matcher(text);
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (code.find()) {
      out.append(text, at, code.start());
      at = code.end();
      String name = code.group(1) == null ? code.group(3) : code.group(1);
      Optional<String> said =
          code.group(1) == null
              ? Optional.empty()
              : Embedded.link(name, value(code.group(2), "id"), "", "")
                  .or(() -> gist(name, value(code.group(2), "url")));
      out.append(said.orElse(code.group()));
      if (said.isEmpty()) {
        int lines = (int) text.substring(0, code.start()).chars().filter(c -> c == '\n').count();
        leftovers.add("the shortcode '" + name + "'", file, line + lines);
      }
    }
    return out.append(text.substring(at)).toString();
  }

  private static Optional<String> gist(String name, String url) {
    return name.equals("gist") && url.matches("https://[\\w./-]+")
        ? Optional.of("[" + url.replaceFirst("https://", "") + "](" + url + ")")
        : Optional.empty();
  }

  private static String value(String written, String key) {
    Matcher found =
        Pattern.compile("\\b" + key + "\\s*=\\s*[\"'`]([^\"'`]*)[\"'`]").matcher(written);
    return found.find() ? found.group(1) : "";
  }
}
