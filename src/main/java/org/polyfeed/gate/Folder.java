package org.polyfeed.gate;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The folder in which a page stands. Most links of a page stand on all others too, and differ only
 * in how far up they go; a folder knows which are the same.
 */
final class Folder {

  /** What cannot be told of. */
  static final long UNKNOWN = 0;

  /** Hashes of the site's folder and of those below it, down to this one. */
  private final long[] hashes;

  /**
   * @param page the path of a file in it
   */
  Folder(String page) {
    byte[] path = ("/" + page).getBytes(StandardCharsets.UTF_8);
    long[] found = new long[path.length];
    int count = 0;
    long hash = Fnv.BASIS;
    for (int i = 0; i < path.length; i++) {
      hash = Fnv.hash(hash, path, i, i + 1);
      if (path[i] == '/') {
        found[count++] = hash;
      }
    }
    // Links are percent-encoded and paths are not: one that looks so could be taken for another.
    hashes = Arrays.copyOf(found, page.indexOf('%') < 0 ? count : 0);
  }

  /**
   * A hash by which a relative link without a fragment is known: those on other pages that share it
   * lead to the same place.
   *
   * @param from where the link begins in the markup, as it is written there
   */
  long place(byte[] markup, int from, int to) {
    int depth = hashes.length;
    int at = from;
    while (depth > 1
        && at + 2 < to
        && markup[at] == '.'
        && markup[at + 1] == '.'
        && markup[at + 2] == '/') {
      depth--;
      at += "../".length();
    }
    boolean known = depth > 0 && from < to;
    for (int i = at; known && i < to; i++) {
      byte letter = markup[i];
      // A scheme or a fragment anywhere, and at its beginning what leads from elsewhere.
      known = letter != ':' && letter != '#' && (i > at || (letter != '/' && letter != '?'));
    }
    return known ? Fnv.hash(hashes[depth - 1], markup, at, to) : UNKNOWN;
  }
}
