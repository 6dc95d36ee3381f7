package org.polyfeed.locale;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Things by the first letters of a text of theirs: few at each place of another text. */
final class Beginnings<T> {

  /** Letters that tell apart what begins differently enough; a long holds no more than four. */
  static final int MOST = 3;

  private final Map<Long, List<T>> byLetters = new HashMap<>();

  /**
   * @param things whose texts are not empty; those with the same beginning stay in this order
   */
  Beginnings(List<T> things, Function<T, String> text) {
    for (T thing : things) {
      String begins = text.apply(thing);
      int letters = Math.min(MOST, begins.length());
      byLetters.computeIfAbsent(key(begins, 0, letters), any -> new ArrayList<>()).add(thing);
    }
  }

  boolean isEmpty() {
    return byLetters.isEmpty();
  }

  /**
   * Those that may stand at a place of a text.
   *
   * @param letters how many of theirs are compared: from {@link #MOST}, which finds all that have
   *     as many or more, down to 1
   */
  List<T> at(String text, int place, int letters) {
    return place + letters > text.length()
        ? List.of()
        : byLetters.getOrDefault(key(text, place, letters), List.of());
  }

  private static long key(String text, int start, int letters) {
    long key = 0;
    for (int i = start; i < start + letters; i++) {
      key = key << Character.SIZE | text.charAt(i);
    }
    return key;
  }
}
