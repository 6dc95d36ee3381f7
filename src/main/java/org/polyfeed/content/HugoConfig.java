package org.polyfeed.content;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.polyfeed.problem.Problems;
import org.polyfeed.seed.Fields;
import org.polyfeed.seed.SeedFile;
import org.polyfeed.seed.SeedReader;
import org.polyfeed.seed.YamlValue;

/**
 * What a site of Hugo says of itself.
 *
 * @param parts its files of settings, the strongest first
 * @param languages by their keys, the default first
 */
record HugoConfig(List<Params> parts, Map<String, Language> languages) {

  private static final List<String> ENDINGS = List.of("toml", "yaml", "yml", "json");

  /** As Hugo has it where nothing is said. */
  private static final String DEFAULT = "en";

  /**
   * A language of the site.
   *
   * @param tag as it was written; empty where nothing names it
   * @param folder of its content
   * @param prefix of its paths, such as {@code /fr}, or empty
   */
  record Language(String key, String tag, String title, String folder, String prefix) {}

  /** Whether a folder has settings of Hugo. */
  static boolean isIn(ContentFiles files) {
    return !names(files).isEmpty();
  }

  private static List<SeedFile> names(ContentFiles files) {
    List<SeedFile> names = new ArrayList<>();
    for (String stem : List.of("hugo", "config")) {
      for (String ending : ENDINGS) {
        if (names.isEmpty()) {
          files.named(stem + "." + ending).ifPresent(names::add);
        }
      }
    }
    for (String stem : List.of("hugo", "config")) {
      for (String ending : ENDINGS) {
        files.named("config/_default/" + stem + "." + ending).ifPresent(names::add);
      }
    }
    return names;
  }

  /** Reads the settings; errors with their lines where they are broken. */
  static HugoConfig read(ContentFiles files, Problems problems) {
    List<Params> parts = new ArrayList<>();
    for (SeedFile file : names(files)) {
      fields(file, problems).ifPresent(fields -> parts.add(new Params(fields)));
    }
    Map<String, Params> further = new LinkedHashMap<>();
    for (SeedFile file : files.below("config/_default", any -> false)) {
      fields(file, problems)
          .ifPresent(fields -> further.put(Paths.stem(file.name()), new Params(fields)));
    }
    Params languages = further.getOrDefault("languages", Params.none(""));
    HugoConfig bare = new HugoConfig(parts, Map.of());
    if (languages.keys().isEmpty()) {
      languages = bare.below("languages");
    }
    for (String name : List.of("permalinks", "params", "frontmatter")) {
      if (further.containsKey(name)) {
        parts.add(new Params(nested(name, further.get(name))));
      }
    }
    return new HugoConfig(parts, bare.languages(languages, further));
  }

  /** A file that is called as the key whose values it holds. */
  private static Fields nested(String key, Params values) {
    Map<String, YamlValue.Entry> all = new LinkedHashMap<>();
    Map<String, YamlValue.Entry> below = new LinkedHashMap<>();
    for (String name : values.keys()) {
      List<YamlValue> held = values.values(name);
      int line = values.line(name);
      Params deeper = values.below(name);
      below.put(
          name,
          new YamlValue.Entry(
              deeper.keys().isEmpty() && held.size() != 1
                  ? new YamlValue.Items(held, line)
                  : held.get(0),
              line));
    }
    all.put(key, new YamlValue.Entry(new YamlValue.Mapping(below, 1), 1));
    return new Fields(values.fields().file(), new YamlValue.Mapping(all, 1), new Problems());
  }

  private static Optional<Fields> fields(SeedFile file, Problems problems) {
    if (!ENDINGS.contains(file.extension())) {
      return Optional.empty();
    }
    Optional<String> text = new SeedReader(problems).text(file);
    if (file.extension().equals("toml")) {
      return text.flatMap(toml -> Toml.fields(file.shown(), toml, 0, problems));
    }
    Problems own = new Problems();
    Optional<Fields> fields =
        text.map(yaml -> Fields.of(file.shown(), yaml.replaceAll("(?m)^\\t+", " "), own));
    problems.addAll(own);
    return own.hasErrors() ? Optional.empty() : fields;
  }

  private Map<String, Language> languages(Params said, Map<String, Params> further) {
    String main = text("defaultContentLanguage").orElse(DEFAULT);
    boolean inFolder = is("defaultContentLanguageInSubdir");
    Map<String, Language> languages = new LinkedHashMap<>();
    List<String> keys = new ArrayList<>(said.keys());
    keys.removeIf(key -> said.below(key).is("disabled", true));
    keys.sort(
        (one, other) ->
            Boolean.compare(!one.equalsIgnoreCase(main), !other.equalsIgnoreCase(main)));
    for (String key : keys) {
      Params own = said.below(key);
      Params beside =
          further.getOrDefault("hugo." + key, further.getOrDefault("config." + key, own));
      boolean bare = key.equalsIgnoreCase(main) && !inFolder;
      languages.put(
          key,
          new Language(
              key,
              own.text("locale", "languageCode").or(() -> beside.text("languageCode")).orElse(key),
              own.text("title").or(() -> beside.text("title")).or(() -> text("title")).orElse(""),
              plain(
                  own.text("contentDir")
                      .or(() -> beside.text("contentDir"))
                      .or(() -> text("contentDir"))
                      .orElse("content")),
              bare ? "" : "/" + key.toLowerCase(Locale.ROOT)));
    }
    if (languages.isEmpty()) {
      languages.put(
          main,
          new Language(
              main,
              text("locale", "languageCode").or(() -> text("defaultContentLanguage")).orElse(""),
              text("title").orElse(""),
              plain(text("contentDir").orElse("content")),
              inFolder ? "/" + main : ""));
    }
    return languages;
  }

  private static String plain(String folder) {
    return Paths.resolved("", folder).orElse("content");
  }

  Optional<String> text(String... keys) {
    return parts.stream().flatMap(part -> part.text(keys).stream()).findFirst();
  }

  boolean is(String key) {
    return text(key).filter("true"::equalsIgnoreCase).isPresent();
  }

  /** Keys and values below a key, in the first file that has any. */
  Params below(String key) {
    return parts.stream()
        .map(part -> part.below(key))
        .filter(below -> !below.keys().isEmpty())
        .findFirst()
        .orElse(Params.none(""));
  }

  SiteUrls urls() {
    return SiteUrls.at(text("baseURL").orElse(""));
  }

  /** Of times that name none; Hugo takes UTC where nothing is said. */
  ZoneId zone() {
    try {
      return ZoneId.of(text("timeZone").orElse("UTC"));
    } catch (DateTimeException e) {
      return ZoneOffset.UTC;
    }
  }

  /** Folders whose files stand at the root of the site. */
  List<String> staticFolders() {
    List<String> folders = new ArrayList<>();
    parts.forEach(
        part -> part.texts("staticDir").stream().map(HugoConfig::plain).forEach(folders::add));
    if (folders.isEmpty()) {
      folders.add("static");
    }
    languages.values().forEach(language -> folders.add(language.folder()));
    return folders.stream().distinct().toList();
  }

  /** Those that wrote what names nobody. */
  List<Post.Author> authors() {
    List<Post.Author> authors = new ArrayList<>();
    parts.forEach(part -> authors.addAll(part.authors("author")));
    if (authors.isEmpty()) {
      authors.addAll(below("params").authors("author"));
    }
    return authors.stream().limit(1).toList();
  }
}
