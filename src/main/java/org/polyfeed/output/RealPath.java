package org.polyfeed.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a path leads when all links are followed, also where its end is not there yet. */
public record RealPath(Path value) {

  /**
   * Follows the links of a path.
   *
   * @throws IOException if a part of it may not be looked at
   */
  public static RealPath of(Path path) throws IOException {
    Path whole = path.toAbsolutePath().normalize();
    Path above = whole;
    while (above.getParent() != null && Files.notExists(above)) {
      above = above.getParent();
    }
    return new RealPath(above.toRealPath().resolve(above.relativize(whole)).normalize());
  }

  /** Whether it is the folder itself or lies in it. */
  public boolean isIn(RealPath folder) {
    return value.startsWith(folder.value);
  }
}
