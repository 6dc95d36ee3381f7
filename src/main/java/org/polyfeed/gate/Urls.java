package org.polyfeed.gate;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be said of URLs by looking at them (RFC 3986). */
final class Urls {

  /** By letter; there are very many to look at. */
  private static final boolean[] MAY_STAND = mayStand();

  private Urls() {}

  /** In lower case; nothing where the URL is relative. */
  static Optional<String> scheme(String url) {
    int end = endOfScheme(url);
    return end > 0 ? Optional.of(url.substring(0, end).toLowerCase(Locale.ROOT)) : Optional.empty();
  }

  static boolean hasScheme(String url) {
    return endOfScheme(url) > 0;
  }

  /** Where its colon stands; 0 where there is none. */
  private static int endOfScheme(String url) {
    int end = 0;
    while (end < url.length() && isOfScheme(url.charAt(end), end)) {
      end++;
    }
    return end < url.length() && url.charAt(end) == ':' ? end : 0;
  }

  private static boolean isOfScheme(char letter, int at) {
    return (letter >= 'a' && letter <= 'z')
        || (letter >= 'A' && letter <= 'Z')
        || (at > 0 && ((letter >= '0' && letter <= '9') || "+.-".indexOf(letter) >= 0));
  }

  /** Whether it is absolute, in ASCII, and leads to a host of the web. */
  static boolean isOfTheWeb(String url) {
    int scheme = endOfScheme(url);
    int host = scheme + "://".length();
    return (scheme == "http".length() || scheme == "https".length())
        && url.regionMatches(true, 0, "https", 0, scheme)
        && url.startsWith("://", scheme)
        && host < url.length()
        && "/?#:@".indexOf(url.charAt(host)) < 0
        && mayStand(url);
  }

  private static boolean mayStand(String url) {
    for (int i = 0; i < url.length(); i++) {
      char letter = url.charAt(i);
      if (letter >= MAY_STAND.length || !MAY_STAND[letter]) {
        return false;
      }
    }
    return true;
  }

  /** RFC 3986 section 2. */
  private static boolean[] mayStand() {
    boolean[] may = new boolean[0x7F];
    for (int letter = ' ' + 1; letter < may.length; letter++) {
      may[letter] = "\"<>\\^`{|}".indexOf(letter) < 0;
    }
    return may;
  }

  /** Whether it is a URI with a scheme, of any kind. */
  static boolean isAbsolute(String uri) {
    try {
      return new URI(uri).isAbsolute();
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** In its own letters: percent-encoded ones are read as UTF-8. */
  static String decoded(String url) {
    return url.indexOf('%') < 0 ? url : new String(octets(url), StandardCharsets.UTF_8);
  }

  /** In UTF-8, with the octets that are percent-encoded as themselves. */
  static byte[] octets(String url) {
    byte[] bytes = url.getBytes(StandardCharsets.UTF_8);
    int length = 0;
    for (int i = 0; i < bytes.length; i++) {
      byte octet = bytes[i];
      if (octet == '%' && i + 2 < bytes.length) {
        int high = Character.digit(bytes[i + 1], 16);
        int low = Character.digit(bytes[i + 2], 16);
        if (high >= 0 && low >= 0) {
          octet = (byte) (high * 16 + low);
          i += 2;
        }
      }
      bytes[length++] = octet;
    }
    return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
  }
}
