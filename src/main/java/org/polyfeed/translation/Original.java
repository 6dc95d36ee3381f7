package org.polyfeed.translation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.polyfeed.article.Article;
import org.polyfeed.article.Piece;
import org.polyfeed.article.Skeleton;
import org.polyfeed.article.Unit;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.seed.FrontMatter;
import org.polyfeed.seed.Seed;
import org.polyfeed.site.Site;

/** An article as translators get it: its front matter and text in units. */
final class Original {

  /** What is of one article alone, and of none of its translations. */
  private static final Set<String> OWN =
      Set.of("id", "slug", "locale", "updated", "draft", "withdrawn");

  /** What a translation may say otherwise than its source: names are written in other letters. */
  private static final Set<String> KEPT =
      Set.of("id", "slug", "updated", "draft", "withdrawn", "author", "authors");

  private static final List<String> TEXTS = List.of("title", "summary", "dateline");

  private final Article article;
  private final Seed seed;
  private final Map<String, Object> front;
  private final Skeleton skeleton;
  private final boolean named;
  private final List<Unit> units;

  private Original(
      Article article, Seed seed, Map<String, Object> front, Skeleton skeleton, boolean named) {
    this.article = article;
    this.seed = seed;
    this.front = front;
    this.skeleton = skeleton;
    this.named = named;
    List<Unit> all = new ArrayList<>();
    words(
        (id, text) -> {
          all.add(new Unit(id, part(id), List.of(new Piece.Words(line(text))), 0, List.of()));
          return text;
        });
    for (Unit unit : skeleton.units()) {
      int line = unit.line() + seed.bodyLine() - 1;
      all.add(new Unit(unit.id(), unit.part(), unit.pieces(), line, unit.notes()));
    }
    this.units = List.copyOf(all);
  }

  /**
   * Takes an article apart.
   *
   * @param seed of it, as read now
   * @param ofLocale what the file beside it says of this locale alone
   * @param ofStory what the file beside it says of all translations
   */
  static Original of(
      Article article,
      Seed seed,
      Map<String, Object> ofLocale,
      Map<String, Object> ofStory,
      Site site) {
    Map<String, Object> front = new LinkedHashMap<>(seed.frontMatter().written());
    ofLocale.forEach(front::putIfAbsent);
    for (String key : TEXTS) {
      if (ofStory.get(key) instanceof String text) {
        front.putIfAbsent(key, text);
      }
    }
    Optional<String> title =
        front.get("title") instanceof String text && !text.isBlank()
            ? Optional.of(line(text))
            : Optional.empty();
    Skeleton skeleton =
        Skeleton.of(
            seed.file().extension(), seed.body(), title, article.locale(), site.boilerplate());
    boolean named =
        skeleton.byline().isPresent()
            && !front.containsKey("author")
            && !front.containsKey("authors");
    if (named) {
      front.put("author", skeleton.byline().orElseThrow());
    }
    if (!article.story().matches("(.*/)?[1-9]\\d{3}-\\d\\d-\\d\\d.*")) {
      skeleton.dated().ifPresent(day -> front.putIfAbsent("date", day.toString()));
    }
    return new Original(article, seed, front, skeleton, named);
  }

  Article article() {
    return article;
  }

  Seed seed() {
    return seed;
  }

  /** In the order in which they are read. */
  List<Unit> units() {
    return units;
  }

  Map<String, Object> front() {
    return front;
  }

