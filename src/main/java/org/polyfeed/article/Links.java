package org.polyfeed.article;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.polyfeed.media.MediaKind;
import org.polyfeed.seed.MediaFile;
import org.polyfeed.seed.MediaFolder;
import org.polyfeed.target.MediaTypes;

/**
 * URLs in bodies: absolute, in ASCII, and of kinds that are safe to follow. It keeps what it was
 * asked for, so each reading of a body has its own.
 */
public final class Links {

  private static final Set<String> FOLLOWED =
      Set.of("http", "https", "mailto", "tel", "sms", "xmpp", "matrix", "geo", "magnet");

  private static final Set<String> SHOWN = Set.of("http", "https");

  private static final Pattern HOST = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*:)?//");

  private final URI base;
  private final Beside beside;
  private final Set<MediaFile> files = new LinkedHashSet<>();
  private final List<Medium> media = new ArrayList<>();
  private boolean standAlone = true;

  /**
   * Without files beside.
   *
   * @param base against which relative URLs are resolved
   */
  public Links(URI base) {
    this(base, Beside.nothing());
  }

  Links(URI base, Beside beside) {
    this.base = base;
    this.beside = beside;
  }

  /** A path of a URL in its own letters. */
  public static String decoded(String path) {
    try {
      return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // A percent sign that encodes nothing stands for itself.
      return path;
    }
  }

  /** What a link may lead to; empty where it must not be followed. */
  Optional<String> toFollow(String url) {
    Optional<String> file = carried(url);
    if (file.isEmpty() && MediaTypes.of(url).flatMap(MediaKind::of).isPresent()) {
      beside.warn(url);
    }
    return file.or(() -> resolved(url, FOLLOWED));
  }

  /** Where a picture or sound may come from; empty where it must not be shown. */
  public Optional<String> toShow(String url) {
    Optional<String> file = carried(url);
    if (file.isEmpty() && MediaFolder.isBeside(url)) {
      beside.warn(url);
      return Optional.empty();
    }
    return file.or(() -> resolved(url, SHOWN));
  }

  /** Whether a link may be followed. */
  boolean mayFollow(String url) {
    return beside.find(url).isPresent() || resolved(url, FOLLOWED).isPresent();
  }

  /** Whether something to show may be meant at all, be it there or not. */
  boolean isPlace(String url) {
    return resolved(url, SHOWN).isPresent();
  }

  /** Whether a picture may be shown. */
  boolean mayShow(String url) {
    return toShow(url).isPresent();
  }

  /** A picture or recording stands in the text. */
  void found(MediaKind kind, String url, Optional<String> alt) {
    boolean there = !MediaFolder.isBeside(url) || beside.find(url).isPresent();
    if (there && resolved(url, SHOWN).isPresent()) {
      media.add(Medium.inBody(kind, beside.source(url), alt));
    }
  }

  /** The files beside that were asked for, in that order. */
  Set<MediaFile> files() {
    return files;
  }

  /** The pictures and recordings in the text, in its order. */
  List<Medium> media() {
    return media;
  }

  /** Whether all are what they are wherever the body stands, and none is of a file beside it. */
  boolean standAlone() {
    return standAlone;
  }

  private Optional<String> carried(String url) {
    return beside
        .find(url)
        .map(
            found -> {
              standAlone = false;
              files.add(found.file());
              return beside.url(found.file()) + ascii(found.rest());
            });
  }

  private Optional<String> resolved(String url, Set<String> schemes) {
    // No page is a picture, so an empty URL shows nothing.
    return absolute(url)
        .filter(uri -> !(url.isBlank() && schemes.equals(SHOWN)))
        .filter(uri -> schemes.contains(scheme(uri)))
        .map(URI::toString);
  }

  private static String scheme(URI uri) {
    return uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
  }

  private Optional<URI> absolute(String url) {
    String ascii = ascii(url.strip());
    try {
      // A bare fragment or an empty link means this very page; RFC 3986 section 5.2.2.
      if (ascii.isEmpty() || ascii.startsWith("#")) {
        standAlone = false;
        return Optional.of(new URI(base + ascii));
      }
      URI uri = new URI(ascii);
      standAlone &= uri.isAbsolute();
      return Optional.of(base.resolve(uri));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /**
   * Percent-encodes all that may not stand in a URL, as browsers do, and leaves what is encoded.
   */
  private static String ascii(String url) {
    if (isAscii(url)) {
      return url;
    }
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

  /** Whether all may stand as it is; a loop, for nearly all may. */
  private static boolean isAscii(String url) {
    for (int i = 0; i < url.length(); i++) {
      if (!mayStand(url.charAt(i)) && (url.charAt(i) != '#' || url.indexOf('#') < i)) {
        return false;
      }
    }
    return true;
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
    if (start < 2 || !HOST.matcher(url.substring(0, start)).matches()) {
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
