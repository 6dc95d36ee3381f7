package org.polyfeed.article;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The headings of a body, in order: below that of the page, which is its only h1, and with no level
 * left out on the way down. By them people who hear a page find their way about it.
 */
final class Outline {

  private final Deque<Integer> above = new ArrayDeque<>();

  /**
   * The level of the next heading, from 2.
   *
   * @param written by its author, from 1 to 6
   */
  int level(int written) {
    int level = Math.max(2, written);
    while (!above.isEmpty() && above.peek() >= level) {
      above.pop();
    }
    above.push(level);
    return 1 + above.size();
  }
}
