package org.polyfeed.content;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.polyfeed.article.Links;

/**
 * The address of a site and the paths below it.
 *
 * @param base absolute and with a slash at its end, or {@code /} where nobody knows the host
 */
record SiteUrls(String base) {

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  static SiteUrls at(String address) {
    String base = address.strip().replaceFirst("[?#].*$", "").replaceFirst("/*$", "/");
    return new SiteUrls(isAbsolute(base) ? base : "/");
  }

  private static boolean isAbsolute(String base) {
    try {
      return base.matches("(?i)https?://[^/].*") && new URI(base).getHost() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  boolean isKnown() {
    return base.length() > 1;
  }

  /** The path of the base, with slashes around it. */
  private String root() {
    return isKnown() ? base.replaceFirst("(?i)^https?://[^/]+", "") : "/";
  }

  /** The URL of a path that begins with a slash and is in its own letters. */
  String of(String path) {
    return base + encoded(path.replaceFirst("^/+", ""));
  }

  /** What a reference of a page means, as a path below the base; nothing where it is elsewhere. */
  Optional<String> path(String reference, String page) {
    String bare = reference.strip().replaceFirst("[?#].*$", "");
    if (isKnown() && bare.startsWith(base)) {
      return Optional.of("/" + Links.decoded(bare.substring(base.length())));
    }
    if (bare.isEmpty() || bare.startsWith("//") || bare.matches("(?s)[A-Za-z][A-Za-z0-9+.-]*:.*")) {
      return Optional.empty();
    }
    if (bare.startsWith("/")) {
      return Optional.of(
          "/"
              + Links.decoded(
                  bare.startsWith(root()) ? bare.substring(root().length()) : bare.substring(1)));
    }
    String folder = page.substring(0, page.lastIndexOf('/') + 1);
    String end = bare.endsWith("/") || bare.endsWith(".") ? "/" : "";
    return Paths.resolved(folder, Links.decoded(bare))
        .map(path -> ("/" + path + end).replaceFirst("^//$", "/"));
  }

  /** RFC 3986 section 3.3; what is encoded already stays. */
  static String encoded(String path) {
    StringBuilder out = new StringBuilder();
    for (byte octet : path.getBytes(StandardCharsets.UTF_8)) {
      char letter = (char) (octet & 0xFF);
      boolean plain =
          (letter >= '0' && letter <= '9')
              || (letter >= 'A' && letter <= 'Z')
              || (letter >= 'a' && letter <= 'z')
              || "-._~!$&'()*+,;=:@/%#?".indexOf(letter) >= 0;
      if (plain) {
        out.append(letter);
      } else {
        out.append('%').append(HEX.toHexDigits(octet));
      }
    }
    return out.toString();
  }
}
