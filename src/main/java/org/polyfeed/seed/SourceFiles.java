package org.polyfeed.seed;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The files that a run reads, as they were before it read them.
 *
 * @param states by path
 */
public record SourceFiles(Map<String, FileState> states) {

  public SourceFiles {
    states = Collections.unmodifiableMap(states);
  }

  /**
   * Looks at files, and at all that folders hold.
   *
   * @throws IOException if a folder cannot be read
   */
  public static SourceFiles of(List<Path> roots) throws IOException {
    Map<String, FileState> states = new HashMap<>();
    for (Path root : roots) {
      if (Files.exists(root)) {
        Files.walkFileTree(
            root,
            new SimpleFileVisitor<>() {
              @Override
              public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes found) {
                boolean hidden =
                    !folder.equals(root) && folder.getFileName().toString().startsWith(".");
                return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
              }

              @Override
              public FileVisitResult visitFileFailed(Path file, IOException e) {
                // Who reads the sources says so, or the file has gone since.
                return FileVisitResult.CONTINUE;
              }

              @Override
              public FileVisitResult visitFile(Path file, BasicFileAttributes found)
                  throws IOException {
                boolean link = found.isSymbolicLink() && Files.exists(file);
                states.put(
                    name(file),
                    FileState.of(
                        link ? Files.readAttributes(file, BasicFileAttributes.class) : found));
                return FileVisitResult.CONTINUE;
              }
            });
      }
    }
    return new SourceFiles(states);
  }

  /** What a file is called among them: where the host knows only ASCII, only a URI tells. */
  public static String name(Path file) {
    String name = file.toString();
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) >= 128) {
        return file.toUri().getRawPath();
      }
    }
    return name;
  }

  /**
   * Whether whoever changes one of them after a time gives it another state.
   *
   * @param time in nanoseconds since 1970
   */
  public boolean areSettled(long time) {
    return states.values().stream().allMatch(state -> state.isSettled(time));
  }

  /** The names of those that others are not, or were not there. */
  public Set<String> differingFrom(Map<String, FileState> others) {
    Set<String> names = new HashSet<>(states.keySet());
    names.addAll(others.keySet());
    names.removeIf(name -> Objects.equals(states.get(name), others.get(name)));
    return names;
  }

  /** The same, but for files that the run itself has written. */
  public SourceFiles with(SourceFiles written) {
    Map<String, FileState> all = new HashMap<>(states);
    all.putAll(written.states);
    return new SourceFiles(all);
  }
}
