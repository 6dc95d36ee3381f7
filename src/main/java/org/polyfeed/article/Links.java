package org.polyfeed.article;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** URLs in bodies: absolute, in ASCII, and of kinds that are safe to follow. */
final class Links {

  private static final Set<String> FOLLOWED =
      Set.of("http", "https", "mailto", "tel", "sms", "xmpp", "matrix", "geo", "magnet");

  private static final Set<String> SHOWN = Set.of("http", "https");

  private static final Pattern HOST = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*:)?//");

  private final URI base;

  Links(URI base) {
    this.base = base;
  }

  /** What a link may lead to; empty where it must not be followed. */
  Optional<String> toFollow(String url) {
    return absolute(url).filter(uri -> FOLLOWED.contains(scheme(uri))).map(URI::toString);
  }

  /** Where a picture or sound may come from; empty where it must not be shown. */
  Optional<String> toShow(String url) {
    return absolute(url).filter(uri -> SHOWN.contains(scheme(uri))).map(URI::toString);
  }

  private static String scheme(URI uri) {
    return uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
  }

  private Optional<URI> absolute(String url) {
    String ascii = ascii(url.strip());
    try {
      // A bare fragment or an empty link means this very page; RFC 3986 section 5.2.2.
      if (ascii.isEmpty() || ascii.startsWith("#")) {
        return Optional.of(new URI(base + ascii));
      }
      return Optional.of(base.resolve(new URI(ascii)));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /**
   * Percent-encodes all that may not stand in a URL, as browsers do, and leaves what is encoded.
   */
  private static String ascii(String url) {
    String withHost = asciiHost(url);
    StringBuilder out = new StringBuilder(withHost.length());
    boolean fragment = false;
    int host = hostEnd(withHost);
    for (int i = 0; i < withHost.length(); ) {
      int letter = withHost.codePointAt(i);
      int width = Character.charCount(letter);
      if (letter == '#' && !fragment) {
        fragment = true;
        out.append('#');
      } else if (mayStand(letter)
          // RFC 3986 section 3.2.2: nowhere but around an address of IPv6.
          || ((letter == '[' || letter == ']') && i < host)
          || (letter == '%' && isEncoded(withHost, i))) {
        out.appendCodePoint(letter);
      } else if (letter != '\n' && letter != '\t') {
        for (byte octet : new String(Character.toChars(letter)).getBytes(StandardCharsets.UTF_8)) {
          out.append('%').append(String.format(Locale.ROOT, "%02X", octet));
        }
      }
      i += width;
    }
    return out.toString();
  }

  private static int hostEnd(String url) {
    Matcher start = HOST.matcher(url);
    if (!start.lookingAt()) {
      return 0;
    }
    int end = start.end();
    while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  private static boolean mayStand(int letter) {
    return (letter >= '0' && letter <= '9')
        || (letter >= 'A' && letter <= 'Z')
        || (letter >= 'a' && letter <= 'z')
        || "-._~:/?@!$&'()*+,;=".indexOf(letter) >= 0;
  }

  private static boolean isEncoded(String url, int percent) {
    return url.length() > percent + 2
        && Character.digit(url.charAt(percent + 1), 16) >= 0
        && Character.digit(url.charAt(percent + 2), 16) >= 0;
  }

  private static String asciiHost(String url) {
    int start = url.indexOf("//") + 2;
    if (start < 2 || !url.substring(0, start).matches("([A-Za-z][A-Za-z0-9+.-]*:)?//")) {
      return url;
    }
    int end = start;
    while (end < url.length() && "/?#:".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    String host = url.substring(start, end);
    if (host.chars().allMatch(letter -> letter < 128)) {
      return url;
    }
    try {
      return url.substring(0, start) + IDN.toASCII(host) + url.substring(end);
    } catch (IllegalArgumentException e) {
      return url;
    }
  }
}
