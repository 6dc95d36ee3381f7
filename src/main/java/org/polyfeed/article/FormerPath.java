package org.polyfeed.article;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.polyfeed.locale.Letters;
import org.polyfeed.target.OutputPath;

/**
 * Where an article stood on its site before, and a page is to lead on to it: a path from the site's
 * root that ends with a slash or in {@code .html}, in its own letters.
 */
public final class FormerPath {

  /** Other endings are no pages to hosts, which go by them; a folder of that name is. */
  private static final Pattern PAGE = Pattern.compile("(?s).*[^/]\\.[Hh][Tt][Mm][Ll]?");

  private FormerPath() {}

  /**
   * A path as somebody wrote it: below the site, or as a whole URL of it. Nothing where it is of
   * another site, or no file can stand there.
   *
   * @param site its address
   */
  public static Optional<String> of(String written, URI site) {
    String whole = written.strip();
    String address = site.toString();
    String path = whole.startsWith(address) ? "/" + whole.substring(address.length()) : whole;
    if (!path.startsWith("/") || path.equals("/")) {
      return Optional.empty();
    }
    String decoded = Letters.composed(Links.decoded(path));
    String page =
        decoded.endsWith("/") || PAGE.matcher(decoded).matches() ? decoded : decoded + "/";
    return OutputPath.parse(page.substring(1) + (page.endsWith("/") ? "index.html" : ""))
        // To hosts it is half of an encoded letter.
        .filter(file -> page.indexOf('%') < 0)
        // Letters in another encoding than UTF-8, which nobody can tell.
        .filter(file -> page.indexOf('\uFFFD') < 0)
        .map(file -> page);
  }
}
