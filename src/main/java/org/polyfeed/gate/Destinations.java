package org.polyfeed.gate;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.polyfeed.target.OutputPath;

/** Which URLs are of the site, and whether a file of it is there. Safe to share between threads. */
final class Destinations {

  private static final String INDEX = "index.html";

  private final String address;
  private final String folder;

  /** All files, and the folders that have an index. */
  private final Set<String> there = new HashSet<>();

  private final StandingSite standing;

  /**
   * @param address of the site
   * @param files that it will have
   * @param standing holds files of others, which stay
   */
  Destinations(URI address, Collection<OutputPath> files, StandingSite standing) {
    this.address = address.toString();
    this.folder = address.getRawPath();
    for (OutputPath file : files) {
      String path = file.value();
      there.add(path);
      if (path.equals(INDEX) || path.endsWith("/" + INDEX)) {
        there.add(path.substring(0, path.length() - INDEX.length()));
      }
    }
    this.standing = standing;
  }

  /** The whole URL of a file. */
  String url(String path) {
    return address + path;
  }

  /**
   * Where below the site a link leads, in its own letters and without query and fragment; nothing
   * where it leads out of the site.
   *
   * @param page the path of the file that holds it
   */
  Optional<String> path(String page, String link) {
    String plain = withoutFragment(link);
    int query = plain.indexOf('?');
    plain = query < 0 ? plain : plain.substring(0, query);
    if (plain.startsWith(address)) {
      return normal("", plain.substring(address.length()));
    }
    if (address.equals(plain + "/")) {
      return Optional.of("");
    }
    if (plain.startsWith("//") || Urls.scheme(plain).isPresent()) {
      return Optional.empty();
    }
    if (plain.startsWith("/")) {
      return plain.startsWith(folder)
          ? normal("", plain.substring(folder.length()))
          : Optional.empty();
    }
    if (plain.isEmpty()) {
      return Optional.of(page);
    }
    return normal(page.substring(0, page.lastIndexOf('/') + 1), plain);
  }

  static String withoutFragment(String link) {
    int fragment = link.indexOf('#');
    return fragment < 0 ? link : link.substring(0, fragment);
  }

  /** RFC 3986 section 5.2.4; nothing where it leads above the site. */
  private static Optional<String> normal(String folder, String relative) {
    // Nearly all links are so, and there are very many.
    String below = Urls.decoded(relative);
    int above = folder.length();
    int from = 0;
    while (above > 0 && below.startsWith("../", from)) {
      above = folder.lastIndexOf('/', above - 2) + 1;
      from += "../".length();
    }
    String path = folder.substring(0, above) + below.substring(from);
    if (!path.startsWith(".") && !path.contains("/.")) {
      return Optional.of(path);
    }
    Deque<String> names = new ArrayDeque<>();
    String[] parts = path.split("/", -1);
    for (String name : parts) {
      if (name.equals("..")) {
        if (names.pollLast() == null) {
          return Optional.empty();
        }
      } else if (!name.equals(".")) {
        names.addLast(name);
      }
    }
    String last = parts[parts.length - 1];
    boolean isFolder = last.equals(".") || last.equals("..");
    return Optional.of(String.join("/", names) + (isFolder && !names.isEmpty() ? "/" : ""));
  }

  /** Whether a host finds a file for the path. */
  boolean isThere(String path) {
    return there.contains(path)
        // Hosts lead on to the folder.
        || there.contains(path + "/")
        || standing.holdsFileOfOthers(path.isEmpty() || path.endsWith("/") ? path + INDEX : path);
  }

  /** Whether a URL is of the site and one of its files stands there. */
  boolean isFile(String url) {
    return path("", url).filter(this::isThere).isPresent();
  }
}
