package org.polyfeed.page;

import org.polyfeed.edition.Address;

/**
 * Links from one page to the others, relative to it: so the site works below any address, and from
 * a disk. For one thread.
 */
final class Hrefs {

  private final String from;
  private final String root;
  private int asked;

  /**
   * @param page that holds the links
   * @param root the path of the site's address, for a page that a host shows at any address
   */
  Hrefs(Address page, String root) {
    this.from = page.encoded();
    this.root = root;
  }

  /** How many links it has made. */
  int asked() {
    return asked;
  }

  String to(Address address) {
    asked++;
    if (!from.endsWith("/")) {
      return root + address.encoded().substring(1);
    }
    String to = address.encoded();
    // Up to the last folder that both are in.
    int shared = 1;
    for (int i = 1; i < Math.min(from.length(), to.length()); i++) {
      if (from.charAt(i) != to.charAt(i)) {
        break;
      }
      if (from.charAt(i) == '/') {
        shared = i + 1;
      }
    }
    StringBuilder href = new StringBuilder();
    for (int i = shared; i < from.length(); i++) {
      if (from.charAt(i) == '/') {
        href.append("../");
      }
    }
    href.append(to, shared, to.length());
    return href.isEmpty() ? "./" : href.toString();
  }
}
