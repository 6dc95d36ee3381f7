package org.polyfeed.serve;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Leads links to the site's own address to the preview. Files stay as they will be published; only
 * what is served is changed.
 */
final class Addresses {

  /** What may follow the name of a host or folder where that ends. */
  private static final String END = "(?=[/\"'<>\\\\\\s?#&)\\]]|\\z)";

  private final Pattern own;
  private final String preview;

  /**
   * @param site its address, with a slash at its end
   * @param host of the preview, with the port
   */
  Addresses(URI site, String host) {
    String folder = site.getRawPath().substring(0, site.getRawPath().length() - 1);
    this.own = Pattern.compile("https?://" + Pattern.quote(site.getRawAuthority() + folder) + END);
    this.preview = Matcher.quoteReplacement("http://" + host + folder);
  }

  /** The same text, in whatever charset that has ASCII in it. */
  byte[] led(byte[] text) {
    String letters = new String(text, StandardCharsets.ISO_8859_1);
    Matcher found = own.matcher(letters);
    return found.find() ? found.replaceAll(preview).getBytes(StandardCharsets.ISO_8859_1) : text;
  }
}
