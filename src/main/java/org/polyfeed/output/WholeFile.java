package org.polyfeed.output;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Puts files in place whole or not at all: whoever looks meets the old one or the new. */
final class WholeFile {

  private WholeFile() {}

  /** Writes what a file is to hold. */
  interface Writing {
    void to(OutputStream out) throws IOException;
  }

  /** Writes a file beside the one that it replaces, and moves it there. */
  static void replace(Path file, Writing writing) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(fresh), 1 << 16)) {
      writing.to(out);
    }
    move(fresh, file);
  }

  /** Moves a file over another, which without being told to Java would first remove. */
  static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      // Somebody has mounted a part of the folder from another disk.
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
