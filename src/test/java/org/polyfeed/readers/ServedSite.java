package org.polyfeed.readers;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.polyfeed.SiteOnDisk;

/**
 * A site and the host that serves it.
 *
 * @param name for reports
 * @param address with which its URLs start, and a slash at the end
 */
record ServedSite(String name, String address, SiteOnDisk site, Host host) {

  static ServedSite of(String name, String address, SiteOnDisk site) throws IOException {
    return new ServedSite(
        name, address, site, Host.of(site.output(), URI.create(address).getPath()));
  }

  /** The files of all its feeds, archives too, in one format. */
  List<String> feeds(String format) {
    return site.files().stream()
        .filter(file -> file.matches("(.*/)?" + format.replaceFirst("\\.", "(-[0-9]+)?\\\\.")))
        .toList();
  }

  /** The files of all pages, in order. */
  List<String> pages() {
    return site.files(".html");
  }

  Document page(String file) {
    return Jsoup.parse(site.text(file), url(file));
  }

  /** Where a file will be, in the letters that URLs have. */
  String url(String file) {
    try {
      return address + new URI(null, null, path(file), null).toASCIIString();
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  /** As the path of a URL has it. */
  static String path(String file) {
    return file.replaceAll("(^|/)index\\.html$", "$1");
  }

  /** The files that have XML feeds, archives too. */
  List<String> xmlFeeds() {
    return Stream.of("rss.xml", "atom.xml").flatMap(format -> feeds(format).stream()).toList();
  }

  @Override
  public String toString() {
    return name;
  }
}
