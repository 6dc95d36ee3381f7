package org.polyfeed.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyfeed.article.ArticleParser;
import org.polyfeed.article.FrontMatter;
import org.polyfeed.json.Json;
import org.polyfeed.problem.Problem;
import org.polyfeed.problem.Problems;
import org.polyfeed.problem.Severity;
import org.polyfeed.seed.Fields;
import org.polyfeed.seed.MediaFile;
import org.polyfeed.seed.MediaFolder;
import org.polyfeed.seed.SeedFile;
import org.polyfeed.settings.Kind;
import org.polyfeed.settings.Setting;
import org.polyfeed.site.Site;
import org.polyfeed.site.SiteParser;
import org.polyfeed.site.SiteSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The reference of settings, their schemas and those who read them say the same: every key and its
 * example is taken by the reader and by the schema, and what one of the kinds cannot hold is
 * refused by both.
 */
final class SettingsReferenceTest {

  private static final Path DOCS = Path.of("docs");

  private static final String SITE = "site";

  private static final String ARTICLE = "article";

  private static final Pattern KNOWN = Pattern.compile("no such key 'zzzzzzzz'; there are (.*)");

  @TempDir private Path temp;

  private static Kind.Keys root(String file) {
    return file.equals(SITE) ? SiteSettings.ALL : FrontMatter.ALL;
  }

  private static Map<String, Object> schemaOf(String file) {
    return file.equals(SITE) ? SiteSettings.schema() : FrontMatter.schema();
  }

  @Test
  void theReferenceNamesEveryKeyOfTheSite() throws IOException {
    new GeneratedPart(DOCS.resolve("site.md"), "keys of site.yaml").assertIs(table(SITE));
  }

  @Test
  void theReferenceNamesEveryKeyOfArticles() throws IOException {
    new GeneratedPart(DOCS.resolve("writing.md"), "keys of articles").assertIs(table(ARTICLE));
  }

  @Test
  void theSchemasAreThoseThatTheProgramPrints() throws IOException {
    for (String file : List.of(SITE, ARTICLE)) {
      GeneratedPart.assertFileIs(
          DOCS.resolve(file + ".schema.json"), Json.indented(schemaOf(file)));
    }
  }

  /** A key where it stands: below which others, and what these need beside it. */
  private record Place(String file, List<Step> above, Setting setting) {

    String path() {
      return Stream.concat(above.stream().map(Step::shown), Stream.of(setting.key()))
          .collect(Collectors.joining("."));
    }

