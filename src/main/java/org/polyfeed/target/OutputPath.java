package org.polyfeed.target;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a file stands below the output folder: names with slashes between them, of ASCII letters,
 * digits and {@code . _ ~ % -}, and of what can be seen of other scripts. None of them can lead out
 * of the folder.
 */
public record OutputPath(String value) implements Comparable<OutputPath> {

  /** The most that file systems take for one name, in bytes of UTF-8. */
  private static final int LONGEST_NAME = 255;

  private static final Pattern NAME =
      Pattern.compile("([A-Za-z0-9._~%-]|[^\\x00-\\x7F\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Z}])+");

  public OutputPath {
    if (!isBelow(value)) {
      throw new IllegalArgumentException("not a path below the output folder: " + value);
    }
  }

  private static boolean isBelow(String path) {
    return Arrays.stream(path.split("/", -1))
        .allMatch(
            name ->
                name.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME
                    && !name.equals(".")
                    && !name.equals("..")
                    && NAME.matcher(name).matches());
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
