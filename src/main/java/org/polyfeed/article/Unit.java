package org.polyfeed.article;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A text of a seed that is translated as one.
 *
 * @param id such as {@code paragraph-3}: unlike those of all other units of its seed; empty where
 *     nothing in it is to be translated
 * @param line where it stands in the body, from 1; 0 where it stands in front matter
 * @param notes what translators are told besides
 */
public record Unit(String id, Part part, List<Piece> pieces, int line, List<String> notes) {

  public Unit {
    pieces = List.copyOf(pieces);
    notes = List.copyOf(notes);
  }

  /** What a unit is of its article. */
  public enum Part {
    TITLE("the headline"),
    SUMMARY("the summary, for lists and feeds"),
    DATELINE("the place from which the article reports"),
    BYLINE("the author's name"),
    ALT("what a picture shows, for those who cannot see it"),
    TOOLTIP("shown beside what it is about, or when one points at it"),
    CORRECTION("what was wrong and is set right"),
    HEADING("a heading"),
    PARAGRAPH("a paragraph"),
    ITEM("an item of a list"),
    QUOTE("a paragraph of a quotation"),
    CELL("a cell of a table"),
    CAPTION("a caption");

    private final String said;

    Part(String said) {
      this.said = said;
    }

    /** For people who see nothing else of the article. */
    public String said() {
      return said;
    }
  }

  /** The same with more to tell translators. */
  public Unit noted(List<String> more) {
    return new Unit(id, part, pieces, line, Stream.concat(notes.stream(), more.stream()).toList());
  }

  /** All that people read of it. */
  public String text() {
    return pieces.stream()
        .map(piece -> piece instanceof Piece.Words words ? words.text() : "")
        .collect(Collectors.joining());
  }
}
