package org.polyfeed.serve;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.polyfeed.seed.SourceFiles;

/**
 * Waits for sources to change. The system says so where it can; else this looks at them again and
 * again. Not safe to share between threads.
 */
public final class SourceWatch implements AutoCloseable {

  /**
   * How long nothing must happen until a change is over, in milliseconds: editors write in steps.
   */
  private static final long QUIET = 50;

  /** In how many steps a change may come until it is looked at all the same. */
  private static final int MOST_STEPS = 500;

  /** Between two looks, in milliseconds, where the system says nothing. */
  private static final long LOOK = 500;

  private final List<Path> roots;
  private final Optional<WatchService> service;
  private final Map<WatchKey, Path> folders = new HashMap<>();
  private final Set<Path> linked = new HashSet<>();
  private boolean isTold;
  private SourceFiles seen = new SourceFiles(Map.of());

  private SourceWatch(List<Path> roots, Optional<WatchService> service) {
    this.roots = roots.stream().map(root -> root.toAbsolutePath().normalize()).toList();
    this.service = service;
    this.isTold = service.isPresent();
  }

  /**
   * Watches from now on.
   *
   * @param roots folders, which need not be there yet
   * @throws IOException if the system cannot be asked
   */
  public static SourceWatch of(List<Path> roots) throws IOException {
    WatchService service = FileSystems.getDefault().newWatchService();
    if (service.getClass().getSimpleName().startsWith("Polling")) {
      // It looks at folders every few seconds; that is done better here.
      service.close();
      return looking(roots);
    }
    SourceWatch watch = new SourceWatch(roots, Optional.of(service));
    watch.register();
    return watch;
  }

  /** The same, where the system is not asked. */
  static SourceWatch looking(List<Path> roots) {
    SourceWatch watch = new SourceWatch(roots, Optional.empty());
    watch.seen = watch.look();
    return watch;
  }

  /**
   * Waits until something has changed and nothing does any more.
   *
   * @param milliseconds how long at most
   * @return whether anything has changed
   */
  public boolean await(long milliseconds) throws InterruptedException {
    return isTold ? awaitEvents(milliseconds) : lookOut(milliseconds);
  }

  private boolean awaitEvents(long milliseconds) throws InterruptedException {
    boolean changed = false;
    Optional<WatchKey> key = next(milliseconds);
    for (int steps = 1; key.isPresent(); steps++) {
      changed |= take(key.get());
      // One that is asked for and not taken would never be told again.
      key = steps < MOST_STEPS ? next(QUIET) : Optional.empty();
    }
    return changed;
  }

  private Optional<WatchKey> next(long milliseconds) throws InterruptedException {
    return Optional.ofNullable(service.orElseThrow().poll(milliseconds, TimeUnit.MILLISECONDS));
  }

  /** Takes the events of a folder, and tells whether any is of a source. */
  private boolean take(WatchKey key) {
    Path folder = folders.getOrDefault(key, Path.of(""));
    boolean changed = false;
    boolean moreFolders = false;
    for (WatchEvent<?> event : key.pollEvents()) {
      if (event.context() instanceof Path name) {
        Path file = folder.resolve(name);
        changed |= isSource(file);
        moreFolders |= Files.isDirectory(file) || Files.isSymbolicLink(file);
      } else {
        // More has happened than the system could keep.
        changed = true;
        moreFolders = true;
      }
    }
    if (!key.reset()) {
      folders.remove(key);
      changed = true;
      moreFolders = true;
    }
    if (changed && moreFolders) {
      // What came into a folder before it was watched is there when it is read.
      register();
    }
    return changed;
  }

  private boolean isSource(Path file) {
    return linked.contains(file)
        || Stream.concat(roots.stream(), real().stream())
            .anyMatch(
                root ->
                    root.startsWith(file)
                        || (file.startsWith(root) && !isHidden(root.relativize(file))));
  }

  /** What editors and Polyfeed write beside sources. */
  private static boolean isHidden(Path below) {
    for (Path name : below) {
      if (name.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  /** The folders to which the roots lead, without those that are not there. */
  private List<Path> real() {
    List<Path> real = new ArrayList<>();
    for (Path root : roots) {
      try {
        real.add(root.toRealPath());
      } catch (IOException e) {
        // It may come.
      }
    }
    return real;
  }

  /** Has the system tell of all folders; of those above the roots, too, where a root may come. */
  private void register() {
    linked.clear();
    try {
      for (Path root : roots) {
        Path above = root;
        do {
          above = above.getParent() == null ? above : above.getParent();
        } while (above.getParent() != null && !register(above));
      }
      for (Path root : real()) {
        Files.walkFileTree(root, new Registering(root));
      }
    } catch (IOException e) {
      // Systems tell of so many folders, and of no more.
      isTold = false;
      seen = look();
    }
  }

  /** Whether there is still such a folder. */
  private boolean register(Path folder) throws IOException {
    try {
      WatchKey key =
          folder.register(
              service.orElseThrow(),
              StandardWatchEventKinds.ENTRY_CREATE,
              StandardWatchEventKinds.ENTRY_MODIFY,
              StandardWatchEventKinds.ENTRY_DELETE);
      folders.put(key, folder);
      return true;
    } catch (NoSuchFileException | NotDirectoryException e) {
      return false;
    }
  }

  /** Registers what is found, and where links to files lead. */
  private final class Registering extends SimpleFileVisitor<Path> {

    private final Path root;

    private Registering(Path root) {
      this.root = root;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes found)
        throws IOException {
      if (isHidden(root.relativize(folder))) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      return register(folder) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes found) throws IOException {
      if (found.isSymbolicLink() && Files.isRegularFile(file)) {
        Path real;
        try {
          real = file.toRealPath();
        } catch (NoSuchFileException e) {
          // It led there until now.
          return FileVisitResult.CONTINUE;
        }
        linked.add(real);
        Path around = real.getParent();
        if (around != null) {
          register(around);
        }
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      // Who reads the sources says so, or it has gone.
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
      return FileVisitResult.CONTINUE;
    }
  }

  private boolean lookOut(long milliseconds) throws InterruptedException {
    SourceFiles now = look();
    for (long left = milliseconds; isAsSeen(now) && left > 0; left -= LOOK) {
      TimeUnit.MILLISECONDS.sleep(Math.min(LOOK, left));
      now = look();
    }
    if (isAsSeen(now)) {
      return false;
    }
    for (int steps = 0; !isAsSeen(now) && steps < MOST_STEPS; steps++) {
      seen = now;
      TimeUnit.MILLISECONDS.sleep(QUIET);
      now = look();
    }
    return true;
  }

  private boolean isAsSeen(SourceFiles now) {
    return now.states().equals(seen.states());
  }

  private SourceFiles look() {
    try {
      return SourceFiles.of(real());
    } catch (IOException e) {
      // A folder has gone meanwhile; the next look finds none, and that is a change.
      return new SourceFiles(Map.of());
    }
  }

  @Override
  public void close() throws IOException {
    if (service.isPresent()) {
      service.get().close();
    }
  }
}
