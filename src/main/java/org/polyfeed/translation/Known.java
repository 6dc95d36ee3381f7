package org.polyfeed.translation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.polyfeed.article.Piece;
import org.polyfeed.article.Unit;

/** What codes with nothing but a number are in their unit. */
final class Known {

  private Known() {}

  /** A translation with the codes of the unit that it translates. */
  static List<Piece> pieces(Tagged translation, Unit unit) {
    Map<String, Piece> codes = new HashMap<>();
    for (Piece piece : unit.pieces()) {
      if (piece instanceof Piece.Code code) {
        codes.put(Tagged.tag(code), code);
      }
    }
    List<Piece> pieces = new ArrayList<>();
    for (Piece piece : translation.pieces()) {
      pieces.add(
          piece instanceof Piece.Code code ? codes.getOrDefault(Tagged.tag(code), code) : piece);
    }
    return pieces;
  }

  /**
   * The code that ends what another begins.
   *
   * @throws IllegalArgumentException where there is none
   */
  static Piece.Code closing(Unit unit, int id) {
    for (Piece piece : unit.pieces()) {
      if (piece instanceof Piece.Code code
          && code.role() == Piece.Role.CLOSING
          && code.id() == id) {
        return code;
      }
    }
    throw new IllegalArgumentException("code " + id + " of " + unit.id() + " is never closed");
  }
}
