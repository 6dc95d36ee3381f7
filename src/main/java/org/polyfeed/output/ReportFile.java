package org.polyfeed.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A report that somebody asked for, in a file of his own naming; no part of the site. */
public final class ReportFile {

  private ReportFile() {}

  /** Writes it, over what was there. */
  public static void write(Path file, byte[] bytes) throws IOException {
    Files.write(file, bytes);
  }
}
