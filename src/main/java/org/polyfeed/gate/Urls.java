package org.polyfeed.gate;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can be said of URLs by looking at them (RFC 3986). */
final class Urls {

  private static final Pattern SCHEME =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):.*", Pattern.DOTALL);

  private Urls() {}

  /** In lower case; nothing where the URL is relative. */
  static Optional<String> scheme(String url) {
    Matcher scheme = SCHEME.matcher(url);
    return scheme.matches()
        ? Optional.of(scheme.group(1).toLowerCase(Locale.ROOT))
        : Optional.empty();
  }

  /** Whether it is absolute and leads to a host of the web. */
  static boolean isOfTheWeb(String url) {
    try {
      URI uri = new URI(url);
      String scheme = scheme(url).orElse("");
      return (scheme.equals("http") || scheme.equals("https")) && uri.getRawAuthority() != null;
    } catch (URISyntaxException e) {
      return false;
    }
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
