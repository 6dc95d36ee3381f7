package org.polyfeed.content;

import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.polyfeed.problem.Problems;
import org.polyfeed.seed.SeedFile;

/** Reads the posts and drafts of a site of Jekyll. */
final class Jekyll {

  private static final Set<String> POSTS = Set.of("md", "markdown", "mkd", "mkdn", "html", "htm");

  private static final Pattern PLACE = Pattern.compile("(?:(.*)/)?_(posts|drafts)/(.*)");

  private static final Pattern DATED = Pattern.compile("(\\d{2,4}-\\d{1,2}-\\d{1,2})-(.*)");

  private final ContentFiles files;
  private final ZoneId zone;
  private final Problems problems;
  private final Leftovers leftovers = new Leftovers();

  /**
   * @param zone of a site that names none
   */
  Jekyll(ContentFiles files, ZoneId zone, Problems problems) {
    this.files = files;
    this.zone = zone;
    this.problems = problems;
  }

  static boolean isIn(ContentFiles files) {
    return JekyllConfig.file(files).isPresent() || files.hasFolder("_posts");
  }

  /** What the site holds, language by language. */
  List<Content> read() {
    JekyllConfig config = JekyllConfig.read(files, problems);
    List<JekyllPage> pages = pages(config);
    Map<String, String> urls = new HashMap<>();
    pages.forEach(page -> urls.put(Paths.stem(page.file().name()), config.urls().of(page.path())));
    Liquid liquid =
        new Liquid(config, name -> Optional.ofNullable(urls.get(Paths.last(name))), leftovers);
    Assets assets = new Assets(files, config.urls(), List.of(""));
    Map<String, List<Post>> posts = new LinkedHashMap<>();
    for (JekyllPage page : pages) {
      post(page, config, assets, liquid)
          .ifPresent(
              post -> posts.computeIfAbsent(page.language(), any -> new ArrayList<>()).add(post));
    }
    leftovers.report(problems);
    List<Content> contents = new ArrayList<>();
    posts.forEach(
        (language, own) ->
            contents.add(
                new Content(
                    "Jekyll",
                    config.params().text("title", "name").orElse(""),
                    config.urls().of(prefix(language, config) + "/"),
                    language,
                    own)));
    return contents;
  }

  private List<JekyllPage> pages(JekyllConfig config) {
    JekyllPaths paths = new JekyllPaths(config);
    List<JekyllPage> pages = new ArrayList<>();
    for (SeedFile file : files.below("", Jekyll::isSkipped)) {
      Matcher place = PLACE.matcher(file.name());
      if (place.matches() && POSTS.contains(file.extension())) {
        page(file, place, config, paths).ifPresent(pages::add);
      }
    }
    return pages;
  }

  /** What a site is made of, and what was made of it. */
  private static boolean isSkipped(String folder) {
    return folder.startsWith("_") && !Set.of("_posts", "_drafts", "_i18n").contains(folder);
  }

  private Optional<JekyllPage> page(
      SeedFile file, Matcher place, JekyllConfig config, JekyllPaths paths) {
    boolean isDraft = place.group(2).equals("drafts");
    String stem = Paths.stem(file.name());
    Matcher dated = DATED.matcher(stem);
    if (!dated.matches() && !isDraft) {
      problems.note(file.shown(), 0, "left out: the name of a post begins with its date");
      return Optional.empty();
    }
    Optional<Matter> read = Matter.of(file, problems);
    if (read.isEmpty()) {
      return Optional.empty();
    }
    Params params = read.get().params();
    List<Params> said = new ArrayList<>(List.of(params));
    said.addAll(config.defaults(file.name()));
    ZoneId days = config.zone(zone);
    // YAML takes a time without a zone for one of UTC, and Jekyll goes by that.
    ContentDates dates = new ContentDates(days, ZoneOffset.UTC);
    Optional<ZonedDateTime> date =
        params
            .text("date")
            .flatMap(dates::parse)
            .or(() -> dated.matches() ? dates.parse(dated.group(1)) : Optional.empty())
            .map(time -> time.atZoneSameInstant(days));
    String language = language(file, said, config);
    String bare = dated.matches() ? dated.group(2) : stem;
    String ending = "." + language;
    boolean named = config.languages().contains(language) && bare.endsWith(ending);
    String slug =
        params
            .text("slug")
            .orElse(named ? bare.substring(0, bare.length() - ending.length()) : bare);
    List<String> categories = categories(params, place, config);
    Optional<String> permalink =
        said.stream().flatMap(one -> one.text("permalink").stream()).findFirst();
    String path = prefix(language, config) + paths.of(permalink, slug, date, categories);
    return Optional.of(
        new JekyllPage(file, read.get(), said, slug, isDraft, date, categories, language, path));
  }

  /** Those that front matter names, and the folders around the posts. */
  private static List<String> categories(Params params, Matcher place, JekyllConfig config) {
    String around = place.group(1) == null ? "" : place.group(1);
    Stream<String> folders =
        around.startsWith("_i18n") ? Stream.empty() : Stream.of(around.split("/"));
    return Stream.concat(
            folders.filter(folder -> !folder.isEmpty() && !config.languages().contains(folder)),
            JekyllPage.words(params, "categories", "category").stream())
        .distinct()
        .toList();
  }

