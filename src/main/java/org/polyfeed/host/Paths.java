package org.polyfeed.host;

import java.net.URI;
import org.polyfeed.edition.Address;
import org.polyfeed.edition.Permalinks;

/** Addresses as hosts compare and send them. The site may stand below a path of its host. */
final class Paths {

  private final Permalinks permalinks;
  private final URI site;

  /**
   * @param site its address, with a slash at its end
   */
  Paths(Permalinks permalinks, URI site) {
    this.permalinks = permalinks;
    this.site = site;
  }

  /** The path of the site, in the letters that it stands for. */
  String root() {
    return site.getPath();
  }

  /** The same, percent-encoded. */
  String encodedRoot() {
    return site.getRawPath();
  }

  /** The path of an address, in the letters that it stands for. */
  String decoded(Address address) {
    return permalinks.uri(address).getPath();
  }

  /** The same, percent-encoded. */
  String encoded(Address address) {
    return permalinks.uri(address).getRawPath();
  }

  /** A whole URL. */
  String url(Address address) {
    return permalinks.url(address);
  }

  /** The same with its path in the letters that it stands for. */
  String decodedUrl(Address address) {
    return site.getScheme() + "://" + site.getRawAuthority() + decoded(address);
  }

  /** A regular expression that is met by a text alone. */
  static String literally(String text) {
    return text.replaceAll("[^\\p{IsAlphabetic}\\p{IsDigit}/_~ -]", "\\\\$0");
  }
}
