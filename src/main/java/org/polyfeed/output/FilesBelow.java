package org.polyfeed.output;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Files below a folder, under any locale of the host. */
public final class FilesBelow {

  /** A name in letters that charsets have in different bytes. */
  private static final String PROBE = "\u00E9\u4E00";

  private static final String PROBE_IN_UTF_8 = "%C3%A9%E4%B8%80";

  private final Path folder;
  private final boolean inUtf8;

  public FilesBelow(Path folder) {
    this.folder = folder;
    this.inUtf8 = writesInUtf8(folder);
  }

  /** Whether Java writes names in UTF-8: it does so in the host's charset. */
  private static boolean writesInUtf8(Path folder) {
    try {
      Path probe = folder.getFileSystem().getPath(PROBE);
      return probe.toUri().toString().endsWith(PROBE_IN_UTF_8);
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** Whether a path is written in letters that all charsets have alike. */
  public static boolean isAscii(String path) {
    for (int i = 0; i < path.length(); i++) {
      if (path.charAt(i) >= 128) {
        return false;
      }
    }
    return true;
  }

  /** Whether Java can name any file here; else only by way of URIs. */
  public boolean isInUtf8() {
    return inUtf8;
  }

  /**
   * The file at a path below the folder, with slashes.
   *
   * @throws IllegalArgumentException where no URI has such a path
   */
  public Path at(String path) {
    if (inUtf8 || isAscii(path)) {
      return folder.resolve(path);
    }
    // Cron's charset has no letters; a URI names their bytes.
    String root = folder.toUri().toString();
    try {
      String below = new URI(null, null, path, null).toASCIIString();
      return Path.of(URI.create(root + (root.endsWith("/") ? "" : "/") + below));
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("no path of a URI: " + path, e);
    }
  }
}
