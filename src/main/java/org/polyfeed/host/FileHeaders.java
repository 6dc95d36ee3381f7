package org.polyfeed.host;

import java.util.Locale;
import java.util.Map;
import org.polyfeed.media.MediaTypes;
import org.polyfeed.target.OutputPath;

/**
 * What is sent with a file by hosts that know nothing of it but what they were told when it came.
 *
 * @param mediaType with the charset, where the type has one
 * @param cacheControl how long it may be kept without asking again
 */
public record FileHeaders(String mediaType, String cacheControl) {

  /** How long, in seconds, caches may keep pages and feeds if nobody says otherwise. */
  public static final int SHORT = FileKind.SHORT;

  /** What {@link MediaTypes} does not know, since no article has it for a picture or recording. */
  private static final Map<String, String> BY_ENDING =
      Map.ofEntries(
          Map.entry("css", "text/css"),
          Map.entry("csv", "text/csv"),
          Map.entry("epub", "application/epub+zip"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("js", "text/javascript"),
          Map.entry("md", "text/markdown"),
          Map.entry("mjs", "text/javascript"),
          Map.entry("otf", "font/otf"),
          Map.entry("ttf", "font/ttf"),
          Map.entry("wasm", "application/wasm"),
          Map.entry("webmanifest", "application/manifest+json"),
          Map.entry("woff", "font/woff"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("xml", "application/xml; charset=utf-8"),
          Map.entry("xsl", "application/xslt+xml"),
          Map.entry("zip", "application/zip"));

  /**
   * The headers of a file by its path.
   *
   * @param shortly how long, in seconds, caches may keep pages and feeds
   */
  public static FileHeaders of(OutputPath path, int shortly) {
    String file = path.value().substring(path.value().lastIndexOf('/') + 1);
    String type = mediaType(file.toLowerCase(Locale.ROOT));
    return new FileHeaders(
        // All that Polyfeed writes is in UTF-8.
        type.startsWith("text/") && !type.contains(";") ? type + "; charset=utf-8" : type,
        FileKind.cached(seconds(path.value(), shortly)));
  }

  private static String mediaType(String file) {
    for (FileKind feed : FileKind.FEEDS) {
      if (file.matches(feed.name() + "(-\\d+)?\\." + feed.ending())) {
        return feed.mediaType();
      }
    }
    if (!file.contains(".")) {
      // What Netlify and Cloudflare read.
      return file.startsWith("_") ? "text/plain" : "application/octet-stream";
    }
    String known = BY_ENDING.get(file.substring(file.lastIndexOf('.') + 1));
    return known == null ? MediaTypes.of(file).orElse("application/octet-stream") : known;
  }

  private static int seconds(String path, int shortly) {
    if (path.startsWith("media/")) {
      return FileKind.MEDIA;
    }
    return path.startsWith("assets/") ? FileKind.ASSETS : shortly;
  }

  /** Whether the file is of a kind that is much smaller when it is compressed. */
  public boolean isText() {
    return mediaType.startsWith("text/")
        || mediaType.startsWith("application/xml")
        || mediaType.endsWith("+xml")
        || mediaType.endsWith("json");
  }
}
