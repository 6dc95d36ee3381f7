package org.polyfeed.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.polyfeed.target.OutputPath;

/**
 * The list of the files in the output folder that Polyfeed put there, kept in the folder itself:
 * only those are ever changed or removed.
 */
final class Manifest {

  static final String NAME = ".polyfeed-files";

  private final Path file;

  Manifest(Path folder) {
    this.file = folder.resolve(NAME);
  }

  /** Lines that are no path below the folder are passed over: somebody edited the list. */
  Set<OutputPath> read() throws IOException {
    Set<OutputPath> paths = new TreeSet<>();
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        OutputPath.parse(line).ifPresent(paths::add);
      }
    }
    return paths;
  }

  /** Replaces the list, whole or not at all. */
  void write(Collection<OutputPath> paths) throws IOException {
    StringBuilder text = new StringBuilder();
    for (OutputPath path : new TreeSet<>(paths)) {
      text.append(path).append('\n');
    }
    if (Files.exists(file) && Files.readString(file).contentEquals(text)) {
      return;
    }
    Path fresh = file.resolveSibling(NAME + ".new");
    Files.writeString(fresh, text);
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
