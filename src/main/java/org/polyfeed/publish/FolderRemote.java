package org.polyfeed.publish;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.polyfeed.output.FilesBelow;
import org.polyfeed.output.SiteFile;
import org.polyfeed.target.OutputPath;

/** A folder of this machine, or one that is mounted. Files keep their times there. */
final class FolderRemote implements Remote {

  /** One name for all, so that the next file clears away what a kill has left. */
  private static final String BESIDE = ".polyfeed-new";

  private final Path folder;
  private final Path beside;
  private final FilesBelow files;

  /**
   * @param folder made where it is missing, if that to which it belongs is there
   */
  FolderRemote(Path folder) {
    this.folder = folder;
    this.beside = folder.resolve(BESIDE);
    this.files = new FilesBelow(folder);
  }

  @Override
  public Optional<byte[]> list() throws IOException {
    Path list = folder.resolve(LIST);
    return Files.exists(list) ? Optional.of(Files.readAllBytes(list)) : Optional.empty();
  }

  @Override
  public void keepList(byte[] list) throws IOException {
    makeBelow(folder);
    try (FileChannel out =
        FileChannel.open(
            beside,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      for (ByteBuffer left = ByteBuffer.wrap(list); left.hasRemaining(); ) {
        out.write(left);
      }
      // It must not be lost where files are kept of which it tells.
      out.force(true);
    }
    Files.move(beside, folder.resolve(LIST), StandardCopyOption.ATOMIC_MOVE);
  }

  /** What is mounted there may be missing just now: then nothing is made in its place. */
  static void makeBelow(Path folder) throws IOException {
    Path above = folder.toAbsolutePath().normalize().getParent();
    if (above != null && !Files.isDirectory(above)) {
      throw new RefusedException(
          above + ": there is no such folder; make it, or mount what belongs there");
    }
    if (!Files.isDirectory(folder)) {
      Files.createDirectory(folder);
    }
  }

  @Override
  public Set<OutputPath> taken(Collection<OutputPath> paths) {
    return paths.stream()
        .filter(path -> isTaken(files.at(path.value())))
        .collect(Collectors.toSet());
  }

  private static boolean isTaken(Path file) {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
        && !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public void put(List<SiteFile> carried, Arrivals arrivals) throws IOException {
    for (SiteFile one : carried) {
      Path file = files.at(one.path().value());
      Files.createDirectories(file.getParent());
      try {
        Files.copy(
            one.file(),
            beside,
            StandardCopyOption.REPLACE_EXISTING,
            StandardCopyOption.COPY_ATTRIBUTES);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        Files.deleteIfExists(beside);
        throw e;
      }
      arrivals.arrived(one);
    }
  }

  @Override
  public void remove(Collection<OutputPath> paths) throws IOException {
    for (OutputPath path : paths) {
      Path file = files.at(path.value());
      // Others may have put a folder in its place.
      if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
        Files.deleteIfExists(file);
      }
      removeEmptyFolders(path.value());
    }
  }

  private void removeEmptyFolders(String removed) throws IOException {
    for (String up = removed; up.contains("/"); ) {
      up = up.substring(0, up.lastIndexOf('/'));
      Path above = files.at(up);
      try {
        if (Files.isDirectory(above, LinkOption.NOFOLLOW_LINKS)) {
          Files.delete(above);
        }
      } catch (DirectoryNotEmptyException e) {
        return;
      }
    }
  }

  /** Removes a folder of Polyfeed's own with all that is in it; a link as itself. */
  static void deleteAll(Path root) throws IOException {
    if (Files.notExists(root, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path left, @Nullable IOException e)
              throws IOException {
            Files.delete(left);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  @Override
  public boolean isAtomic() {
    return false;
  }

  @Override
  public void finish() {
    // Each file is in its place already.
  }

  @Override
  public void close() {
    // A folder has no connection.
  }
}
