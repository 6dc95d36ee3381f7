package org.polyfeed.output;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** Files below a folder, under any locale of the host. */
final class FilesBelow {

  private final Path folder;

  FilesBelow(Path folder) {
    this.folder = folder;
  }

  private static boolean isAscii(String path) {
    for (int i = 0; i < path.length(); i++) {
      if (path.charAt(i) >= 128) {
        return false;
      }
    }
    return true;
  }

  /**
   * The file at a path below the folder, with slashes.
   *
   * @throws IllegalArgumentException where no URI has such a path
   */
  Path at(String path) {
    if (isAscii(path)) {
      return folder.resolve(path);
    }
    // Java writes names in the host's charset, and cron's has no letters; a URI names their bytes.
    String root = folder.toUri().toString();
    try {
      String below = new URI(null, null, path, null).toASCIIString();
      return Path.of(URI.create(root + (root.endsWith("/") ? "" : "/") + below));
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("no path of a URI: " + path, e);
    }
  }
}