    /** The whole file with a value of this key, and what it and those above need beside them. */
    String with(String value) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < above.size(); i++) {
        line(text, i, above.get(i).key(), "");
      }
      line(text, above.size(), setting.key(), value);
      List<Setting> needed = above.isEmpty() ? List.of() : above.get(above.size() - 1).needed();
      needed.stream()
          .filter(other -> !other.key().equals(setting.key()))
          .forEach(other -> line(text, above.size(), other.key(), other.example()));
      BESIDE
          .getOrDefault(path(), Map.of())
          .forEach((key, other) -> line(text, above.size(), key, other));
      return text.toString();
    }

    private static void line(StringBuilder text, int depth, String key, String value) {
      text.append("  ".repeat(depth)).append('"').append(key).append("\": ").append(value);
      text.append('\n');
    }

    @Override
    public String toString() {
      return file + " " + path();
    }
  }

  /** A key above others; in the reference, a word stands for what the author names. */
  private record Step(String key, String shown, List<Setting> needed) {}

  /** What the reader wants of keys that the schema cannot say. */
  private static final Map<String, Map<String, String>> BESIDE =
      Map.of(
          "locales.LOCALE.spellings", Map.of("script-of", "sr-Cyrl"),
          "podcast.locked", Map.of("owner", "{ email: ada@news.example.org }"),
          "feeds.more.NAME.title", Map.of("topics", "[a]"),
          "feeds.more.NAME.formats", Map.of("topics", "[a]"),
          "feeds.more.NAME.entries", Map.of("topics", "[a]"),
          "feeds.more.NAME.bytes", Map.of("topics", "[a]"),
          "feeds.more.NAME.content", Map.of("topics", "[a]"));

  /** What authors might name. */
  private static final Map<String, String> NAMED =
      Map.of(
          "LOCALE",
          "sr-Latn",
          "NAME",
          "weekend",
          "PATH",
          "/index.xml",
          "KEY",
          "ada",
          "TERM",
          "Taliban",
          "WORD",
          "Pop");

  private static List<Place> places(String file) {
    List<Place> places = new ArrayList<>();
    add(places, file, List.of(), root(file));
    return places;
  }

  static Stream<Place> places() {
    return Stream.of(SITE, ARTICLE).flatMap(file -> places(file).stream());
  }

  private static void add(List<Place> places, String file, List<Step> above, Kind kind) {
    if (kind instanceof Kind.Keys keys) {
      for (Setting setting : keys.settings()) {
        places.add(new Place(file, above, setting));
        below(places, file, above, setting.key(), setting.key(), setting.kind());
      }
    }
  }

  private static void below(
      List<Place> places, String file, List<Step> above, String key, String shown, Kind kind) {
    if (kind instanceof Kind.Keys keys) {
      List<Setting> needed = keys.settings().stream().filter(Setting::required).toList();
      add(places, file, plus(above, new Step(key, shown, needed)), keys);
    } else if (kind instanceof Kind.Named named) {
      List<Step> steps = plus(above, new Step(key, shown, List.of()));
      String name = NAMED.getOrDefault(named.name(), "");
      below(places, file, steps, name, named.name(), named.of());
    } else if (kind instanceof Kind.Either either) {
      either.kinds().forEach(one -> below(places, file, above, key, shown, one));
    } else if (kind instanceof Kind.Listed listed) {
      below(places, file, above, key, shown, listed.of());
    }
  }

  private static List<Step> plus(List<Step> steps, Step step) {
    return Stream.concat(steps.stream(), Stream.of(step)).toList();
  }

  /** What the reader of a file says is wrong with it. */
  private List<String> refusals(String file, String yaml) throws IOException {
    Problems problems = new Problems();
    if (file.equals(SITE)) {
      site(yaml, problems);
    } else {
      Path written = Files.writeString(temp.resolve("a.yaml"), yaml);
      SeedFile settings = new SeedFile(written, "a.yaml", "seeds/a.yaml");
      List<MediaFile> media =
          Stream.of("kazan.jpg", "talk.mp3", "kazan.mp4", "kazan.en.vtt", "talk.chapters.json")
              .map(name -> new SeedFile(temp.resolve(name), name, "seeds/" + name))
              .map(one -> new MediaFile(one, 1, 1))
              .toList();
      MediaFolder folder = new MediaFolder("seeds", media);
      new ArticleParser(site("", new Problems()), List.of(settings), folder, problems);
    }
    return problems.all().stream()
        .filter(problem -> problem.severity() == Severity.ERROR)
        .map(Problem::message)
        .toList();
  }

  private static Site site(String yaml, Problems problems) {
    Fields fields = Fields.of("seeds/site.yaml", yaml, problems);
    return new SiteParser(fields, "news", new MediaFolder("seeds", List.of())).parse();
  }

  private static List<String> faults(String file, String yaml) {
    Object read = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    String json = json(read);
    return SCHEMAS.get(file).validate(json, InputFormat.JSON).stream()
        .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
        .toList();
  }

  private static final Map<String, Schema> SCHEMAS =
      Map.of(SITE, compiled(SITE), ARTICLE, compiled(ARTICLE));

  private static Schema compiled(String file) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
        .getSchema(Json.line(schemaOf(file)), InputFormat.JSON);
  }

  /** With null, which Polyfeed never writes. */
  private static String json(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(one -> json(String.valueOf(one.getKey())) + ":" + json(one.getValue()))
          .collect(Collectors.joining(",", "{", "}"));
    }
    if (value instanceof List<?> list) {
      return list.stream()
          .map(SettingsReferenceTest::json)
          .collect(Collectors.joining(",", "[", "]"));
    }
    if (value instanceof String text) {
      String object = Json.line(Map.of("a", text));
      return object.substring(5, object.length() - 1);
    }
    return String.valueOf(value);
  }

  @ParameterizedTest
  @MethodSource("places")
  void theExampleOfEveryKeyIsTaken(Place place) throws IOException {
    String yaml = place.with(place.setting().example());
    assertThat(faults(place.file(), yaml)).as(yaml).isEmpty();
    assertThat(refusals(place.file(), yaml)).as(yaml).isEmpty();
  }

  static List<Arguments> slips() {
    List<Arguments> slips = new ArrayList<>();
    places()
        .forEach(
            place ->
                slips(place.setting().kind()).forEach(bad -> slips.add(Arguments.of(place, bad))));
    return slips;
  }

  /** What a kind cannot hold. */
  private static List<String> slips(Kind kind) {
    if (kind instanceof Kind.Text text) {
      return text.pattern().isPresent() ? List.of("[a]", "\"not % this\"") : List.of("[a]");
    }
    if (kind instanceof Kind.Localized) {
      return List.of("[a]", "{ nonsense: a }");
    }
    if (kind instanceof Kind.Choice) {
      return List.of("zzz", "[a, b]");
    }
    if (kind instanceof Kind.Flag) {
      return List.of("maybe", "[true]");
    }
    if (kind instanceof Kind.Whole whole) {
      return List.of("many", Long.toString(whole.least() - 1), "1.5", "[1]");
    }
    if (kind instanceof Kind.Listed listed) {
      return slips(listed.of()).stream()
          .map(slip -> slip.startsWith("[") ? "[" + slip + "]" : slip)
          .toList();
    }
    if (kind instanceof Kind.Keys) {
      return List.of("[a]", "a", "{ zzzzzzzz: 1 }");
    }
    if (kind instanceof Kind.Named) {
      return List.of("[a]", "a");
    }
    return List.of("{ zzzzzzzz: 1 }");
  }

  @ParameterizedTest
  @MethodSource("slips")
  void whatAKeyCannotHoldIsRefusedByReaderAndSchema(Place place, String bad) throws IOException {
    String yaml = place.with(bad);
    assertThat(refusals(place.file(), yaml)).as(yaml).isNotEmpty();
    assertThat(faults(place.file(), yaml)).as(yaml).isNotEmpty();
  }

  /** Keys that hold others, and where the reader tells which. */
  static List<Arguments> parents() {
    List<Arguments> parents = new ArrayList<>();
    for (String file : List.of(SITE, ARTICLE)) {
      parents.add(Arguments.of(file, "{ zzzzzzzz: 1 }", String.join(", ", root(file).names())));
    }
    return parents;
  }

  @ParameterizedTest
  @MethodSource("parents")
  void theReaderKnowsTheKeysOfTheReference(String file, String yaml, String keys)
      throws IOException {
    assertThat(refusals(file, yaml).stream().map(KNOWN::matcher).filter(Matcher::matches).toList())
        .singleElement()
        .satisfies(known -> assertThat(known.group(1)).isEqualTo(keys));
  }

  @Test
  void aFileWithoutAnythingIsTaken() {
    assertThat(faults(SITE, "title:\nlocales: { en: }\n")).isEmpty();
    assertThat(faults(ARTICLE, "title: 2024\n")).isEmpty();
  }

  @Test
  void theSitesOfTheProjectAreTaken() throws IOException {
    assertThat(faults(SITE, Files.readString(Path.of("seeds/site.yaml")))).isEmpty();
    assertThat(Path.of("seeds/site.yaml"))
        .content()
        .startsWith("# yaml-language-server: $schema=../docs/site.schema.json\n");
    try (Stream<Path> found = Files.walk(Path.of("src/test/resources/sites"))) {
      for (Path file : found.filter(one -> one.endsWith("seeds/site.yaml")).sorted().toList()) {
        assertThat(faults(SITE, Files.readString(file))).as(file.toString()).isEmpty();
      }
    }
  }

  private static String table(String file) {
    StringBuilder table =
        new StringBuilder("| key | holds | meaning | without it |\n|---|---|---|---|\n");
    Map<List<String>, List<Place>> rows = new LinkedHashMap<>();
    for (Place place : places(file)) {
      if (isShown(place)) {
        rows.computeIfAbsent(alike(place), any -> new ArrayList<>()).add(place);
      }
    }
    rows.values().forEach(places -> table.append(row(places)));
    return table.toString();
  }

  /** What is the same of pictures and of recordings stands in one row. */
  private static List<String> alike(Place place) {
    Setting setting = place.setting();
    return place.file().equals(SITE) || place.above().isEmpty()
        ? List.of(place.path())
        : List.of(setting.key(), words(setting.kind()), setting.meaning(), setting.without());
  }

  /** What stands in a list of its own elsewhere, or is said of a key above, is not said twice. */
  private static boolean isShown(Place place) {
    List<String> above = place.above().stream().map(Step::shown).toList();
    return place.file().equals(SITE)
        ? !(above.size() == 2
            && above.get(0).equals("feeds")
            && List.of("topics", "authors", "all").contains(above.get(1)))
        : above.isEmpty() || !List.of("author", "authors", "corrections").contains(above.get(0));
  }

  private static String row(List<Place> places) {
    Setting setting = places.get(0).setting();
    String more = setting.see().isEmpty() ? "" : " ([more](" + setting.see() + "))";
    return Stream.of(
            places.stream()
                .map(place -> "`" + place.path() + "`")
                .distinct()
                .collect(Collectors.joining(", ")),
            words(setting.kind()),
            setting.meaning() + " Such as `" + setting.example() + "`" + more + ".",
            setting.without())
        .map(cell -> cell.replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |\n"))
        .replace("|  |", "| |");
  }

  private static String words(Kind kind) {
    if (kind instanceof Kind.Text) {
      return "text";
    }
    if (kind instanceof Kind.Localized) {
      return "text, or one a locale";
    }
    if (kind instanceof Kind.Choice choice) {
      return choice.words().size() > 5
          ? "one of the names"
          : choice.words().stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
    }
    if (kind instanceof Kind.Flag) {
      return "`true` or `false`";
    }
    if (kind instanceof Kind.Whole whole) {
      return "a whole number from " + whole.least();
    }
    if (kind instanceof Kind.Listed listed) {
      return "one or a list: " + words(listed.of());
    }
    if (kind instanceof Kind.Either either) {
      return either.kinds().stream()
          .map(SettingsReferenceTest::words)
          .collect(Collectors.joining(", or "));
    }
    if (kind instanceof Kind.Named named) {
      return words(named.of()) + " by " + named.name();
    }
    return "keys and values";
  }
}
