package org.polyfeed.article;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes words where units stand, so that they are read as the same words.
 *
 * @param style of the place
 * @param careful whether every mark is kept from meaning anything; else those that usually do
 */
record UnitWriting(Hole.Style style, boolean careful) {

  private static final Pattern REFERENCE = Pattern.compile("&(?=#|[A-Za-z][A-Za-z0-9]*;)");

  /** What at the beginning of a line makes it something else than a paragraph. */
  private static final Pattern LINE_START = Pattern.compile("^(?:([#>+=:|-])|(\\d{1,9})([.)]))");

  private static final String MARKS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

  /**
   * Words, at the beginning of the place or after something else.
   *
   * @param before what stands before them; 0 where nothing does
   * @param after the same
   */
  String words(String text, char before, char after) {
    return switch (style) {
      case HTML -> text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
      case HTML_QUOTED, HTML_BARE -> attribute(text);
      case TEXT -> text;
      case MARKDOWN_TITLE ->
          reference(text.replace("\\", "\\\\"))
              .replace("\"", "\\\"")
              .replace("'", "\\'")
              .replace("(", "\\(")
              .replace(")", "\\)");
      case MARKDOWN, MARKDOWN_CELL, MARKDOWN_ALT -> markdown(text, before, after);
    };
  }

  private static String attribute(String text) {
    return text.replace("&", "&amp;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }

  private static String reference(String text) {
    return REFERENCE.matcher(text).replaceAll("&amp;");
  }

  private String markdown(String text, char before, char after) {
    StringBuilder out = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      char last = i == 0 ? before : text.charAt(i - 1);
      char next = i == text.length() - 1 ? after : text.charAt(i + 1);
      boolean means =
          switch (letter) {
            case '\\', '`', '*', '[', ']', '<', '~' -> true;
            case '_' -> !Character.isLetterOrDigit(last) || !Character.isLetterOrDigit(next);
            case '!' -> next == '[';
            case '|' -> style == Hole.Style.MARKDOWN_CELL;
            // A heading's own end.
            case '#' -> next == 0;
            default -> false;
          };
      if (letter == '&'
          && (careful || REFERENCE.matcher(text).region(i, text.length()).lookingAt())) {
        out.append("&amp;");
      } else if (means || (careful && MARKS.indexOf(letter) >= 0)) {
        out.append('\\').append(letter);
      } else {
        out.append(letter);
      }
    }
    return before == 0 && !careful ? lineStart(out.toString()) : out.toString();
  }

  private static String lineStart(String text) {
    Matcher matcher = LINE_START.matcher(text);
    if (!matcher.find()) {
      return text;
    }
    int at = matcher.group(1) != null ? 0 : matcher.end(2);
    return text.substring(0, at) + "\\" + text.substring(at);
  }

  /** A code, as its author wrote it, or so that it means the same whatever stands beside it. */
  String code(Piece.Code code, String data) {
    boolean markdown = style == Hole.Style.MARKDOWN || style == Hole.Style.MARKDOWN_CELL;
    if (!careful || !markdown) {
      return data;
    }
    String name =
        switch (code.type()) {
          case BOLD -> "strong";
          case ITALIC -> "em";
          case STRIKE -> "del";
          default -> "";
        };
    if (!name.isEmpty() && !data.startsWith("<")) {
      return code.role() == Piece.Role.CLOSING ? "</" + name + ">" : "<" + name + ">";
    }
    boolean address = code.means().startsWith("text:") && !data.startsWith("<");
    return address && data.toLowerCase(Locale.ROOT).startsWith("http") ? "<" + data + ">" : data;
  }
}
