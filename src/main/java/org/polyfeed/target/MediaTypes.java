package org.polyfeed.target;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Media types of files, by their names: as IANA has them, or as all browsers and players do. This
 * is the only list of them, for articles, previews, hosts and twins alike.
 */
public final class MediaTypes {

  private static final Pattern JSON_FEED = Pattern.compile("feed(-\\d+)?\\.json");

  /** The scheme and host of a URL: in {@code https://radio.md} ends no file's name. */
  private static final Pattern HOST = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*://[^/?#]*");

  /**
   * A kind of files.
   *
   * @param type without parameters
   * @param isInUtf8 whether hosts may say so: of texts of authors, only they know; and JSON has no
   *     charset (RFC 8259, section 11)
   * @param isCompressible whether compressing makes it much smaller
   */
  private record Kind(String type, boolean isInUtf8, boolean isCompressible) {

    String sent() {
      return isInUtf8 ? type + "; charset=utf-8" : type;
    }
  }

  private static final Map<String, Kind> BY_ENDING =
      Map.ofEntries(
          // What Polyfeed writes, or can be in no other charset.
          written("css", "text/css"),
          written("htm", "text/html"),
          written("html", "text/html"),
          written("js", "text/javascript"),
          written("mjs", "text/javascript"),
          written("opml", "text/x-opml"),
          written("txt", "text/plain"),
          written("vtt", "text/vtt"),
          // Feeds too: sent as application/rss+xml or application/atom+xml, Chromium shows a feed
          // as source, and not by its style sheet. Readers take feeds as any XML.
          written("xml", "application/xml"),
          text("atom", "application/atom+xml"),
          text("csv", "text/csv"),
          text("geojson", "application/geo+json"),
          text("gpx", "application/gpx+xml"),
          text("ics", "text/calendar"),
          text("json", "application/json"),
          text("kml", "application/vnd.google-earth.kml+xml"),
          text("md", "text/markdown"),
          text("otf", "font/otf"),
          text("rss", "application/rss+xml"),
          // Not registered; Podcasting 2.0 names it so.
          text("srt", "application/x-subrip"),
          text("svg", "image/svg+xml"),
          text("tsv", "text/tab-separated-values"),
          text("ttf", "font/ttf"),
          text("wasm", "application/wasm"),
          text("webmanifest", "application/manifest+json"),
          text("xhtml", "application/xhtml+xml"),
          text("xsl", "application/xslt+xml"),
          dense("aac", "audio/aac"),
          dense("avif", "image/avif"),
          dense("bmp", "image/bmp"),
          dense("epub", "application/epub+zip"),
          dense("flac", "audio/flac"),
          dense("gif", "image/gif"),
          dense("heic", "image/heic"),
          dense("heif", "image/heif"),
          dense("ico", "image/x-icon"),
          dense("jpeg", "image/jpeg"),
          dense("jpg", "image/jpeg"),
          dense("m4a", "audio/mp4"),
          dense("m4v", "video/mp4"),
          dense("mov", "video/quicktime"),
          dense("mp3", "audio/mpeg"),
          dense("mp4", "video/mp4"),
          dense("oga", "audio/ogg"),
          dense("ogg", "audio/ogg"),
          dense("ogv", "video/ogg"),
          dense("opus", "audio/ogg"),
          dense("pdf", "application/pdf"),
          dense("png", "image/png"),
          dense("tif", "image/tiff"),
          dense("tiff", "image/tiff"),
          dense("wav", "audio/wav"),
          dense("weba", "audio/webm"),
          dense("webm", "video/webm"),
          dense("webp", "image/webp"),
          dense("woff", "font/woff"),
          dense("woff2", "font/woff2"),
          dense("zip", "application/zip"));

  private MediaTypes() {}

  private static Map.Entry<String, Kind> written(String ending, String type) {
    return Map.entry(ending, new Kind(type, true, true));
  }

  private static Map.Entry<String, Kind> text(String ending, String type) {
    return Map.entry(ending, new Kind(type, false, true));
  }

  private static Map.Entry<String, Kind> dense(String ending, String type) {
    return Map.entry(ending, new Kind(type, false, false));
  }

  /** The type of a file or URL, without parameters; nothing where its ending is not known. */
  public static Optional<String> of(String name) {
    String path = HOST.matcher(name).replaceFirst("").replaceFirst("[?#].*$", "");
    return kind(path).map(Kind::type);
  }

  /**
   * The type with which a file of the site is to be sent, with the charset where hosts may say so;
   * nothing where its ending is not known.
   */
  public static Optional<String> sent(String path) {
    String file = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return JSON_FEED.matcher(file).matches()
        ? Optional.of("application/feed+json")
        : kind(file).map(Kind::sent);
  }

  /** Whether a file is of a kind that compressing makes much smaller. */
  public static boolean isCompressible(OutputPath file) {
    return kind(file.value()).filter(Kind::isCompressible).isPresent();
  }

  /** The types with which such files are sent, by what ends their names. */
  public static SortedMap<String, String> compressible() {
    SortedMap<String, String> types = new TreeMap<>();
    BY_ENDING.forEach(
        (ending, kind) -> {
          if (kind.isCompressible()) {
            types.put(ending, kind.sent());
          }
        });
    return types;
  }

  private static Optional<Kind> kind(String path) {
    String file = path.substring(path.lastIndexOf('/') + 1);
    return Optional.of(file.lastIndexOf('.'))
        .filter(dot -> dot >= 0)
        .map(dot -> BY_ENDING.get(file.substring(dot + 1).toLowerCase(Locale.ROOT)));
  }
}