  private static String language(SeedFile file, List<Params> said, JekyllConfig config) {
    Optional<String> own =
        said.stream().flatMap(one -> one.text("lang", "locale", "language").stream()).findFirst();
    List<String> known = config.languages();
    String stem = Paths.stem(file.name());
    return own.or(
            () ->
                Stream.concat(
                        Stream.of(file.name().split("/")),
                        Stream.of(stem.substring(stem.lastIndexOf('.') + 1)))
                    .filter(known::contains)
                    .findFirst())
        .or(() -> known.stream().findFirst())
        .or(() -> config.params().text("lang", "locale", "language"))
        .orElse("");
  }

  /** Plugins for several languages put all but the default into folders. */
  private static String prefix(String language, JekyllConfig config) {
    List<String> known = config.languages();
    return known.indexOf(language) > 0 ? "/" + language : "";
  }

  private Optional<Post> post(JekyllPage page, JekyllConfig config, Assets assets, Liquid liquid) {
    Params params = page.matter().params();
    boolean isLiquid = !params.is("render_with_liquid", false);
    String text =
        isLiquid
            ? liquid.replaced(page.matter().text(), page.file().shown(), page.matter().line())
            : page.matter().text();
    Body body = Body.of(text, page.file().extension());
    Optional<String> mark =
        page.text("excerpt_separator")
            .or(() -> config.params().text("excerpt_separator"))
            .filter(text::contains);
    String summary =
        params
            .text("excerpt", "description", "summary")
            .or(() -> mark.flatMap(body::above))
            .orElse("");
    String story = Paths.story(story(page));
    Map<String, Path> carried = new TreeMap<>();
    Assets.Place place =
        new Assets.Place(
            page.path(), Paths.folder(page.file().name()), Paths.folder(story), carried);
    Body whole = mark.map(body::without).orElse(body).leading(url -> assets.reference(url, place));
    ContentDates dates = new ContentDates(config.zone(zone), ZoneOffset.UTC);
    SiteUrls urls = config.urls();
    Map<String, Object> further = new LinkedHashMap<>();
    new Posts(problems)
        .aliases(params, "redirect_from", "")
        .ifPresent(all -> further.put("aliases", all));
    Posts.image(params, written -> assets.ofPage(written, place))
        .ifPresent(image -> further.put("image", image));
    if (page.isDraft() || params.is("published", false) || params.is("draft", true)) {
      further.put("draft", true);
    }
    String title = page.text("title").orElseGet(() -> titled(page.slug()));
    return new Posts(problems)
        .checked(
            new Post(
                page.file().shown(),
                urls.of(page.isDraft() ? "/_drafts/" + page.slug() : page.id()),
                page.isDraft() ? "" : urls.of(page.path()),
                title,
                page.date().map(ZonedDateTime::toOffsetDateTime),
                params
                    .text("last_modified_at", "updated", "modified_date")
                    .flatMap(dates::parse)
                    .map(time -> in(time, config)),
                params.text("date").orElse(""),
                authors(page, config),
                Stream.concat(
                        page.categories().stream(),
                        JekyllPage.words(params, "tags", "tag").stream())
                    .distinct()
                    .toList(),
                summary,
                whole.text(),
                whole.words(),
                whole.extension(),
                page.language(),
                group(page, config),
                story,
                further,
                carried),
            whole.heading());
  }

  private OffsetDateTime in(OffsetDateTime time, JekyllConfig config) {
    return time.atZoneSameInstant(config.zone(zone)).toOffsetDateTime();
  }

  /** Its name with the date, below the folder that it was in. */
  private static String story(JekyllPage page) {
    String name = page.file().stem().replaceFirst("^_i18n/[^/]+/", "");
    String bare = name.replaceFirst("(^|/)_(posts|drafts)/", "$1");
    String ending = "." + page.language();
    String plain =
        bare.endsWith(ending) ? bare.substring(0, bare.length() - ending.length()) : bare;
    return plain.startsWith(page.language() + "/") && !page.language().isEmpty()
        ? plain.substring(page.language().length() + 1)
        : plain;
  }

  /** What translations share: what themes call a reference, or all but the language. */
  private String group(JekyllPage page, JekyllConfig config) {
    Optional<String> reference =
        page.matter().params().text("ref", "page_id", "lang-ref", "translation_id", "lang_ref");
    if (reference.isPresent()) {
      return "jekyll " + files.shown() + " ref " + reference.get();
    }
    return config.languages().size() > 1
        ? "jekyll "
            + files.shown()
            + " "
            + page.path().substring(prefix(page.language(), config).length())
        : "";
  }

  private static List<Post.Author> authors(JekyllPage page, JekyllConfig config) {
    List<Post.Author> authors =
        page.said().stream()
            .map(one -> one.authors("author", "authors"))
            .filter(all -> !all.isEmpty())
            .findFirst()
            .orElseGet(() -> config.params().authors("author"));
    return authors.stream().map(one -> config.people().getOrDefault(one.name(), one)).toList();
  }

  /** As Jekyll makes a title of a name. */
  private static String titled(String slug) {
    return Stream.of(slug.split("-"))
        .filter(word -> !word.isEmpty())
        .map(
            word ->
                word.substring(0, word.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT)
                    + word.substring(word.offsetByCodePoints(0, 1)).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(" "));
  }
}
