package org.polyfeed.output;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Puts files in place whole or not at all: whoever looks meets the old one or the new. */
final class WholeFile {

  /** One name for all, so that the next file clears away what a kill has left. */
  private static final String BESIDE = ".polyfeed-new";

  private WholeFile() {}

  /** Writes what a file is to hold. */
  interface Writing {
    void to(OutputStream out) throws IOException;
  }

  /** Writes a file beside the one that it replaces, and moves it there. */
  static void replace(Path file, Writing writing) throws IOException {
    replace(file, file.resolveSibling(file.getFileName() + ".new"), writing);
  }

  /** Writes a file in another place than where it is to be, and moves it there. */
  static void replace(Path file, Path fresh, Writing writing) throws IOException {
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(fresh), 1 << 16)) {
        writing.to(out);
      }
      move(fresh, file);
    } catch (IOException e) {
      Files.deleteIfExists(fresh);
      throw e;
    }
  }

  /** Removes a folder that stands where Polyfeed's own memory must be. */
  static void makeWay(Path file) throws IOException {
    if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
      OutputFolder.deleteTree(file);
    }
  }

  /** Moves a file over another, which without being told to Java would first remove. */
  static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      // Somebody has mounted a part of the folder from another disk; to copy takes time.
      Path beside = to.resolveSibling(BESIDE);
      Files.copy(from, beside, StandardCopyOption.REPLACE_EXISTING);
      Files.move(beside, to, StandardCopyOption.ATOMIC_MOVE);
      Files.delete(from);
    }
  }
}
