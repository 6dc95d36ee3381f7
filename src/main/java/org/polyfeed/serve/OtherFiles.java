package org.polyfeed.serve;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Files that somebody has put beside the site where it is published. */
public interface OtherFiles {

  /**
   * One of them.
   *
   * @param path with slashes, without one in front
   * @throws IOException if the disk fails
   */
  Optional<Path> at(String path) throws IOException;
}