  private static String line(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  private static Unit.Part part(String id) {
    return switch (id.substring(id.lastIndexOf('.') + 1)) {
      case "title" -> id.equals("title") ? Unit.Part.TITLE : Unit.Part.CAPTION;
      case "summary" -> Unit.Part.SUMMARY;
      case "dateline" -> Unit.Part.DATELINE;
      case "byline" -> Unit.Part.BYLINE;
      case "alt" -> Unit.Part.ALT;
      default -> Unit.Part.CORRECTION;
    };
  }

  /**
   * The front matter with other texts for people.
   *
   * @param texts gives a text for that with an id
   */
  private Map<String, Object> words(BiFunction<String, String, String> texts) {
    Map<String, Object> written = new LinkedHashMap<>();
    front.forEach((key, value) -> written.put(key, words(key, value, texts)));
    return written;
  }

  private Object words(String key, Object value, BiFunction<String, String, String> texts) {
    return switch (key) {
      case "title", "summary", "dateline" -> text(key, value, texts);
      case "author" -> named ? text("byline", value, texts) : value;
      case "image", "audio", "video" -> each(key, value, List.of("alt", "title"), texts);
      case "correction", "corrections" -> each(key, value, List.of("note"), texts);
      default -> value;
    };
  }

  private static Object text(String id, Object value, BiFunction<String, String, String> texts) {
    return value instanceof String text && !text.isBlank() ? texts.apply(id, text) : value;
  }

  /** One or a list of them, with texts below; a correction may be a text itself. */
  private static Object each(
      String id, Object value, List<String> below, BiFunction<String, String, String> texts) {
    if (value instanceof List<?> items) {
      List<Object> written = new ArrayList<>();
      for (int i = 0; i < items.size(); i++) {
        written.add(each(id + "-" + (i + 1), items.get(i), below, texts));
      }
      return written;
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> written = new LinkedHashMap<>();
      map.forEach(
          (key, one) ->
              written.put(
                  (String) key,
                  below.contains((String) key) ? text(id + "." + key, one, texts) : one));
      return written;
    }
    return below.contains("note") ? text(id, value, texts) : value;
  }

  /** The text of each unit by its id. */
  Map<String, Tagged> sources() {
    Map<String, Tagged> sources = new LinkedHashMap<>();
    units.forEach(unit -> sources.put(unit.id(), Tagged.of(unit.pieces())));
    return sources;
  }

  /**
   * A seed in another language.
   *
   * @param text of it
   * @param wrong ids of units that could not be written as they are meant
   */
  record Written(String text, List<String> wrong) {}

  /**
   * Writes the article in another language.
   *
   * @param translations by ids of units; others stay as they are
   * @param before what the front matter of the translation said before; without keys where there
   *     was none
   */
  Written written(
      Mark.Kind kind, Map<String, Tagged> translations, LocaleTag to, Map<String, Object> before) {
    Map<String, List<Piece>> pieces = new HashMap<>();
    translations.forEach((id, tagged) -> pieces.put(id, tagged.pieces()));
    Map<String, Object> fields = new LinkedHashMap<>();
    words((id, text) -> Optional.ofNullable(pieces.get(id)).map(Original::plain).orElse(text))
        .forEach(
            (key, value) -> {
              if (!OWN.contains(key)) {
                fields.put(key, value);
              }
            });
    before.forEach(
        (key, value) -> {
          if ((KEPT.contains(key) && !(named && key.startsWith("author")))
              || (!front.containsKey(key) && !key.equals("locale"))) {
            fields.put(key, value);
          }
        });
    if (kind != Mark.Kind.TRANSLATED) {
      fields.put("draft", true);
    }
    Skeleton.Filled filled = skeleton.filled(pieces, to);
    String rest = FrontMatter.of(fields) + "---\n" + gap() + filled.text();
    return new Written(
        Mark.marked(kind, article.locale().value(), article.hash().value(), rest), filled.wrong());
  }

  /** Where nothing stands before the text, it stands off from the front matter that it gets. */
  private String gap() {
    return seed.bodyLine() == 1 || !seed.body().startsWith("\n") ? "\n" : "";
  }

  private static String plain(List<Piece> pieces) {
    return pieces.stream()
        .map(piece -> piece instanceof Piece.Words words ? words.text() : "")
        .collect(Collectors.joining());
  }

  /**
   * What of a translation stands where units of this article do: nothing where it is built in
   * another way.
   */
  Map<String, Tagged> aligned(Original translation) {
    Map<String, Unit> others = new LinkedHashMap<>();
    translation.units.forEach(unit -> others.put(unit.id(), unit));
    if (!ids(units).equals(ids(translation.units))) {
      return Map.of();
    }
    Map<String, Tagged> aligned = new LinkedHashMap<>();
    for (Unit unit : units) {
      Unit other = others.get(unit.id());
      if (other != null) {
        renumbered(unit, other).ifPresent(text -> aligned.put(unit.id(), text));
      }
    }
    return aligned;
  }

  /** Those of the text: what front matter says besides may be missing in a translation. */
  private static List<String> ids(List<Unit> units) {
    return units.stream()
        .filter(unit -> unit.line() > 0 && unit.part() != Unit.Part.TITLE)
        .map(Unit::id)
        .toList();
  }

  /** A translation whose codes have the numbers of those in the source that do the same. */
  private static Optional<Tagged> renumbered(Unit source, Unit translation) {
    List<Piece.Code> free = new ArrayList<>();
    for (Piece piece : source.pieces()) {
      if (piece instanceof Piece.Code code && code.role() != Piece.Role.CLOSING) {
        free.add(code);
      }
    }
    Map<Integer, Integer> numbers = new HashMap<>();
    for (Piece piece : translation.pieces()) {
      if (piece instanceof Piece.Code code && code.role() != Piece.Role.CLOSING) {
        Optional<Piece.Code> same =
            free.stream()
                .filter(one -> one.role() == code.role() && one.means().equals(code.means()))
                .findFirst()
                .or(
                    () ->
                        free.stream()
                            .filter(one -> one.role() == code.role() && one.type() == code.type())
                            .findFirst());
        if (same.isEmpty()) {
          return Optional.empty();
        }
        free.remove(same.get());
        numbers.put(code.id(), same.get().id());
      }
    }
    if (!free.isEmpty()) {
      return Optional.empty();
    }
    List<Piece> pieces = new ArrayList<>();
    for (Piece piece : translation.pieces()) {
      pieces.add(
          piece instanceof Piece.Code code
              ? Tagged.code(numbers.getOrDefault(code.id(), 0), code.role())
              : piece);
    }
    return Optional.of(Tagged.of(pieces));
  }
}
