package org.polyfeed.article;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Makes the units of one body, and gives each an id. */
final class UnitNames {

  private final Map<Unit.Part, Integer> counts = new EnumMap<>(Unit.Part.class);

  /** Where lines end, in UTF-16 units. */
  private final int[] ends;

  UnitNames(String text) {
    this.ends = IntStream.range(0, text.length()).filter(at -> text.charAt(at) == '\n').toArray();
  }

  /** The only one of its part. */
  Unit one(Unit.Part part, List<Piece> pieces, int at, List<String> notes) {
    return unit(name(part), part, pieces, at, notes);
  }

  /** One of many. */
  Unit next(Unit.Part part, List<Piece> pieces, int at, List<String> notes) {
    int number = counts.merge(part, isText(pieces) ? 1 : 0, Integer::sum);
    return unit(name(part) + "-" + number, part, pieces, at, notes);
  }

  private Unit unit(String name, Unit.Part part, List<Piece> pieces, int at, List<String> notes) {
    return new Unit(isText(pieces) ? name : "", part, pieces, line(at), notes);
  }

  private static String name(Unit.Part part) {
    return part.name().toLowerCase(Locale.ROOT);
  }

  private int line(int at) {
    int found = Arrays.binarySearch(ends, at);
    return 1 + (found < 0 ? -found - 1 : found);
  }

  /**
   * Whether it says anything, if only a dash: that is not for translators, but may be what one of
   * them wrote.
   */
  static boolean isSeen(List<Piece> pieces) {
    return pieces.stream()
        .anyMatch(
            piece ->
                piece instanceof Piece.Words words
                    ? !words.text().isBlank()
                    : piece instanceof Piece.Code code && code.means().startsWith("text:"));
  }

  /** Whether there is anything in it that another language would write otherwise. */
  private static boolean isText(List<Piece> pieces) {
    return pieces.stream()
        .anyMatch(
            piece ->
                piece instanceof Piece.Words words
                    && words.text().codePoints().anyMatch(Character::isLetterOrDigit));
  }
}
