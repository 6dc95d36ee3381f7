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
    return new Unit(name(part), part, pieces, line(at), notes);
  }

  /** One of many. */
  Unit next(Unit.Part part, List<Piece> pieces, int at, List<String> notes) {
    int number = counts.merge(part, 1, Integer::sum);
    return new Unit(name(part) + "-" + number, part, pieces, line(at), notes);
  }

  private static String name(Unit.Part part) {
    return part.name().toLowerCase(Locale.ROOT);
  }

  private int line(int at) {
    int found = Arrays.binarySearch(ends, at);
    return 1 + (found < 0 ? -found - 1 : found);
  }

  /** Whether there is anything in it that another language would write otherwise. */
  static boolean isText(List<Piece> pieces) {
    return pieces.stream()
        .anyMatch(
            piece ->
                piece instanceof Piece.Words words
                    && words.text().codePoints().anyMatch(Character::isLetterOrDigit));
  }
}
