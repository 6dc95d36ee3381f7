package org.polyfeed.edition;

/**
 * Where something stands on the site: a path from the site's root, such as {@code
 * /ru/2024/04/taliban/} or {@code /ru/rss.xml}, in ASCII. {@link Permalinks} makes them and turns
 * them into URLs.
 */
public record Address(String path) implements Comparable<Address> {

  public Address {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("an address starts with a slash: " + path);
    }
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
