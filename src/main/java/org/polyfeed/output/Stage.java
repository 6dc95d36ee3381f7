package org.polyfeed.output;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.polyfeed.target.Coding;

/**
 * Holds what is not yet in place; below the folder of output and so on the same disk, so that
 * putting in place is a rename.
 *
 * @param folder of output
 * @param files in it
 */
record Stage(Path folder, FilesBelow files) {

  static final String NAME = ".polyfeed-stage";

  private Path path() {
    return folder.resolve(NAME);
  }

  /** The file of the site at a path. */
  Path file(String path) {
    return files.at(path);
  }

  /** Where a target waits for its place. */
  Path staged(int number) {
    return path().resolve(Integer.toString(number));
  }

  /** Where the twin of a target does. */
  Path staged(int number, Coding coding) {
    return path().resolve(number + coding.ending());
  }

  /**
   * Takes the stage for this run alone.
   *
   * @param shown what people are told of the folder
   * @throws BusyException where another run has it
   */
  StageLock take(String shown) throws IOException {
    Path stage = path();
    if (!Files.isDirectory(stage, LinkOption.NOFOLLOW_LINKS)) {
      // A link would lead to files of others.
      Files.deleteIfExists(stage);
    }
    return StageLock.take(stage, shown);
  }

  /** What a run that was killed has left. */
  void clear() throws IOException {
    try (DirectoryStream<Path> left =
        Files.newDirectoryStream(path(), file -> !file.endsWith(StageLock.NAME))) {
      for (Path file : left) {
        OutputFolder.deleteTree(file);
      }
    }
  }

  /** Removes it with all that is left in it. */
  void end(StageLock lock) throws IOException {
    try (lock) {
      OutputFolder.deleteTree(path());
    }
  }
}
