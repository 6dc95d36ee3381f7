package org.polyfeed.article;

import java.util.List;

/** A piece of a unit: words, or a code that stands for what is no text and must be kept. */
public sealed interface Piece {

  /** Text for people, without any markup or escapes. */
  record Words(String text) implements Piece {}

  /**
   * A code, as the standards of translation call markup inside a text.
   *
   * @param id from 1 in each unit; an opening and its closing code share one
   * @param data as it is to be written
   * @param means what it does: equal where codes do the same, however they are written
   * @param insets texts inside the data that are units of their own, by their places in it
   */
  record Code(int id, Role role, Type type, String data, String means, List<Hole> insets)
      implements Piece {
    public Code {
      insets = List.copyOf(insets);
    }
  }

  /** Whether a code begins something, ends it, or is all of it. */
  enum Role {
    OPENING,
    CLOSING,
    ALONE
  }

  /** What kind of thing a code does. */
  enum Type {
    BOLD,
    ITALIC,
    STRIKE,
    LINK,
    IMAGE,
    BREAK,
    OTHER
  }
}
