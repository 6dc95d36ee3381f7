package org.polyfeed.content;

import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
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
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.polyfeed.problem.Problems;
import org.polyfeed.seed.SeedFile;

/** Reads the content of a site of Hugo. */
final class Hugo {

  private static final Set<String> PAGES = Set.of("md", "markdown", "html", "htm");

  /** Which Hugo renders, too, by way of other programs. */
  private static final Set<String> OTHERS =
      Set.of("org", "adoc", "asciidoc", "rst", "pandoc", "pdc");

  /** Where settings name none. */
  private static final HugoConfig.Language NONE = new HugoConfig.Language("", "", "", "", "");

  /** Hugo's own order. */
  private static final List<String> DATES =
      List.of("date", "publishDate", "pubdate", "published", "lastmod", "modified");

  private final ContentFiles files;
  private final boolean withPages;
  private final Instant now;
  private final Problems problems;
  private final Leftovers leftovers = new Leftovers();

  /**
   * @param withPages whether pages without a date become articles, too
   * @param now the time to go by
   */
  Hugo(ContentFiles files, boolean withPages, Instant now, Problems problems) {
    this.files = files;
    this.withPages = withPages;
    this.now = now;
    this.problems = problems;
  }

  /** What the site holds, language by language. */
  List<Content> read() {
    HugoConfig config = HugoConfig.read(files, problems);
    List<HugoPage> pages = pages(config);
    Map<String, List<HugoPage>> byName = byName(pages);
    Assets assets = new Assets(files, config.urls(), config.staticFolders());
    Map<String, List<Post>> posts = new LinkedHashMap<>();
    config.languages().keySet().forEach(key -> posts.put(key, new ArrayList<>()));
    Undated undated = new Undated(problems);
    for (HugoPage page : pages) {
      if (page.date().isEmpty() && !withPages && undated(page).isEmpty()) {
        undated.leaveOut(page.file());
        continue;
      }
      Optional<Post> post = post(page, config, assets, byName);
      post.ifPresent(
          found ->
              posts.computeIfAbsent(page.language().key(), any -> new ArrayList<>()).add(found));
    }
    undated.report(files.shown());
    leftovers.report(problems);
    List<Content> contents = new ArrayList<>();
    posts.forEach(
        (key, own) -> {
          HugoConfig.Language language = config.languages().getOrDefault(key, NONE);
          contents.add(
              new Content(
                  "Hugo",
                  language.title(),
                  config.urls().of(language.prefix().isEmpty() ? "" : language.prefix() + "/"),
                  language.tag(),
                  own));
        });
    return contents;
  }

  private List<HugoPage> pages(HugoConfig config) {
    List<SeedFile> all = new ArrayList<>();
    Set<String> folders = new HashSet<>();
    for (HugoConfig.Language language : config.languages().values()) {
      boolean within =
          folders.stream().anyMatch(one -> (language.folder() + "/").startsWith(one + "/"));
      if (!within) {
        all.addAll(files.below(language.folder(), any -> false));
        folders.add(language.folder());
      }
    }
    List<SeedFile> distinct = all.stream().distinct().toList();
    Set<String> bundles = new HashSet<>();
    Set<String> sections = new HashSet<>();
    for (SeedFile file : distinct) {
      Named named = named(file, config);
      if (PAGES.contains(file.extension()) && Paths.last(named.key()).equals("index")) {
        bundles.add(Paths.folder(file.name()));
      } else if (PAGES.contains(file.extension()) && Paths.last(named.key()).equals("_index")) {
        sections.add(Paths.folder(named.key()));
      }
    }
    HugoPaths paths = new HugoPaths(config, sections);
    List<HugoPage> pages = new ArrayList<>();
    Map<String, Integer> others = new TreeMap<>();
    for (SeedFile file : distinct) {
      if (OTHERS.contains(file.extension())) {
        others.merge(file.extension(), 1, Integer::sum);
      } else if (PAGES.contains(file.extension()) && isPage(file, config, bundles)) {
        page(file, config, paths).ifPresent(pages::add);
      }
    }
    others.forEach(
        (extension, count) ->
            problems.warning(
                files.shown(),
                0,
                count
                    + (count == 1 ? " file ends" : " files end")
                    + " in ."
                    + extension
                    + ", which Polyfeed does not read; make Markdown or HTML of it"));
    return pages;
  }

  /** What a name says: its key below the content, and its language. */
  private record Named(String key, HugoConfig.Language language) {}

