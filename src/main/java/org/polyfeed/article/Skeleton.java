package org.polyfeed.article;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.polyfeed.locale.LocaleFormat;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.problem.Problems;

/**
 * The text of a seed without what people read of it, and that in units: with the units of another
 * language in their places it is the same article in that language.
 */
public final class Skeleton {

  private final String extension;
  private final Optional<String> title;
  private final List<String> boilerplate;
  private final String text;
  private final List<Hole> holes;
  private final Optional<String> byline;
  private final Optional<LocalDate> dated;

  private Skeleton(
      String extension,
      Optional<String> title,
      List<String> boilerplate,
      String text,
      List<Hole> holes,
      Optional<String> byline,
      Optional<LocalDate> dated) {
    this.extension = extension;
    this.title = title;
    this.boilerplate = List.copyOf(boilerplate);
    this.text = text;
    this.holes = holes.stream().sorted(Comparator.comparingInt(Hole::start)).toList();
    this.byline = byline;
    this.dated = dated;
  }

  /**
   * Takes a text apart.
   *
   * @param extension of its seed
   * @param body without front matter
   * @param title from the front matter, if it has one: then the body begins without one
   * @param boilerplate whole lines of raw text that the site leaves out
   */
  public static Skeleton of(
      String extension,
      String body,
      Optional<String> title,
      LocaleTag locale,
      List<String> boilerplate) {
    return switch (extension) {
      case "md", "markdown" ->
          new Skeleton(
              extension,
              title,
              boilerplate,
              body,
              new MarkdownUnits(body, title).holes(),
              Optional.empty(),
              Optional.empty());
      case "html", "htm" ->
          new Skeleton(
              extension,
              title,
              boilerplate,
              body,
              HtmlUnits.of(body, title),
              Optional.empty(),
              Optional.empty());
      default -> rawText(extension, body, title, locale, boilerplate);
    };
  }

  /** Raw text as it is read: what was left out of it, and how its lines were broken, is gone. */
  private static Skeleton rawText(
      String extension,
      String body,
      Optional<String> title,
      LocaleTag locale,
      List<String> boilerplate) {
    TextBody.Parts parts =
        new TextBody(boilerplate)
            .parts(
                new BodySource(
                    body,
                    "",
                    1,
                    title,
                    new LocaleFormat(locale),
                    new Links(URI.create("http://localhost/")),
                    new Problems()));
    StringBuilder text = new StringBuilder();
    List<Hole> holes = new ArrayList<>();
    UnitNames names = new UnitNames(body);
    int from = 0;
    Optional<String> headline = parts.title().or(() -> title.filter(any -> parts.repeated()));
    if (headline.isPresent()) {
      from = body.indexOf(headline.get());
      add(
          names.one(Unit.Part.TITLE, words(headline.get()), Math.max(from, 0), List.of()),
          text,
          holes);
    }
    for (String paragraph : parts.paragraphs()) {
      // Its first words, since spaces and ends of lines are others now.
      int at = body.indexOf(paragraph.split(" ", 2)[0], Math.max(from, 0));
      from = at < 0 ? from : at;
      List<Piece> pieces = words(paragraph);
      if (UnitNames.isSeen(pieces)) {
        add(names.next(Unit.Part.PARAGRAPH, pieces, Math.max(from, 0), List.of()), text, holes);
      } else {
        text.append(paragraph).append("\n\n");
      }
    }
    return new Skeleton(
        extension,
        title,
        boilerplate,
        text.toString().stripTrailing() + "\n",
        holes,
        parts.byline(),
        parts.dated());
  }

  private static List<Piece> words(String text) {
    return List.of(new Piece.Words(text));
  }

  private static void add(Unit unit, StringBuilder text, List<Hole> holes) {
    int start = text.length();
    text.append(unit.text());
    holes.add(new Hole(unit, start, text.length(), Hole.Style.TEXT));
    text.append("\n\n");
  }

  /** The author whom raw text names before it begins; that line is no part of what is filled. */
  public Optional<String> byline() {
    return byline;
  }

  /** The day that raw text names before it begins; that line is no part of what is filled. */
  public Optional<LocalDate> dated() {
    return dated;
  }

  /** All units in the order of the text, each but once. */
  public List<Unit> units() {
    List<Unit> units = new ArrayList<>();
    holes.forEach(hole -> add(hole, units));
    return List.copyOf(units);
  }

  private void add(Hole hole, List<Unit> units) {
    if (!hole.unit().id().isEmpty() && !isRepeatedTitle(hole)) {
      units.add(hole.unit());
    }
    codes(hole.unit().pieces()).forEach(code -> code.insets().forEach(inset -> add(inset, units)));
  }

  private boolean isRepeatedTitle(Hole hole) {
    return title.isPresent() && hole.unit().part() == Unit.Part.TITLE;
  }

  private static List<Piece.Code> codes(List<Piece> pieces) {
    List<Piece.Code> codes = new ArrayList<>();
    for (Piece piece : pieces) {
      if (piece instanceof Piece.Code code) {
        codes.add(code);
      }
    }
    return codes;
  }

  /**
   * A text in which units are in another language.
   *
   * @param wrong the ids of units that cannot be read back as they should be
   */
  public record Filled(String text, List<String> wrong) {
    public Filled {
      wrong = List.copyOf(wrong);
    }
  }

