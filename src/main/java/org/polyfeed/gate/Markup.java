package org.polyfeed.gate;

import java.util.List;

/** What pieces of HTML hold, by a look at their letters. */
final class Markup {

  private Markup() {}

  /** Whether there is nothing to read, see or hear in it. */
  static boolean isEmpty(String markup) {
    boolean inTag = false;
    for (int i = 0; i < markup.length(); i++) {
      char letter = markup.charAt(i);
      if (letter == '<' || letter == '>') {
        inTag = letter == '<';
      } else if (!inTag && markup.startsWith("&nbsp;", i)) {
        i += "&nbsp;".length() - 1;
      } else if (!inTag && !isBlank(letter)) {
        return false;
      }
    }
    return !markup.contains(" src=");
  }

  private static boolean isBlank(char letter) {
    return Character.isWhitespace(letter)
        || Character.isSpaceChar(letter)
        || Character.getType(letter) == Character.FORMAT;
  }

  /** The URLs that {@code srcset} names; descriptors follow them after a space. */
  static List<String> ofSrcset(String srcset) {
    return List.of(srcset.strip().split("\\s*,\\s+|(?<=\\d[wx])\\s*,\\s*")).stream()
        .map(candidate -> candidate.strip().split("\\s+", 2)[0])
        .filter(url -> !url.isEmpty())
        .toList();
  }
}
