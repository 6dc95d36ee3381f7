package org.polyfeed.gate;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** What can be said of URLs by looking at them (RFC 3986). */
final class Urls {

  private Urls() {}

  /** In lower case; nothing where the URL is relative. */
  static Optional<String> scheme(String url) {
    int end = 0;
    while (end < url.length() && isOfScheme(url.charAt(end), end)) {
      end++;
    }
    return end > 0 && end < url.length() && url.charAt(end) == ':'
        ? Optional.of(url.substring(0, end).toLowerCase(Locale.ROOT))
        : Optional.empty();
  }

  private static boolean isOfScheme(char letter, int at) {
    return (letter >= 'a' && letter <= 'z')
        || (letter >= 'A' && letter <= 'Z')
        || (at > 0 && ((letter >= '0' && letter <= '9') || "+.-".indexOf(letter) >= 0));
  }

  /** Whether it is absolute, in ASCII, and leads to a host of the web. */
  static boolean isOfTheWeb(String url) {
    String scheme = scheme(url).orElse("");
    int host = scheme.length() + "://".length();
    return (scheme.equals("http") || scheme.equals("https"))
        && url.startsWith("://", scheme.length())
        && host < url.length()
        && "/?#:@".indexOf(url.charAt(host)) < 0
        && mayStand(url);
  }

  private static boolean mayStand(String url) {
    for (int i = 0; i < url.length(); i++) {
      if (!mayStand(url.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** RFC 3986 section 2. */
  private static boolean mayStand(int letter) {
    return letter > ' ' && letter < 0x7F && "\"<>\\^`{|}".indexOf(letter) < 0;
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
    if (url.indexOf('%') < 0) {
      return url;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(url.length());
    for (int i = 0; i < url.length(); ) {
      int letter = url.codePointAt(i);
      int high =
          letter == '%' && i + 2 < url.length() ? Character.digit(url.charAt(i + 1), 16) : -1;
      int low = high < 0 ? -1 : Character.digit(url.charAt(i + 2), 16);
      if (low >= 0) {
        bytes.write(high * 16 + low);
        i += 3;
      } else {
        bytes.writeBytes(Character.toString(letter).getBytes(StandardCharsets.UTF_8));
        i += Character.charCount(letter);
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
