package org.polyfeed.serve;

import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.http.MimeTypes;
import org.jspecify.annotations.Nullable;

/** How files are sent, by their names: as the files that Polyfeed writes for hosts tell these. */
final class MediaTypes extends MimeTypes.Mutable {

  /**
   * XML is sent as what browsers show with its style sheet; as {@code application/rss+xml} they
   * show its source. JSON has no charset parameter (RFC 8259, section 11).
   */
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("xml", "application/xml; charset=utf-8"),
          Map.entry("xsl", "application/xslt+xml; charset=utf-8"),
          Map.entry("opml", "text/x-opml; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("mjs", "text/javascript; charset=utf-8"),
          Map.entry("txt", "text/plain; charset=utf-8"),
          Map.entry("md", "text/markdown; charset=utf-8"),
          Map.entry("csv", "text/csv; charset=utf-8"),
          Map.entry("vtt", "text/vtt; charset=utf-8"),
          Map.entry("srt", "application/x-subrip"),
          Map.entry("json", "application/json"),
          Map.entry("webmanifest", "application/manifest+json"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("jpeg", "image/jpeg"),
          Map.entry("gif", "image/gif"),
          Map.entry("webp", "image/webp"),
          Map.entry("avif", "image/avif"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("mp3", "audio/mpeg"),
          Map.entry("m4a", "audio/mp4"),
          Map.entry("ogg", "audio/ogg"),
          Map.entry("oga", "audio/ogg"),
          Map.entry("opus", "audio/ogg"),
          Map.entry("flac", "audio/flac"),
          Map.entry("wav", "audio/wav"),
          Map.entry("mp4", "video/mp4"),
          Map.entry("m4v", "video/mp4"),
          Map.entry("mov", "video/quicktime"),
          Map.entry("webm", "video/webm"),
          Map.entry("ogv", "video/ogg"),
          Map.entry("pdf", "application/pdf"),
          Map.entry("epub", "application/epub+zip"),
          Map.entry("zip", "application/zip"),
          Map.entry("woff", "font/woff"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("wasm", "application/wasm"));

  /** The type of a file, or nothing where Jetty does not know it either. */
  @Override
  public @Nullable String getMimeByExtension(String file) {
    String name = file.substring(file.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    if (name.matches("feed(-\\d+)?\\.json")) {
      return "application/feed+json";
    }
    String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    return type == null ? super.getMimeByExtension(file) : type;
  }

  /** Whether a file may hold addresses: whether it is text. */
  static boolean isText(String type) {
    return type.startsWith("text/")
        || type.startsWith("application/xml")
        || type.startsWith("image/svg+xml")
        || type.startsWith("application/xslt+xml")
        || type.endsWith("json");
  }
}
