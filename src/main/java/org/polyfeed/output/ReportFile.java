package org.polyfeed.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A report that somebody asked for, in a file of their own naming; no part of the site. */
public final class ReportFile {

  private ReportFile() {}

  /** Writes it, over what was there. */
  public static void write(Path file, byte[] bytes) throws IOException {
    Files.write(file, bytes);
  }

  /** Writes it whole or not at all, for those who may read it at any time. */
  public static void replace(Path file, byte[] bytes) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.write(fresh, bytes);
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Writes it below what was there. */
  public static void append(Path file, byte[] bytes) throws IOException {
    Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
