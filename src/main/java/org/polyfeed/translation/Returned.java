package org.polyfeed.translation;

import java.util.List;

/**
 * What came back of one story.
 *
 * @param file what problems call the file that it is in
 * @param line where it begins there
 * @param story empty where the file has lost it
 * @param original what the seed of the source was called; may be empty
 * @param from the locale of the source, as written
 * @param to that of the translation, as written
 * @param target hash of the seed that held the translation when it was exported; may be empty
 */
record Returned(
    String file,
    int line,
    String story,
    String original,
    String from,
    String to,
    String target,
    List<Item> units) {

  Returned {
    units = List.copyOf(units);
  }

  /**
   * One unit.
   *
   * @param hash of the source as it was exported; empty where the file has lost it
   * @param done whether anybody has translated it
   */
  record Item(String id, int line, String hash, Tagged source, Tagged target, boolean done) {

    /** Whether it translates a text. */
    boolean isOf(Tagged text) {
      return source.equals(text) || hash.equals(text.hash());
    }
  }
}
