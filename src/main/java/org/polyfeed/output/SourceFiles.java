package org.polyfeed.output;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * The files that a run reads, as they were before it read them.
 *
 * @param states by path
 */
record SourceFiles(Map<String, State> states) {

  SourceFiles {
    states = Collections.unmodifiableMap(states);
  }

  /**
   * How a file can be told to be the same without reading it.
   *
   * @param size in bytes
   * @param modified in nanoseconds since 1970
   * @param file of the file system's own number for it
   */
  record State(long size, long modified, int file) {

    static State of(BasicFileAttributes file) {
      return new State(
          file.size(),
          file.lastModifiedTime().to(TimeUnit.NANOSECONDS),
          Objects.hashCode(file.fileKey()));
    }
  }

  /**
   * Looks at files, and at all that folders hold.
   *
   * @throws IOException if a folder cannot be read
   */
  static SourceFiles of(List<Path> roots) throws IOException {
    Map<String, State> states = new TreeMap<>();
    for (Path root : roots) {
      if (Files.exists(root)) {
        Files.walkFileTree(
            root,
            new SimpleFileVisitor<>() {
              @Override
              public FileVisitResult visitFile(Path file, BasicFileAttributes found)
                  throws IOException {
                boolean link = found.isSymbolicLink() && Files.exists(file);
                states.put(
                    name(file),
                    State.of(link ? Files.readAttributes(file, BasicFileAttributes.class) : found));
                return FileVisitResult.CONTINUE;
              }
            });
      }
    }
    return new SourceFiles(states);
  }

  /** Where the host knows no letters but ASCII, only a URI tells names apart. */
  private static String name(Path file) {
    String name = file.toString();
    return name.chars().allMatch(letter -> letter < 128) ? name : file.toUri().getRawPath();
  }

  /** Whether all were left alone for so long that whoever changes one now gives it another time. */
  boolean areSettled(long before) {
    return states.values().stream().allMatch(state -> state.modified() < before);
  }

  /** The same, but for files that the run itself has written. */
  SourceFiles with(SourceFiles written) {
    Map<String, State> all = new TreeMap<>(states);
    all.putAll(written.states);
    return new SourceFiles(all);
  }
}
