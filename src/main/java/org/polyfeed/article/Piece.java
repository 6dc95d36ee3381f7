package org.polyfeed.article;

import java.util.List;
import java.util.regex.Pattern;

/** A piece of a unit: words, or a code that stands for what is no text and must be kept. */
public sealed interface Piece {

  /** Text for people, without any markup or escapes. */
  record Words(String text) implements Piece {

    /** Blanks and whatever ends a line, also as programs for typesetting write it. */
    private static final Pattern BLANKS =
        Pattern.compile("[ \\t\\n\\x0B\\f\\r\\x85\\u2028\\u2029]+");

    /**
     * The same on one line, with one space for all between two words. Other spaces are the
     * author's: Chinese sets paragraphs in by two of its own.
     */
    public Words onOneLine() {
      return new Words(BLANKS.matcher(text).replaceAll(" "));
    }
  }

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
