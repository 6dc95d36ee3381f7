package org.polyfeed.page;

import java.util.Arrays;
import java.util.List;
import org.polyfeed.edition.Address;

/**
 * Links from one page to the others, relative to it: so the site works below any address, and from
 * a disk.
 */
final class Hrefs {

  private final Address page;
  private final String root;

  /**
   * @param page that holds the links
   * @param root the path of the site's address, for a page that a host shows at any address
   */
  Hrefs(Address page, String root) {
    this.page = page;
    this.root = root;
  }

  String to(Address address) {
    if (!page.path().endsWith("/")) {
      return root + address.path().substring(1);
    }
    List<String> from = names(page.path());
    List<String> to = names(address.path());
    int shared = 0;
    while (shared < from.size() && shared < to.size() && from.get(shared).equals(to.get(shared))) {
      shared++;
    }
    String up = "../".repeat(from.size() - shared);
    String file = address.path().substring(address.path().lastIndexOf('/') + 1);
    StringBuilder down = new StringBuilder(up);
    to.subList(shared, to.size()).forEach(name -> down.append(name).append('/'));
    down.append(file);
    return down.isEmpty() ? "./" : down.toString();
  }

  /** The folders of a path. */
  private static List<String> names(String path) {
    String folder = path.substring(1, path.lastIndexOf('/') + 1);
    return folder.isEmpty() ? List.of() : Arrays.asList(folder.split("/"));
  }
}
