package org.polyfeed.output;

import java.util.EnumMap;
import java.util.Map;
import org.polyfeed.target.Coding;

/** What became of a target and of its twins. */
record Result(State state, Map<Coding, Twin> twins) {

  /** What became of one target when it was staged. */
  enum State {
    UNCHANGED,
    SAME_BYTES,
    ADDED,
    CHANGED,
    REFUSED
  }

  /**
   * What became of the twin of a target.
   *
   * @param staged whether it is to be put in place
   * @param size in bytes; 0 where it would save too little, so that there is to be none
   */
  record Twin(boolean staged, long size) {

    boolean isWanted() {
      return size > 0;
    }
  }

  static Result of(State state) {
    return new Result(state, Map.of());
  }

  boolean isFresh() {
    return state == State.ADDED || state == State.CHANGED;
  }

  /** Whether anything of it is to be put in place. */
  boolean isStaged() {
    return isFresh() || twins.values().stream().anyMatch(Twin::staged);
  }

  Map<Coding, Long> sizes() {
    if (twins.isEmpty()) {
      return Map.of();
    }
    Map<Coding, Long> sizes = new EnumMap<>(Coding.class);
    twins.forEach((coding, twin) -> sizes.put(coding, twin.size()));
    return sizes;
  }
}