  private static Named named(SeedFile file, HugoConfig config) {
    HugoConfig.Language language = NONE;
    for (HugoConfig.Language one : config.languages().values()) {
      boolean holds = file.name().startsWith(one.folder() + "/");
      if (holds && (language.equals(NONE) || one.folder().length() > language.folder().length())) {
        language = one;
      }
    }
    String key =
        file.stem().substring(Math.min(file.stem().length(), language.folder().length() + 1));
    int dot = key.lastIndexOf('.');
    if (dot > key.lastIndexOf('/') + 1) {
      String ending = key.substring(dot + 1);
      for (HugoConfig.Language one : config.languages().values()) {
        if (one.key().equalsIgnoreCase(ending) && config.languages().size() > 1) {
          return new Named(key.substring(0, dot), one);
        }
      }
    }
    return new Named(key, language);
  }

  /** Not that of a section, and not part of a bundle. */
  private static boolean isPage(SeedFile file, HugoConfig config, Set<String> bundles) {
    String last = Paths.last(named(file, config).key());
    if (last.equals("_index")) {
      return false;
    }
    String folder = Paths.folder(file.name());
    if (last.equals("index") && bundles.contains(folder)) {
      folder = Paths.folder(folder);
    }
    while (!folder.isEmpty()) {
      if (bundles.contains(folder)) {
        return false;
      }
      folder = Paths.folder(folder);
    }
    return true;
  }

  private Optional<HugoPage> page(SeedFile file, HugoConfig config, HugoPaths paths) {
    Optional<Matter> read = Matter.of(file, problems);
    if (read.isEmpty() || (file.extension().startsWith("htm") && !read.get().fenced())) {
      return Optional.empty();
    }
    Named named = named(file, config);
    boolean isBundle = Paths.last(named.key()).equals("index");
    String key = isBundle ? Paths.folder(named.key()) : named.key();
    Params params = read.get().params();
    if (key.isEmpty() || isHidden(params)) {
      problems.note(file.shown(), 0, "left out: it is no page, or not to be shown");
      return Optional.empty();
    }
    Optional<OffsetDateTime> date = date(params, Paths.last(key), config);
    return Optional.of(
        new HugoPage(
            file,
            read.get(),
            named.language(),
            key,
            isBundle,
            date,
            paths.of(named.language(), key, params, date)));
  }

  private static boolean isHidden(Params params) {
    Params build =
        params.below("build").keys().isEmpty() ? params.below("_build") : params.below("build");
    return params.is("headless", true)
        || build.text("render").filter(one -> one.matches("never|false|link")).isPresent()
        || build.text("list").filter(one -> one.matches("never|false")).isPresent();
  }

  /** As {@code frontmatter} of the settings has it, else in Hugo's own order. */
  private static Optional<OffsetDateTime> date(Params params, String name, HugoConfig config) {
    ContentDates dates = new ContentDates(config.zone(), config.zone());
    List<String> keys = new ArrayList<>();
    for (String key : config.below("frontmatter").texts("date")) {
      keys.addAll(key.equals(":default") ? DATES : List.of(key));
    }
    for (String key : keys.isEmpty() ? DATES : keys) {
      Optional<OffsetDateTime> date =
          key.equals(":filename") ? dates.ofName(name) : params.text(key).flatMap(dates::parse);
      if (date.isPresent()) {
        return date;
      }
    }
    return Optional.empty();
  }

  /** What stands where a date should, and is none. */
  private static String undated(HugoPage page) {
    return page.matter().params().text("date", "publishDate", "pubdate", "published").orElse("");
  }

  /** By all that refers to pages: their names, and as much of their paths as makes them known. */
  private static Map<String, List<HugoPage>> byName(List<HugoPage> pages) {
    Map<String, List<HugoPage>> byName = new HashMap<>();
    for (HugoPage page : pages) {
      String key = page.key().toLowerCase(Locale.ROOT);
      for (String name : List.of(key, Paths.last(key))) {
        byName.computeIfAbsent(name, any -> new ArrayList<>()).add(page);
      }
    }
    return byName;
  }

