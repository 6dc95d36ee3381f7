package org.polyfeed.target;

import java.util.Optional;

/**
 * Where a file stands below the output folder: names with slashes between them, of ASCII letters,
 * digits and {@code . _ ~ % -}, and of what can be seen of other scripts. None of them can lead out
 * of the folder.
 */
public record OutputPath(String value) implements Comparable<OutputPath> {

  /** The most that file systems take for one name, in bytes of UTF-8. */
  private static final int LONGEST_NAME = 255;

  public OutputPath {
    if (!isBelow(value)) {
      throw new IllegalArgumentException("not a path below the output folder: " + value);
    }
  }

  /** Without a piece of the path in hand: a large site has hundreds of thousands. */
  private static boolean isBelow(String path) {
    int start = 0;
    int bytes = 0;
    for (int i = 0; i < path.length(); ) {
      int letter = path.codePointAt(i);
      if (letter == '/') {
        if (!isName(path, start, i, bytes)) {
          return false;
        }
        start = i + 1;
        bytes = 0;
      } else if (mayStand(letter)) {
        bytes += letter < 0x80 ? 1 : letter < 0x800 ? 2 : letter < 0x10000 ? 3 : 4;
      } else {
        return false;
      }
      i += Character.charCount(letter);
    }
    return isName(path, start, path.length(), bytes);
  }

  private static boolean isName(String path, int start, int end, int bytes) {
    boolean dots = end - start <= 2 && path.startsWith("..".substring(0, end - start), start);
    return bytes > 0 && bytes <= LONGEST_NAME && !dots;
  }

  private static boolean mayStand(int letter) {
    if (letter < 0x80) {
      return (letter >= 'a' && letter <= 'z')
          || (letter >= 'A' && letter <= 'Z')
          || (letter >= '0' && letter <= '9')
          || "._~%-".indexOf(letter) >= 0;
    }
    return switch (Character.getType(letter)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  /** The path, or nothing where the text is none. */
  public static Optional<OutputPath> parse(String text) {
    return isBelow(text) ? Optional.of(new OutputPath(text)) : Optional.empty();
  }

  /** The file that a host serves at an address, which starts with a slash. */
  public static OutputPath at(String address) {
    return new OutputPath(address.substring(1) + (address.endsWith("/") ? "index.html" : ""));
  }

  @Override
  public int compareTo(OutputPath other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
