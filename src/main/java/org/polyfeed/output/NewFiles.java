package org.polyfeed.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Files for an author to go on with. They are there whole or not at all, and never in the place of
 * what was there before.
 */
public final class NewFiles {

  /** What is not whole yet; nobody takes it for a seed. */
  private static final String BESIDE = ".polyfeed-new-";

  private final FilesBelow files;

  /**
   * @param folder in which they are to be, which need not be there
   */
  public NewFiles(Path folder) {
    this.files = new FilesBelow(folder.toAbsolutePath());
  }

  /** The first of some files that is there already and holds something else, if any. */
  public Optional<String> other(Map<String, String> texts) throws IOException {
    for (Map.Entry<String, String> one : texts.entrySet()) {
      Path file = files.at(one.getKey());
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !holds(file, one.getValue())) {
        return Optional.of(one.getKey());
      }
    }
    return Optional.empty();
  }

  private static boolean holds(Path file, String text) throws IOException {
    return Files.isRegularFile(file)
        && Arrays.equals(Files.readAllBytes(file), text.getBytes(StandardCharsets.UTF_8));
  }

  /** The first file in a folder below this one that is none of some, if any; hidden ones aside. */
  public Optional<String> stranger(String below, Map<String, String> texts) throws IOException {
    Path place = files.at(below);
    if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    if (!Files.isDirectory(place)) {
      return Optional.of(below);
    }
    try (Stream<Path> found = Files.list(place)) {
      return found
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .filter(file -> texts.keySet().stream().noneMatch(known -> files.at(known).equals(file)))
          .map(file -> below + "/" + file.getFileName())
          .sorted()
          .findFirst();
    }
  }

  /**
   * Writes those of some files that are not there yet.
   *
   * @param texts by paths below the folder, with slashes
   * @throws FileAlreadyExistsException where another file came into the place meanwhile
   */
  public void write(Map<String, String> texts) throws IOException {
    for (Map.Entry<String, String> one : texts.entrySet()) {
      Path file = files.at(one.getKey());
      if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        write(file, one.getValue());
      }
    }
  }

  /**
   * Writes a file.
   *
   * @throws FileAlreadyExistsException where one is there, whatever it holds: it is another's
   */
  public void add(String path, String text) throws IOException {
    write(files.at(path), text);
  }

  /** What a file holds; nothing where there is none. */
  public Optional<String> text(String path) throws IOException {
    Path file = files.at(path);
    return Files.isRegularFile(file)
        ? Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
        : Optional.empty();
  }

  /**
   * Writes a file in the place of what it held.
   *
   * @param before what that was; nothing where it was not there
   * @throws IOException also where it holds something else: it is another's
   */
  public void replace(String path, Optional<String> before, String text) throws IOException {
    if (before.isEmpty()) {
      add(path, text);
      return;
    }
    Path file = files.at(path);
    Path beside = beside(file);
    try {
      Files.write(beside, text.getBytes(StandardCharsets.UTF_8));
      if (!text(path).equals(before)) {
        throw new IOException(path + ": changed while Polyfeed was at work; run again");
      }
      WholeFile.move(beside, file);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  /**
   * Removes what runs that were killed have left in the folders of some files. To be asked for by
   * who has locked the site.
   */
  public void clear(Collection<String> paths) throws IOException {
    Set<Path> folders = new TreeSet<>();
    paths.forEach(path -> folders.add(files.at(path).getParent()));
    for (Path folder : folders) {
      if (Files.isDirectory(folder)) {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, BESIDE + "*")) {
          for (Path file : left) {
            Files.deleteIfExists(file);
          }
        }
      }
    }
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Path beside = beside(file);
    try {
      Files.writeString(beside, text);
      put(beside, file);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  /** A hidden file that nobody else writes, so that no seed is met half written. */
  private static Path beside(Path file) throws IOException {
    for (int n = 1; ; n++) {
      try {
        return Files.write(
            file.resolveSibling(BESIDE + n), new byte[0], StandardOpenOption.CREATE_NEW);
      } catch (FileAlreadyExistsException e) {
        // Of another run, or left by one that was killed.
      }
    }
  }

  /** A link is refused where something stands; a move would put it out of the way. */
  private static void put(Path whole, Path file) throws IOException {
    try {
      Files.createLink(file, whole);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (UnsupportedOperationException | FileSystemException e) {
      // This disk knows no second name of a file.
      Files.move(whole, file);
    }
  }
}
