package org.polyfeed.target;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Files that a host may send compressed, since they are not so by themselves. */
public final class Compressible {

  private static final String UTF_8 = "; charset=utf-8";

  /**
   * Media types by what ends a name, with the charset where the type has one and Polyfeed writes
   * such files, or it can be no other; of texts of authors, only they know theirs.
   */
  private static final Map<String, String> TYPES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("atom", "application/atom+xml"),
              Map.entry("css", "text/css" + UTF_8),
              Map.entry("csv", "text/csv"),
              Map.entry("geojson", "application/geo+json"),
              Map.entry("gpx", "application/gpx+xml"),
              Map.entry("htm", "text/html" + UTF_8),
              Map.entry("html", "text/html" + UTF_8),
              Map.entry("ics", "text/calendar"),
              Map.entry("js", "text/javascript" + UTF_8),
              Map.entry("json", "application/json"),
              Map.entry("kml", "application/vnd.google-earth.kml+xml"),
              Map.entry("md", "text/markdown"),
              Map.entry("mjs", "text/javascript" + UTF_8),
              Map.entry("opml", "text/x-opml" + UTF_8),
              Map.entry("otf", "font/otf"),
              Map.entry("rss", "application/rss+xml"),
              Map.entry("srt", "application/x-subrip"),
              Map.entry("svg", "image/svg+xml"),
              Map.entry("tsv", "text/tab-separated-values"),
              Map.entry("ttf", "font/ttf"),
              Map.entry("txt", "text/plain" + UTF_8),
              Map.entry("vtt", "text/vtt" + UTF_8),
              Map.entry("wasm", "application/wasm"),
              Map.entry("webmanifest", "application/manifest+json"),
              Map.entry("xhtml", "application/xhtml+xml"),
              Map.entry("xml", "application/xml" + UTF_8),
              Map.entry("xsl", "application/xslt+xml")));

  private Compressible() {}

  /** Media types by what ends the names of files. */
  public static Map<String, String> types() {
    return Collections.unmodifiableMap(TYPES);
  }

  /** Whether a file is of a kind that compressing makes much smaller. */
  public static boolean is(OutputPath file) {
    String path = file.value();
    return TYPES.containsKey(path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
  }
}
