package org.polyfeed.article;

import java.util.Optional;

/**
 * What podcasts say of a recording, beyond what the article says.
 *
 * @param explicit whether it is for adults; nothing where it is as the whole podcast is
 */
public record Episode(
    Optional<Integer> number,
    Optional<Integer> season,
    Optional<Type> type,
    Optional<Boolean> explicit) {

  /** Nothing is said. */
  public static final Episode NONE =
      new Episode(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** What an episode is, as podcast directories know it. */
  public enum Type {
    FULL,
    TRAILER,
    BONUS
  }
}