  /**
   * Puts translations in the places of units.
   *
   * @param translations by ids of units; of codes only ids and roles count. A unit without one
   *     stays as it is
   * @param locale of the translations
   */
  public Filled filled(Map<String, List<Piece>> translations, LocaleTag locale) {
    Map<String, List<Piece>> tidy = new HashMap<>();
    translations.forEach((id, pieces) -> tidy.put(id, PieceList.tidy(pieces)));
    Set<String> careful = new HashSet<>();
    String written = written(tidy, careful);
    List<String> wrong = wrong(written, tidy, locale);
    if (!wrong.isEmpty()) {
      careful.addAll(wrong);
      written = written(tidy, careful);
      wrong = wrong(written, tidy, locale);
    }
    if (!wrong.isEmpty()) {
      units().forEach(unit -> careful.add(unit.id()));
      written = written(tidy, careful);
      wrong = wrong(written, tidy, locale);
    }
    return new Filled(written, wrong);
  }

  private String written(Map<String, List<Piece>> translations, Set<String> careful) {
    return written(text, holes, translations, careful);
  }

  private String written(
      String around,
      List<Hole> inside,
      Map<String, List<Piece>> translations,
      Set<String> careful) {
    StringBuilder out = new StringBuilder(around.length());
    int from = 0;
    for (Hole hole : inside) {
      out.append(around, from, hole.start()).append(written(hole, translations, careful));
      from = hole.end();
    }
    return out.append(around, from, around.length()).toString();
  }

  private String written(Hole hole, Map<String, List<Piece>> translations, Set<String> careful) {
    List<Piece> pieces = pieces(hole, translations);
    UnitWriting writing = new UnitWriting(hole.style(), careful.contains(hole.unit().id()));
    List<String> codes = new ArrayList<>();
    for (Piece piece : pieces) {
      codes.add(
          piece instanceof Piece.Code code
              ? writing.code(code, written(code.data(), code.insets(), translations, careful))
              : "");
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < pieces.size(); i++) {
      if (pieces.get(i) instanceof Piece.Words words) {
        char before = i == 0 ? 0 : last(codes.get(i - 1));
        char after = i == pieces.size() - 1 ? 0 : first(codes.get(i + 1));
        out.append(writing.words(words.text(), before, after));
      } else {
        out.append(codes.get(i));
      }
    }
    return hole.style() == Hole.Style.HTML_BARE ? "\"" + out + "\"" : out.toString();
  }

  /** An end of a line begins another. */
  private static char last(String code) {
    char last = code.isEmpty() ? ' ' : code.charAt(code.length() - 1);
    return code.indexOf('\n') >= 0 ? 0 : last;
  }

  private static char first(String code) {
    return code.isEmpty() ? ' ' : code.charAt(0);
  }

  /** What is to stand in a place, with the codes of the source. */
  private List<Piece> pieces(Hole hole, Map<String, List<Piece>> translations) {
    List<Piece> own = hole.unit().pieces();
    List<Piece> translated = translations.get(hole.unit().id());
    if (translated == null) {
      return own;
    }
    Map<String, Piece.Code> known = new HashMap<>();
    codes(own).forEach(code -> known.put(code.role() + " " + code.id(), code));
    List<Piece> pieces = new ArrayList<>();
    for (Piece piece : translated) {
      if (piece instanceof Piece.Code code) {
        Piece.Code meant = known.get(code.role() + " " + code.id());
        if (meant != null) {
          pieces.add(meant);
        }
      } else {
        pieces.add(piece);
      }
    }
    return pieces;
  }

  /** Which units another would not find in the text as they are meant. */
  private List<String> wrong(
      String written, Map<String, List<Piece>> translations, LocaleTag locale) {
    Optional<String> headline =
        title.map(
            known ->
                Optional.ofNullable(translations.get("title"))
                    .map(pieces -> new Unit("", Unit.Part.TITLE, pieces, 0, List.of()).text())
                    .orElse(known));
    Skeleton other = of(extension, written, headline, locale, boilerplate);
    Set<String> wrong = new LinkedHashSet<>();
    for (int i = 0; i < holes.size(); i++) {
      Hole hole = holes.get(i);
      String meant = shape(hole, translations, this);
      String found = i < other.holes.size() ? shape(other.holes.get(i), Map.of(), other) : "";
      if (!meant.equals(found)) {
        wrong.add(nearest(i));
      }
    }
    if (other.holes.size() > holes.size() || !other.byline.isEmpty() || other.dated.isPresent()) {
      wrong.add(nearest(holes.size() - 1));
    }
    return List.copyOf(wrong);
  }

  /** The id of a unit, or of the last before it that has one. */
  private String nearest(int number) {
    int at = number;
    while (at >= 0 && holes.get(at).unit().id().isEmpty()) {
      at--;
    }
    return at < 0 ? "title" : holes.get(at).unit().id();
  }

  /** A unit as readers see it: its words, and what its codes do. */
  private String shape(Hole hole, Map<String, List<Piece>> translations, Skeleton of) {
    StringBuilder shape = new StringBuilder();
    for (Piece piece : of.pieces(hole, translations)) {
      if (piece instanceof Piece.Words words) {
        shape.append(words.text());
      } else if (piece instanceof Piece.Code code) {
        if (code.means().startsWith("text:")) {
          shape.append(code.means().substring("text:".length()));
          continue;
        }
        shape.append('\u0001').append(code.means());
        code.insets()
            .forEach(inset -> shape.append('\u0002').append(shape(inset, translations, of)));
        shape.append('\u0003');
      }
    }
    return shape.toString().replaceAll("[\\s\\u00A0\\u2007\\u202F]+", " ").strip();
  }
}
