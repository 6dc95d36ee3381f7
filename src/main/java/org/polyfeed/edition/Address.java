package org.polyfeed.edition;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Where something stands on the site: a path from the site's root, such as {@code
 * /ru/2024/04/taliban/} or {@code /ar/2024/04/طالبان/}, as readers see it and disks and the ledger
 * keep it. {@link Permalinks} makes them and turns them into URLs, where letters that are not ASCII
 * are percent-encoded.
 */
public final class Address implements Comparable<Address> {

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private final String path;
  private final String encoded;

  public Address(String path) {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("an address starts with a slash: " + path);
    }
    this.path = path;
    // Of one article many pages and feeds ask for it.
    this.encoded = encoded(path);
  }

  public String path() {
    return path;
  }

  /** The path of a URI: in ASCII. */
  public String encoded() {
    return encoded;
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
  public boolean equals(@Nullable Object other) {
    return other instanceof Address address && path.equals(address.path);
  }

  @Override
  public int hashCode() {
    return path.hashCode();
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
