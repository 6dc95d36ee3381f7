package org.polyfeed.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.polyfeed.problem.Problems;
import org.polyfeed.target.OutputPath;
import org.polyfeed.target.Place;

/**
 * The site in an output folder as the last run left it. Nobody can generate into the folder for as
 * long as this is open.
 */
public final class FinishedSite implements AutoCloseable {

  /** Of a record: size, time and hash. */
  private static final int RECORD = 2 * Long.BYTES + FileHash.LENGTH;

  private final Path stage;
  private final StageLock lock;
  private final String owner;
  private final List<SiteFile> files;

  private FinishedSite(Path stage, StageLock lock, String owner, List<SiteFile> files) {
    this.stage = stage;
    this.lock = lock;
    this.owner = owner;
    this.files = List.copyOf(files);
  }

  /**
   * Holds a site still and looks at all of it; an error, and nothing, where there is none, or it is
   * not as a run left it.
   *
   * @param shown what problems call the folder
   * @param memory where hashes are kept, so that only files are read that have changed; disposable
   * @throws BusyException where a run is at work in the folder
   * @throws IOException if the disk fails
   */
  public static Optional<FinishedSite> open(
      Path folder, String shown, BuildCache cache, Path memory, Problems problems)
      throws IOException {
    Manifest manifest = new Manifest(folder);
    if (Files.notExists(OutputFolder.list(folder))) {
      problems.error(shown, 0, "there is no site of Polyfeed's; make it with 'polyfeed generate'");
      return Optional.empty();
    }
    Path stage = folder.resolve(Stage.NAME);
    StageLock lock = StageLock.take(stage, shown);
    boolean cutOff;
    try {
      cutOff = holdsMoreThanLock(stage);
      if (cache.isEmpty()) {
        problems.error(
            shown,
            0,
            "nobody knows any more whether it is as it was made, and has passed the gate; let"
                + " 'polyfeed generate' look at it first");
      } else if (cutOff) {
        problems.error(
            shown,
            0,
            "the last run was cut off, so that some files are new and some old; let 'polyfeed"
                + " generate' finish first");
      }
      Optional<String> owner = manifest.owner();
      if (owner.isEmpty()) {
        problems.error(
            shown + "/" + Manifest.NAME,
            1,
            "does not say whose site it is; 'polyfeed generate' mends it");
      }
      List<SiteFile> files =
          problems.hasErrors()
              ? List.of()
              : files(folder, shown, new TreeMap<>(manifest.read()), cache, memory, problems);
      if (!problems.hasErrors()) {
        return Optional.of(new FinishedSite(stage, lock, owner.orElseThrow(), files));
      }
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
    try (lock) {
      // What a run has left there must tell the next of it.
      if (!cutOff) {
        OutputFolder.deleteTree(stage);
      }
    }
    return Optional.empty();
  }

  /** A name of the site that no other has. */
  public String owner() {
    return owner;
  }

  /** All that Polyfeed put into the folder, by their paths. */
  public List<SiteFile> files() {
    return files;
  }

  /** Lets others generate again. */
  @Override
  public void close() throws IOException {
    try (lock) {
      OutputFolder.deleteTree(stage);
    }
  }

  private static boolean holdsMoreThanLock(Path stage) throws IOException {
    try (DirectoryStream<Path> left =
        Files.newDirectoryStream(stage, file -> !file.endsWith(StageLock.NAME))) {
      return left.iterator().hasNext();
    }
  }

  private static List<SiteFile> files(
      Path folder,
      String shown,
      Map<OutputPath, Place> listed,
      BuildCache cache,
      Path memory,
      Problems problems)
      throws IOException {
    RecordFile known = RecordFile.read(memory, "hashes 1 " + folder.toAbsolutePath().normalize());
    FilesBelow below = new FilesBelow(folder);
    Map<String, byte[]> fresh = new HashMap<>();
    try {
      List<Optional<SiteFile>> found =
          listed.entrySet().parallelStream()
              .map(
                  entry ->
                      look(
                          new Listed(
                              entry.getKey(), entry.getValue(), below.at(entry.getKey().value())),
                          shown,
                          cache,
                          known.records().getOrDefault(entry.getKey().value(), new byte[0]),
                          fresh,
                          problems))
              .toList();
      known.write(
          fresh, listed.keySet().stream().map(OutputPath::value).collect(Collectors.toSet()));
      return found.stream().flatMap(Optional::stream).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** A file that should be there. */
  private record Listed(OutputPath path, Place place, Path file) {}

  private static Optional<SiteFile> look(
      Listed one,
      String shown,
      BuildCache cache,
      byte[] known,
      Map<String, byte[]> fresh,
      Problems problems) {
    try {
      if (!Files.isRegularFile(one.file(), LinkOption.NOFOLLOW_LINKS)
          || !cache.isAsLeft(one.path(), one.file())) {
        problems.error(
            shown + "/" + one.path(),
            0,
            "is not as Polyfeed put it there; 'polyfeed generate' mends it");
        return Optional.empty();
      }
      BasicFileAttributes found = Files.readAttributes(one.file(), BasicFileAttributes.class);
      byte[] record = state(found);
      if (known.length == RECORD
          && Arrays.equals(known, 0, 2 * Long.BYTES, record, 0, 2 * Long.BYTES)) {
        record = known;
      } else {
        System.arraycopy(FileHash.bytes(one.file()), 0, record, 2 * Long.BYTES, FileHash.LENGTH);
        synchronized (fresh) {
          fresh.put(one.path().value(), record);
        }
      }
      String hash = HexFormat.of().formatHex(record, 2 * Long.BYTES, RECORD);
      return Optional.of(new SiteFile(one.path(), one.place(), one.file(), found.size(), hash));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] state(BasicFileAttributes file) {
    return ByteBuffer.allocate(RECORD)
        .putLong(file.size())
        .putLong(file.lastModifiedTime().to(TimeUnit.NANOSECONDS))
        .array();
  }
}
