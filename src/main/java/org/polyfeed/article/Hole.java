package org.polyfeed.article;

/**
 * A place in a text where a unit stands.
 *
 * @param start of it, in UTF-16 units
 * @param end after it
 */
public record Hole(Unit unit, int start, int end, Style style) {

  /** How words are written there. */
  public enum Style {
    MARKDOWN,
    /** In a table, where a bar parts cells. */
    MARKDOWN_CELL,
    /** What a picture shows, between square brackets. */
    MARKDOWN_ALT,
    /** The title of a link or picture, in quotes. */
    MARKDOWN_TITLE,
    HTML,
    /** Inside the quotes of an attribute, of either kind. */
    HTML_QUOTED,
    /** An attribute without quotes. */
    HTML_BARE,
    TEXT
  }

  /** The same in a text that begins elsewhere. */
  Hole moved(int by) {
    return new Hole(unit, start + by, end + by, style);
  }
}
