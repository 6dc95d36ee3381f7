package org.polyfeed.publish;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.polyfeed.output.FileHash;
import org.polyfeed.output.FilesBelow;
import org.polyfeed.output.SiteFile;
import org.polyfeed.target.OutputPath;

/** A folder of this machine, or one that is mounted. Files keep their times there. */
final class FolderRemote implements Remote {

  /** One name for all, so that the next file clears away what a kill has left. */
  private static final String BESIDE = ".polyfeed-new";

  /** It goes with the run that holds it. */
  private static final String LOCK = ".polyfeed-lock";

  /** By how much times of disks may differ, in milliseconds: some keep two seconds as one. */
  private static final long CLOCK = 2_000;

  private final Path folder;
  private final Path beside;
  private final FilesBelow files;
  private @Nullable FileChannel lock;

  /**
   * @param folder made where it is missing, if that to which it belongs is there
   */
  FolderRemote(Path folder) {
    this.folder = folder;
    this.beside = folder.resolve(BESIDE);
    this.files = new FilesBelow(folder);
  }

  @Override
  public void claim() throws IOException {
    makeBelow(folder);
    Path file = folder.resolve(LOCK);
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    try {
      FileLock held = channel.tryLock();
      // Who held it before may have removed the file between our opening it and its end.
      if (held != null && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        lock = channel;
        return;
      }
    } catch (OverlappingFileLockException e) {
      // Held by this very process.
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    channel.close();
    throw new RefusedException("another run publishes there; wait until it is over");
  }

  @Override
  public Optional<byte[]> list() throws IOException {
    Path list = folder.resolve(LIST);
    if (Files.isDirectory(list)) {
      throw new RefusedException(list + ": a folder stands where Polyfeed's list must be");
    }
    return Files.exists(list) ? Optional.of(Files.readAllBytes(list)) : Optional.empty();
  }

  @Override
  public void keepList(byte[] list) throws IOException {
    makeBelow(folder);
    // A link would lead to a file of others.
    Files.deleteIfExists(beside);
    try (FileChannel out =
        FileChannel.open(beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (ByteBuffer left = ByteBuffer.wrap(list); left.hasRemaining(); ) {
        out.write(left);
      }
      // It must not be lost where files are kept of which it tells.
      out.force(true);
    }
    Files.move(beside, folder.resolve(LIST), StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * Makes a folder, if that to which it belongs is there.
   *
   * @throws RefusedException where it is not
   */
  static void makeBelow(Path folder) throws IOException {
    refuseLost(folder);
    if (!Files.isDirectory(folder)) {
      Files.createDirectory(folder);
    }
  }

  /** What belongs there may not be mounted just now: then nothing is made in its place. */
  static void refuseLost(Path folder) throws RefusedException {
    Path above = folder.toAbsolutePath().normalize().getParent();
    if (above != null && !Files.isDirectory(above)) {
      throw new RefusedException(
          above + ": there is no such folder; make it, or mount what belongs there");
    }
  }

  @Override
  public State state(OutputPath path, String hash, Optional<SiteFile> same) throws IOException {
    Path file = files.at(path.value());
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Files.exists(file, LinkOption.NOFOLLOW_LINKS) ? State.ALTERED : State.GONE;
    }
    if (same.isPresent() && isLike(file, same.get().file())) {
      return State.AS_PUT;
    }
    return FileHash.of(file).equals(hash) ? State.AS_PUT : State.ALTERED;
  }

  /** Copies keep size and time, but disks do not keep times alike. */
  private static boolean isLike(Path file, Path original) throws IOException {
    return Files.size(file) == Files.size(original)
        && Math.abs(
                Files.getLastModifiedTime(file).toMillis()
                    - Files.getLastModifiedTime(original).toMillis())
            <= CLOCK;
  }

  @Override
  public Set<OutputPath> taken(Collection<OutputPath> paths) throws IOException {
    Set<OutputPath> ours =
        list().flatMap(Published::parse).map(one -> one.hashes().keySet()).orElse(Set.of());
    Set<OutputPath> taken = new HashSet<>();
    for (OutputPath path : paths) {
      if (isTaken(path, ours) || isBelowFile(path, ours)) {
        taken.add(path);
      }
    }
    return taken;
  }

  private boolean isTaken(OutputPath path, Set<OutputPath> ours) throws IOException {
    Path file = files.at(path.value());
    if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
      return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }
    try (Stream<Path> below = Files.walk(file)) {
      return below
          .filter(one -> !Files.isDirectory(one, LinkOption.NOFOLLOW_LINKS))
          .map(one -> path + "/" + file.relativize(one).toString().replace('\\', '/'))
          .anyMatch(one -> OutputPath.parse(one).filter(ours::contains).isEmpty());
    }
  }

  private boolean isBelowFile(OutputPath path, Set<OutputPath> ours) {
    for (String up = path.value(); up.contains("/"); ) {
      up = up.substring(0, up.lastIndexOf('/'));
      Path above = files.at(up);
      if (Files.exists(above) && !Files.isDirectory(above)) {
        return OutputPath.parse(up).filter(ours::contains).isEmpty();
      }
    }
    return false;
  }

  @Override
  public void put(List<SiteFile> carried, Arrivals arrivals) throws IOException {
    for (SiteFile one : carried) {
      Path file = files.at(one.path().value());
      Files.createDirectories(file.getParent());
      try {
        copy(one.file(), beside);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        // A part of the folder is on another disk.
        Files.deleteIfExists(beside);
        Path near = file.resolveSibling(BESIDE);
        copy(one.file(), near);
        Files.move(near, file, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        Files.deleteIfExists(beside);
        throw e;
      }
      arrivals.arrived(one);
    }
  }

  /** Onto the disk itself: else an empty file may bear the name where the power fails. */
  private static void copy(Path from, Path to) throws IOException {
    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
    // A copy may be write-protected as the original is; Windows flushes only what may be written.
    try (FileChannel copy =
        FileChannel.open(
            to, Files.isWritable(to) ? StandardOpenOption.WRITE : StandardOpenOption.READ)) {
      copy.force(true);
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
  public void close() throws IOException {
    if (lock != null) {
      try (FileChannel held = lock) {
        Files.deleteIfExists(folder.resolve(LOCK));
      }
    }
  }
}
