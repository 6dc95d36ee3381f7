package org.polyfeed.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.polyfeed.article.ContentHash;
import org.polyfeed.article.Piece;
import org.polyfeed.locale.Letters;

/**
 * The pieces of a unit as a text on one line, with numbered tags for codes: {@code The <1>ferry</1>
 * sails<2/>}. What looks like a tag and is none has its first sign escaped as in XML.
 */
record Tagged(String text) {

  private static final Pattern TAG = Pattern.compile("<(/?)(\\d{1,6})(/?)>");

  private static final Pattern LIKE_TAG = Pattern.compile("<(?=/?\\d{1,6}/?>)");

  private static final Pattern ESCAPE = Pattern.compile("&((?:amp;)*)lt;");

  static Tagged of(List<Piece> pieces) {
    StringBuilder text = new StringBuilder();
    for (Piece piece : pieces) {
      if (piece instanceof Piece.Words words) {
        String more = ESCAPE.matcher(words.text()).replaceAll("&amp;$1lt;");
        text.append(LIKE_TAG.matcher(more).replaceAll("&lt;"));
      } else if (piece instanceof Piece.Code code) {
        text.append(tag(code));
      }
    }
    String line = new Piece.Words(text.toString()).onOneLine().text().replaceAll("^ | $", "");
    return new Tagged(Letters.standing(line));
  }

  /** A code, as it stands among words. */
  static String tag(Piece.Code code) {
    return switch (code.role()) {
      case OPENING -> "<" + code.id() + ">";
      case CLOSING -> "</" + code.id() + ">";
      case ALONE -> "<" + code.id() + "/>";
    };
  }

  /** The pieces, whose codes have nothing but their ids and roles. */
  List<Piece> pieces() {
    List<Piece> pieces = new ArrayList<>();
    String kept = Letters.composed(Letters.standing(text));
    Matcher matcher = TAG.matcher(kept);
    int from = 0;
    while (matcher.find()) {
      boolean closing = !matcher.group(1).isEmpty();
      boolean alone = !matcher.group(3).isEmpty();
      if (closing && alone) {
        continue;
      }
      words(kept.substring(from, matcher.start()), pieces);
      pieces.add(
          code(
              Integer.parseInt(matcher.group(2)),
              alone ? Piece.Role.ALONE : closing ? Piece.Role.CLOSING : Piece.Role.OPENING));
      from = matcher.end();
    }
    words(kept.substring(from), pieces);
    return List.copyOf(pieces);
  }

  private static void words(String text, List<Piece> pieces) {
    if (!text.isEmpty()) {
      String plain =
          ESCAPE
              .matcher(text)
              .replaceAll(
                  escape ->
                      escape.group(1).isEmpty()
                          ? "<"
                          : "&" + escape.group(1).substring("amp;".length()) + "lt;");
      pieces.add(new Piece.Words(plain));
    }
  }

  /** A code of which no more is known. */
  static Piece.Code code(int id, Piece.Role role) {
    return new Piece.Code(id, role, Piece.Type.OTHER, "", "", List.of());
  }

  /** Whether anything is said in it. */
  boolean isBlank() {
    return TAG.matcher(text).replaceAll("").isBlank();
  }

  /** A short name for it: 16 hexadecimal digits, the beginning of a SHA-256. */
  String hash() {
    return hash(Letters.composed(text));
  }

  /** The same of any text. */
  static String hash(String text) {
    return ContentHash.ofText(text).value().substring(0, 16);
  }
}
