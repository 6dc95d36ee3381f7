package org.polyfeed.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.polyfeed.target.OutputPath;

/**
 * The list of the files in the output folder that Polyfeed put there, and for which site, kept in
 * the folder itself: only those are ever changed or removed, and only by that site.
 */
final class Manifest {

  static final String NAME = ".polyfeed-files";

  private static final String OWNER = "site: ";

  private final Path file;

  Manifest(Path folder) {
    this.file = folder.resolve(NAME);
  }

  /** Lines that are no path below the folder are passed over: somebody edited the list. */
  Set<OutputPath> read() throws IOException {
    Set<OutputPath> paths = new TreeSet<>();
    if (Files.exists(file)) {
      lines().forEach(line -> OutputPath.parse(line).ifPresent(paths::add));
    }
    return paths;
  }

  /** The site whose files they are; nothing where there is no list, or it does not say. */
  Optional<String> owner() throws IOException {
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    return lines()
        .limit(1)
        .filter(line -> line.startsWith(OWNER))
        .map(line -> line.substring(OWNER.length()))
        .findFirst();
  }

  /** Bytes that are no text are in lines that are no paths. */
  private Stream<String> lines() throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines();
  }

  /** Replaces the list, whole or not at all, by way of the stage, which leaves nothing behind. */
  void write(Optional<String> owner, Collection<OutputPath> paths) throws IOException {
    StringBuilder text = new StringBuilder();
    owner.ifPresent(site -> text.append(OWNER).append(site).append('\n'));
    for (OutputPath path : new TreeSet<>(paths)) {
      text.append(path).append('\n');
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), bytes)) {
      return;
    }
    WholeFile.replace(
        file, file.resolveSibling(OutputFolder.STAGE).resolve(NAME), out -> out.write(bytes));
  }
}
