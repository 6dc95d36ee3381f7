package org.polyfeed.media;

import java.time.Duration;
import java.util.Optional;

/**
 * What is known of a picture or recording.
 *
 * @param type its media type
 * @param length of its file, in bytes
 * @param width in pixels, as it is shown
 * @param height in pixels, as it is shown
 * @param duration how long it plays
 */
public record Facts(
    Optional<String> type,
    Optional<Long> length,
    Optional<Integer> width,
    Optional<Integer> height,
    Optional<Duration> duration) {

  /** Nothing is known. */
  public static final Facts NONE =
      new Facts(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  static Facts ofType(String type) {
    return new Facts(
        Optional.of(type), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** These, and the other's where nothing is known. */
  public Facts or(Facts other) {
    return new Facts(
        type.or(other::type),
        length.or(other::length),
        width.or(other::width),
        height.or(other::height),
        duration.or(other::duration));
  }

  Facts of(int shownWidth, int shownHeight) {
    return shownWidth < 1 || shownHeight < 1
        ? this
        : new Facts(type, length, Optional.of(shownWidth), Optional.of(shownHeight), duration);
  }

  Facts lasting(Duration known) {
    return known.isNegative() || known.isZero()
        ? this
        : new Facts(type, length, width, height, Optional.of(known));
  }
}
