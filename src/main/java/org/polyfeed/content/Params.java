package org.polyfeed.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.polyfeed.problem.Problems;
import org.polyfeed.seed.Fields;
import org.polyfeed.seed.YamlValue;

/**
 * Keys and values as somebody wrote them for another program: in any case, and of any kind. What is
 * not of the kind asked for counts as absent.
 */
record Params(Fields fields) {

  static Params none(String file) {
    return new Params(Fields.none(file, new Problems()));
  }

  private Optional<String> own(String key) {
    return fields.has(key)
        ? Optional.of(key)
        : fields.keys().stream().filter(key::equalsIgnoreCase).findFirst();
  }

  boolean has(String key) {
    return own(key).isPresent();
  }

  List<String> keys() {
    return List.copyOf(fields.keys());
  }

  int line(String key) {
    return own(key).map(fields::line).orElse(0);
  }

  /** One value that is not blank, of the first of the keys that has any. */
  Optional<String> text(String... keys) {
    return Stream.of(keys)
        .flatMap(key -> own(key).stream())
        .filter(fields::isText)
        .flatMap(key -> fields.text(key).stream())
        .findFirst();
  }

  boolean is(String key, boolean said) {
    return text(key).filter(String.valueOf(said)::equalsIgnoreCase).isPresent();
  }

  /** All values of a key that are texts. */
  List<String> texts(String key) {
    return values(key).stream()
        .flatMap(value -> value instanceof YamlValue.Text text ? Stream.of(text) : Stream.empty())
        .map(text -> text.value().strip())
        .filter(text -> !text.isEmpty())
        .toList();
  }

  List<YamlValue> values(String key) {
    return own(key).map(fields::values).orElse(List.of());
  }

  /** Keys and values below a key; without any where there are none. */
  Params below(String key) {
    Optional<String> own = own(key).filter(fields::holdsFields);
    return own.isPresent() ? new Params(fields.fields(own.get())) : none(fields.file());
  }

  /** Those who wrote something: names, or keys and values. */
  List<Post.Author> authors(String... keys) {
    List<Post.Author> authors = new ArrayList<>();
    for (String key : keys) {
      for (YamlValue value : values(key)) {
        if (value instanceof YamlValue.Text text && !text.value().isBlank()) {
          authors.add(author(text.value().strip()));
        } else if (value instanceof YamlValue.Mapping mapping) {
          Params one = new Params(new Fields(fields.file(), mapping, new Problems()));
          one.text("name")
              .ifPresent(
                  name ->
                      authors.add(
                          new Post.Author(
                              name,
                              one.text("email").orElse(""),
                              one.text("url", "uri", "link", "web").orElse(""))));
        }
      }
    }
    return authors;
  }

  /** A name, or an address of RSS with a name behind it. */
  private static Post.Author author(String text) {
    return text.matches("[^\\s@()]+@[^\\s@()]+ +\\([^()]+\\)")
        ? new Post.Author(
            text.replaceFirst("^.*?\\((.*)\\)$", "$1").strip(), text.replaceFirst(" .*", ""), "")
        : new Post.Author(text, "", "");
  }
}
