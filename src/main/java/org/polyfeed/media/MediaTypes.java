package org.polyfeed.media;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Media types of files, by their names: as IANA has them, or as all browsers and players do. */
public final class MediaTypes {

  private static final Map<String, String> BY_EXTENSION =
      Map.ofEntries(
          Map.entry("avif", "image/avif"),
          Map.entry("bmp", "image/bmp"),
          Map.entry("gif", "image/gif"),
          Map.entry("heic", "image/heic"),
          Map.entry("heif", "image/heif"),
          Map.entry("jpeg", "image/jpeg"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("png", "image/png"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("tif", "image/tiff"),
          Map.entry("tiff", "image/tiff"),
          Map.entry("webp", "image/webp"),
          Map.entry("aac", "audio/aac"),
          Map.entry("flac", "audio/flac"),
          Map.entry("m4a", "audio/mp4"),
          Map.entry("mp3", "audio/mpeg"),
          Map.entry("oga", "audio/ogg"),
          Map.entry("ogg", "audio/ogg"),
          Map.entry("opus", "audio/ogg"),
          Map.entry("wav", "audio/wav"),
          Map.entry("weba", "audio/webm"),
          Map.entry("m4v", "video/mp4"),
          Map.entry("mov", "video/quicktime"),
          Map.entry("mp4", "video/mp4"),
          Map.entry("ogv", "video/ogg"),
          Map.entry("webm", "video/webm"),
          Map.entry("htm", "text/html"),
          Map.entry("html", "text/html"),
          Map.entry("json", "application/json"),
          Map.entry("pdf", "application/pdf"),
          // Not registered; Podcasting 2.0 names it so.
          Map.entry("srt", "application/x-subrip"),
          Map.entry("txt", "text/plain"),
          Map.entry("vtt", "text/vtt"));

  private MediaTypes() {}

  /** The type of a file or URL, by its extension; nothing where it has none that is known. */
  public static Optional<String> of(String name) {
    String path = name.replaceFirst("[?#].*$", "");
    String file = path.substring(path.lastIndexOf('/') + 1);
    String extension = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return Optional.ofNullable(BY_EXTENSION.get(extension)).filter(type -> file.contains("."));
  }
}
