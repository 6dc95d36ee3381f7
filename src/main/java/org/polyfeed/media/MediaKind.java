package org.polyfeed.media;

import java.util.Locale;
import java.util.Optional;

/** What people do with a file: look at it, listen to it, watch it. */
public enum MediaKind {
  IMAGE,
  AUDIO,
  VIDEO;

  /** The kind of a media type, such as {@code audio/mpeg}; nothing for {@code text/vtt}. */
  public static Optional<MediaKind> of(String type) {
    for (MediaKind kind : values()) {
      if (type.startsWith(kind.word() + "/")) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /** As media types begin, Media RSS says and front matter has it: {@code image} and so on. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