  private static Optional<String> found(
      String written, HugoPage from, Map<String, List<HugoPage>> byName) {
    String bare = written.replaceFirst("#.*$", "");
    String anchor = written.substring(bare.length());
    if (bare.isEmpty()) {
      return Optional.of(anchor).filter(one -> !one.isEmpty());
    }
    String name =
        bare.replaceFirst("/+$", "")
            .replaceFirst("(?i)/_?index(\\.[a-z-]+)?\\.(md|markdown|html)$", "")
            .replaceFirst("(?i)(\\.[a-z]{2,3}(-[a-z]+)?)?\\.(md|markdown|html)$", "")
            .toLowerCase(Locale.ROOT);
    String folder = from.isBundle() ? from.key() : Paths.folder(from.key());
    List<String> names =
        name.startsWith("/")
            ? List.of(name.substring(1))
            : Stream.of(
                    Paths.resolved(folder, name).orElse(name),
                    Paths.resolved("", name).orElse(name),
                    Paths.resolved(Paths.folder(folder), name).orElse(name))
                .map(one -> one.toLowerCase(Locale.ROOT))
                .toList();
    for (String one : names) {
      List<HugoPage> there = byName.getOrDefault(one, List.of());
      Optional<HugoPage> same =
          there.stream().filter(page -> page.language().equals(from.language())).findFirst();
      if (same.isPresent()) {
        return same.map(page -> page.path() + anchor);
      }
    }
    return Optional.empty();
  }

  private Optional<Post> post(
      HugoPage page, HugoConfig config, Assets assets, Map<String, List<HugoPage>> byName) {
    Params params = page.matter().params();
    HugoShortcodes shortcodes =
        new HugoShortcodes(
            written -> found(written, page, byName).map(path -> config.urls().of(path)), leftovers);
    String text =
        shortcodes.replaced(page.matter().text(), page.file().shown(), page.matter().line());
    Body body = Body.of(text, page.file().extension());
    Optional<String> more = body.more();
    String summary =
        params.text("summary", "description").or(() -> more.flatMap(body::above)).orElse("");
    String story = Paths.story(page.isBundle() ? page.key() + "/index" : page.key());
    Map<String, Path> carried = new TreeMap<>();
    Assets.Place place =
        new Assets.Place(
            page.path(), Paths.folder(page.file().name()), Paths.folder(story), carried);
    Body whole = more.map(body::without).orElse(body).leading(url -> assets.reference(url, place));
    if (page.isBundle()) {
      assets.takeAll(place);
    }
    ContentDates dates = new ContentDates(config.zone(), config.zone());
    String url = config.urls().of(page.path());
    return new Posts(problems)
        .checked(
            new Post(
                page.file().shown(),
                url,
                url,
                page.title(),
                page.date(),
                params.text("lastmod", "modified", "updated").flatMap(dates::parse),
                undated(page),
                authors(params, config),
                Stream.of("tags", "categories")
                    .flatMap(key -> params.texts(key).stream())
                    .distinct()
                    .toList(),
                summary,
                whole.text(),
                whole.words(),
                whole.extension(),
                page.language().tag(),
                "hugo " + files.shown() + " " + params.text("translationKey").orElse(page.key()),
                story,
                further(page, dates, written -> assets.ofPage(written, place)),
                carried),
            whole.heading());
  }

  private static List<Post.Author> authors(Params params, HugoConfig config) {
    List<Post.Author> authors = params.authors("authors", "author");
    if (authors.isEmpty()) {
      authors = params.below("params").authors("authors", "author");
    }
    return authors.isEmpty() ? config.authors() : authors;
  }

  private Map<String, Object> further(
      HugoPage page, ContentDates dates, UnaryOperator<String> reference) {
    Params params = page.matter().params();
    Map<String, Object> further = new LinkedHashMap<>();
    new Posts(problems)
        .aliases(params, "aliases", Paths.folder(Paths.folder(page.path())))
        .ifPresent(all -> further.put("aliases", all));
    Posts.image(params, reference).ifPresent(image -> further.put("image", image));
    Posts.recordings(params, "audio", reference).ifPresent(all -> further.put("audio", all));
    Posts.recordings(params, "videos", reference).ifPresent(all -> further.put("video", all));
    if (params.is("draft", true)) {
      further.put("draft", true);
    }
    params
        .text("publishDate", "pubdate", "published")
        .flatMap(dates::parse)
        .filter(time -> time.toInstant().isAfter(now))
        .ifPresent(time -> further.put("publish-at", Posts.written(time)));
    params
        .text("expiryDate", "unpublishdate")
        .flatMap(dates::parse)
        .ifPresent(time -> further.put("expires", Posts.written(time)));
    return further;
  }
}
