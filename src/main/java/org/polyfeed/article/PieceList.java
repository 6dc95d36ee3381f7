package org.polyfeed.article;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.polyfeed.locale.Letters;

/** The pieces of a unit, as they are met. */
final class PieceList {

  /** Without the marks after it, which end a sentence and no address. */
  private static final Pattern ADDRESS =
      Pattern.compile("(?i)\\bhttps?://[^\\s<>\"«»“”]*[^\\s<>\"«»“”\\p{P}]/?");

  private final List<Piece> pieces = new ArrayList<>();
  private final List<Hole> loose = new ArrayList<>();
  private final StringBuilder words = new StringBuilder();
  private int codes;

  /** Adds text, in which addresses are no words. */
  void words(String text) {
    String kept = Letters.composed(Letters.standing(text));
    Matcher matcher = ADDRESS.matcher(kept);
    int from = 0;
    while (matcher.find()) {
      words.append(kept, from, matcher.start());
      alone(Piece.Type.OTHER, matcher.group(), "text:" + matcher.group(), List.of(), 0);
      from = matcher.end();
    }
    words.append(kept, from, kept.length());
  }

  /**
   * Adds a code that stands alone.
   *
   * @param insets by their places in the data
   * @param at where the data stands in the text
   */
  void alone(Piece.Type type, String data, String means, List<Hole> insets, int at) {
    add(++codes, Piece.Role.ALONE, type, data, means, insets, at);
  }

  /** Adds an opening code, and says what its closing one is to be called. */
  int open(Piece.Type type, String data, String means, List<Hole> insets, int at) {
    add(++codes, Piece.Role.OPENING, type, data, means, insets, at);
    return codes;
  }

  void close(int id, Piece.Type type, String data, String means, List<Hole> insets, int at) {
    add(id, Piece.Role.CLOSING, type, data, means, insets, at);
  }

  private void add(
      int id,
      Piece.Role role,
      Piece.Type type,
      String data,
      String means,
      List<Hole> insets,
      int at) {
    flush();
    pieces.add(new Piece.Code(id, role, type, data, means, insets));
    insets.forEach(inset -> loose.add(inset.moved(at)));
  }

  private void flush() {
    if (!words.isEmpty()) {
      pieces.add(new Piece.Words(words.toString()));
      words.setLength(0);
    }
  }

  /** The pieces, with one space where there were blanks, and none at the ends. */
  List<Piece> pieces() {
    flush();
    return tidy(pieces);
  }

  /** The texts inside codes, by their places in the whole. */
  List<Hole> loose() {
    return List.copyOf(loose);
  }

  /** The same pieces without blanks that nobody sees. */
  static List<Piece> tidy(List<Piece> pieces) {
    List<Piece> tidy = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      if (pieces.get(i) instanceof Piece.Words some) {
        String text = some.onOneLine().text();
        text = i == 0 && text.startsWith(" ") ? text.substring(1) : text;
        boolean last = i == pieces.size() - 1;
        text = last && text.endsWith(" ") ? text.substring(0, text.length() - 1) : text;
        if (!text.isEmpty()) {
          tidy.add(new Piece.Words(text));
        }
      } else {
        tidy.add(pieces.get(i));
      }
    }
    return List.copyOf(tidy);
  }
}
