package org.polyfeed.importer;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.polyfeed.locale.LocaleTag;

/**
 * By what subscribers know an item.
 *
 * @param value a URI in ASCII, as front matter takes it
 * @param same whether it is what the feed has, letter by letter
 */
record ItemId(String value, boolean same) {

  /** As Polyfeed mints them: {@code tag:AUTHORITY:STORY/LOCALE}. */
  private static final Pattern MINTED = Pattern.compile("tag:([^:]+):(.+)/([A-Za-z0-9-]+)");

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  /** Of an item; without a guid, readers know it by its link. */
  static ItemId of(FoundItem item, String home) {
    String guid = item.guid().isEmpty() ? item.link() : item.guid();
    if (isUri(guid)) {
      return new ItemId(guid, true);
    }
    String ascii = ascii(guid);
    return new ItemId(isUri(ascii) ? ascii : minted(item, guid, home), false);
  }

  private static boolean isUri(String text) {
    try {
      return new URI(text).isAbsolute() && text.chars().allMatch(letter -> letter < 128);
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** RFC 3987 section 3.1. */
  private static String ascii(String guid) {
    StringBuilder out = new StringBuilder();
    for (byte octet : guid.getBytes(StandardCharsets.UTF_8)) {
      char letter = (char) (octet & 0xFF);
      if (letter <= ' ' || letter >= 127 || "\"<>\\^`{|}".indexOf(letter) >= 0) {
        out.append('%').append(HEX.toHexDigits(octet));
      } else {
        out.append(letter);
      }
    }
    return out.toString();
  }

  /** RFC 4151, by the host of the item and the year when it had it; the same each time. */
  private static String minted(FoundItem item, String guid, String home) {
    Optional<String> host =
        RomeFeeds.uri(item.link()).or(() -> RomeFeeds.uri(home)).map(URI::getHost);
    String name = guid.isEmpty() ? item.title() + "\n" + item.body().markup() : guid;
    if (host.isEmpty() || guid.isEmpty() || item.published().isEmpty()) {
      byte[] seed = (home + "\n" + name).getBytes(StandardCharsets.UTF_8);
      return "urn:uuid:" + UUID.nameUUIDFromBytes(seed);
    }
    StringBuilder id = new StringBuilder("tag:").append(host.get().toLowerCase(Locale.ROOT));
    id.append(',').append(item.published().get().getYear()).append(':');
    for (byte octet : guid.getBytes(StandardCharsets.UTF_8)) {
      char letter = (char) (octet & 0xFF);
      if (letter < 128 && (Character.isLetterOrDigit(letter) || "-._~/".indexOf(letter) >= 0)) {
        id.append(letter);
      } else {
        id.append('%').append(HEX.toHexDigits(octet));
      }
    }
    return id.toString();
  }

  /** What a minted id tells of a story. */
  record Minted(String authority, String story) {}

  /** What the id tells, where it is of the form that Polyfeed mints. */
  Optional<Minted> minted() {
    Matcher matcher = MINTED.matcher(value);
    if (!matcher.matches() || LocaleTag.declared(matcher.group(3)).isEmpty()) {
      return Optional.empty();
    }
    return decoded(matcher.group(2)).map(story -> new Minted(matcher.group(1), story));
  }

  private static Optional<String> decoded(String story) {
    try {
      return Optional.ofNullable(new URI("tag:" + story).getSchemeSpecificPart());
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
