package org.polyfeed.edition;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Where something stands on the site: a path from the site's root, such as {@code
 * /ru/2024/04/taliban/} or {@code /ar/2024/04/طالبان/}, as readers see it and disks and the ledger
 * keep it. {@link Permalinks} makes them and turns them into URLs, where letters that are not ASCII
 * are percent-encoded.
 */
public record Address(String path) implements Comparable<Address> {

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  public Address {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("an address starts with a slash: " + path);
    }
  }

  /** The path of a URI: in ASCII. */
  public String encoded() {
    return encoded(path);
  }

  /** A piece of a path as a URI has it: RFC 3987 section 3.1. */
  public static String encoded(String words) {
    if (isAscii(words)) {
      return words;
    }
    StringBuilder encoded = new StringBuilder(3 * words.length());
    for (byte octet : words.getBytes(StandardCharsets.UTF_8)) {
      if (octet >= 0) {
        encoded.append((char) octet);
      } else {
        encoded.append('%');
        HEX.toHexDigits(encoded, octet);
      }
    }
    return encoded.toString();
  }

  private static boolean isAscii(String words) {
    for (int i = 0; i < words.length(); i++) {
      if (words.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int compareTo(Address other) {
    return path.compareTo(other.path);
  }

  @Override
  public String toString() {
    return path;
  }
}
