package org.polyfeed.publish;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.polyfeed.output.SiteFile;
import org.polyfeed.target.OutputPath;

/**
 * Versions of a site beside each other, in a folder {@code NAME.releases}, of which a link {@code
 * NAME} shows the newest: visitors see all of a change at once. What has not changed takes no room.
 */
final class ReleasesRemote implements Remote {

  /** The next version, before anybody sees it; nobody else has a folder of this name. */
  private static final String NEXT = ".polyfeed-next";

  private static final String FRESH_LINK = ".polyfeed-link";

  private final Path link;
  private final Path releases;
  private final int kept;
  private final FolderRemote around;
  private final FolderRemote shown;
  private final FolderRemote next;
  private boolean begun;

  /**
   * @param link at which the newest is shown
   * @param kept how many there may be
   * @throws RefusedException where something else stands in the link's place
   */
  ReleasesRemote(Path link, int kept) throws IOException {
    this.link = link.toAbsolutePath().normalize();
    this.releases = this.link.resolveSibling(this.link.getFileName() + ".releases");
    this.kept = kept;
    this.around = new FolderRemote(releases);
    this.shown = new FolderRemote(link);
    this.next = new FolderRemote(releases.resolve(NEXT));
    if (Files.isSymbolicLink(this.link)
        ? !Files.readSymbolicLink(this.link).startsWith(releases.getFileName())
            && !Files.readSymbolicLink(this.link).startsWith(releases)
        : Files.exists(this.link, LinkOption.NOFOLLOW_LINKS)) {
      throw new RefusedException(
          this.link
              + ": something else stands where a link to the newest release must be; move it away,"
              + " or leave out 'releases:'");
    }
  }

  @Override
  public void claim() throws IOException {
    around.claim();
  }

  @Override
  public Optional<byte[]> list() throws IOException {
    return shown.list();
  }

  @Override
  public State state(OutputPath path, String hash, Optional<SiteFile> same) throws IOException {
    return shown.state(path, hash, same);
  }

  @Override
  public Set<OutputPath> taken(Collection<OutputPath> paths) throws IOException {
    return shown.taken(paths);
  }

  @Override
  public void keepList(byte[] list) throws IOException {
    begin();
    next.keepList(list);
  }

  @Override
  public void put(List<SiteFile> files, Arrivals arrivals) throws IOException {
    begin();
    next.put(files, arrivals);
  }

  @Override
  public void remove(Collection<OutputPath> paths) throws IOException {
    begin();
    next.remove(paths);
  }

  @Override
  public boolean isAtomic() {
    return true;
  }

  /** The next version begins as the last. */
  private void begin() throws IOException {
    if (begun) {
      return;
    }
    FolderRemote.makeBelow(releases);
    Path folder = releases.resolve(NEXT);
    FolderRemote.deleteAll(folder);
    Files.createDirectory(folder);
    if (Files.isDirectory(link)) {
      link(link.toRealPath(), folder);
    }
    begun = true;
  }

  /** All files of a folder in another; they are the same on the disk, where it allows that. */
  private static void link(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(to.resolve(from.relativize(folder)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Path place = to.resolve(from.relativize(file));
            try {
              Files.createLink(place, file);
            } catch (IOException | UnsupportedOperationException e) {
              // Not every disk can have a file at two places, nor a link.
              Files.copy(
                  file, place, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  @Override
  public void finish() throws IOException {
    List<Integer> before = numbers();
    int number = 1 + before.stream().mapToInt(Integer::intValue).max().orElse(0);
    Path release = releases.resolve(Integer.toString(number));
    Files.move(releases.resolve(NEXT), release, StandardCopyOption.ATOMIC_MOVE);
    try {
      Path fresh = releases.resolve(FRESH_LINK);
      Files.deleteIfExists(fresh);
      // Relative to where it will stand, so that all can be moved together.
      Files.createSymbolicLink(fresh, releases.getFileName().resolve(release.getFileName()));
      Files.move(fresh, link, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      FolderRemote.deleteAll(release);
      throw e;
    }
    for (int old : before) {
      if (old <= number - kept) {
        tidy(releases.resolve(Integer.toString(old)));
      }
    }
  }

  /** What is published is published: the next time tries again. Folders of others stay. */
  private static void tidy(Path old) {
    try {
      if (Files.exists(old.resolve(LIST))) {
        FolderRemote.deleteAll(old);
      }
    } catch (IOException e) {
      // Somebody is in it, or has put something there that is not ours to remove.
    }
  }

  private List<Integer> numbers() throws IOException {
    try (Stream<Path> found = Files.list(releases)) {
      return found
          .map(release -> release.getFileName().toString())
          .filter(name -> name.matches("[1-9]\\d{0,8}"))
          .map(Integer::valueOf)
          .toList();
    }
  }

  @Override
  public void close() throws IOException {
    around.close();
  }
}
