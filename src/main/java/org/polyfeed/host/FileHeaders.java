package org.polyfeed.host;

import org.polyfeed.target.MediaTypes;
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

  private static final String TEXT = "text/plain; charset=utf-8";

  /**
   * The headers of a file by its path.
   *
   * @param shortly how long, in seconds, caches may keep pages and feeds
   */
  public static FileHeaders of(OutputPath path, int shortly) {
    return new FileHeaders(
        MediaTypes.sent(path.value()).orElse(isForHosts(path) ? TEXT : "application/octet-stream"),
        FileKind.cached(seconds(path.value(), shortly)));
  }

  /** Such as {@code _headers}, which Netlify and Cloudflare read. */
  private static boolean isForHosts(OutputPath path) {
    return path.value().matches("_[a-z]+");
  }

  private static int seconds(String path, int shortly) {
    if (path.startsWith("media/")) {
      return FileKind.MEDIA;
    }
    return path.startsWith("assets/") ? FileKind.ASSETS : shortly;
  }
}
