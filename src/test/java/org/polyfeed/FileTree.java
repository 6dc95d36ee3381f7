package org.polyfeed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** All files below a folder, by their paths with slashes, and its empty folders. */
public record FileTree(Map<String, byte[]> files) {

  /** What an empty folder is called here. */
  private static final String EMPTY = "/ (an empty folder)";

  public static FileTree of(Path folder) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    for (Path path : paths(folder)) {
      String name = folder.relativize(path).toString();
      if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
        files.put(name, Files.readAllBytes(path));
      } else if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) && children(path).isEmpty()) {
        files.put(name + EMPTY, new byte[0]);
      }
    }
    return new FileTree(files);
  }

  public FileTree without(Predicate<String> unwanted) {
    Map<String, byte[]> kept = new TreeMap<>(files);
    kept.keySet().removeIf(unwanted);
    return new FileTree(kept);
  }

  /** The first file in which the trees differ, and its first line that does. */
  public Optional<String> differenceFrom(FileTree expected) {
    TreeSet<String> names = new TreeSet<>(files.keySet());
    names.addAll(expected.files.keySet());
    for (String name : names) {
      if (!expected.files.containsKey(name)) {
        return Optional.of(name + ": not expected");
      }
      if (!files.containsKey(name)) {
        return Optional.of(name + ": missing");
      }
      if (!Arrays.equals(files.get(name), expected.files.get(name))) {
        return Optional.of(difference(name, files.get(name), expected.files.get(name)));
      }
    }
    return Optional.empty();
  }

  private static String difference(String name, byte[] actual, byte[] expected) {
    List<String> are = text(actual).lines().toList();
    List<String> were = text(expected).lines().toList();
    int line = 0;
    while (line < are.size() && line < were.size() && are.get(line).equals(were.get(line))) {
      line++;
    }
    return name
        + ":"
        + (line + 1)
        + ":\n  expected: "
        + (line < were.size() ? were.get(line) : "(the end)")
        + "\n  actual:   "
        + (line < are.size() ? are.get(line) : "(the end)");
  }

  public String text(String name) {
    byte[] bytes = files.get(name);
    if (bytes == null) {
      throw new IllegalArgumentException("there is no " + name + " among " + files.keySet());
    }
    return text(bytes);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  public void write(Path folder) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
  }

  public static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    for (Path path : paths(from)) {
      if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
        Path copy = to.resolve(from.relativize(path));
        Files.createDirectories(copy.getParent());
        Files.copy(path, copy);
      }
    }
  }

  public static void delete(Path folder) throws IOException {
    if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      for (Path path : new TreeSet<>(paths(folder)).descendingSet()) {
        Files.delete(path);
      }
    }
  }

  /** When each file was last modified. */
  public static Map<String, Long> times(Path folder) throws IOException {
    Map<String, Long> times = new TreeMap<>();
    for (Path path : paths(folder)) {
      if (Files.isDirectory(path)) {
        continue;
      }
      times.put(path.toString(), Files.getLastModifiedTime(path).to(TimeUnit.NANOSECONDS));
    }
    return times;
  }

  private static List<Path> paths(Path folder) throws IOException {
    if (Files.notExists(folder)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.sorted().toList();
    }
  }

  private static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.toList();
    }
  }
}
