package org.polyfeed.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    WholeFile.replace(file, out -> out.write(bytes));
  }

  /** Writes it below what was there. */
  public static void append(Path file, byte[] bytes) throws IOException {
    Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
