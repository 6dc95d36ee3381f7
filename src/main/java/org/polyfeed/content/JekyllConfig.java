package org.polyfeed.content;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.polyfeed.problem.Problems;
import org.polyfeed.seed.Fields;
import org.polyfeed.seed.SeedFile;
import org.polyfeed.seed.SeedReader;
import org.polyfeed.seed.YamlValue;

/**
 * What a site of Jekyll says of itself.
 *
 * @param people those that its data names, by their keys
 */
record JekyllConfig(Params params, Map<String, Post.Author> people) {

  private static final List<String> FILES = List.of("_config.yml", "_config.yaml", "_config.toml");

  static Optional<SeedFile> file(ContentFiles files) {
    return FILES.stream().flatMap(name -> files.named(name).stream()).findFirst();
  }

  /** Reads the settings; errors with their lines where they are broken. */
  static JekyllConfig read(ContentFiles files, Problems problems) {
    Params params = file(files).map(file -> params(file, problems)).orElse(Params.none(""));
    Map<String, Post.Author> people = new HashMap<>();
    Stream.of("_data/authors.yml", "_data/authors.yaml")
        .flatMap(name -> files.named(name).stream())
        .findFirst()
        .map(file -> params(file, problems))
        .ifPresent(
            all ->
                all.keys()
                    .forEach(
                        key ->
                            all.authors(key).stream()
                                .findFirst()
                                .ifPresent(person -> people.put(key, person))));
    return new JekyllConfig(params, people);
  }

  private static Params params(SeedFile file, Problems problems) {
    Optional<String> text = new SeedReader(problems).text(file);
    if (file.extension().equals("toml")) {
      return text.flatMap(toml -> Toml.fields(file.shown(), toml, 0, problems))
          .map(Params::new)
          .orElse(Params.none(file.shown()));
    }
    return text.map(yaml -> new Params(Fields.of(file.shown(), yaml, problems)))
        .orElse(Params.none(file.shown()));
  }

  SiteUrls urls() {
    String base = baseUrl();
    return SiteUrls.at(
        params.text("url").map(url -> url.replaceFirst("/+$", "") + base).orElse(""));
  }

  /** The path of the site at its host, without a slash at its end; mostly empty. */
  String baseUrl() {
    String base = params.text("baseurl").orElse("").replaceAll("^/+|/+$", "");
    return base.isEmpty() ? "" : "/" + base;
  }

  /** Of days and of addresses: Jekyll goes by that of its machine where nothing is said. */
  ZoneId zone(ZoneId otherwise) {
    try {
      return params.text("timezone").map(ZoneId::of).orElse(otherwise);
    } catch (DateTimeException e) {
      return otherwise;
    }
  }

  /** Those of plugins for several languages, the default first. */
  List<String> languages() {
    List<String> all = new ArrayList<>(params.texts("languages"));
    params
        .text("default_lang")
        .ifPresent(
            first -> {
              all.remove(first);
              all.add(0, first);
            });
    return all;
  }

  /** What is said for all posts in a folder: the nearest first. */
  List<Params> defaults(String name) {
    record Scoped(String path, Params values) {}
    List<Scoped> all = new ArrayList<>();
    for (YamlValue value : params.values("defaults")) {
      if (value instanceof YamlValue.Mapping mapping) {
        Params one = new Params(new Fields("", mapping, new Problems()));
        String path = one.below("scope").text("path").orElse("").replaceFirst("/+$", "");
        String type = one.below("scope").text("type").orElse("posts");
        boolean holds = path.isEmpty() || name.startsWith(path + "/");
        if (holds && type.matches("posts?|drafts?")) {
          all.add(new Scoped(path, one.below("values")));
        }
      }
    }
    all.sort(Comparator.comparingInt((Scoped one) -> one.path().length()).reversed());
    return all.stream().map(Scoped::values).toList();
  }
}
