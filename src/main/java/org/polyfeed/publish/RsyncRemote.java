package org.polyfeed.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.polyfeed.output.SiteFile;
import org.polyfeed.target.OutputPath;

/**
 * Whatever rsync reaches. Files are named one by one, so that rsync looks at no others. It carries
 * them by their differences, writes each beside the old one, and renames it; files keep their
 * times.
 */
final class RsyncRemote implements Remote {

  /** What rsync prints of a file that is there: its kind and rights, size, date, time and name. */
  private static final Pattern LISTED =
      Pattern.compile(
          "\\S{10,} +[\\d,.]+ \\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d (\\S+)( -> .*)?");

  private static final Pattern REMOVED = Pattern.compile("del\\. (.+?)/?");

  private final Rsync rsync;
  private final Path own;

  RsyncRemote(Rsync rsync) {
    this.rsync = rsync;
    this.own = rsync.own();
  }

  @Override
  public Optional<byte[]> list() throws IOException {
    Path copy = Files.createDirectories(own.resolve("list")).resolve(LIST);
    Files.deleteIfExists(copy);
    Rsync.Ended ended =
        rsync.run(
            List.of("--ignore-missing-args"),
            rsync.place() + LIST,
            argument(own.resolve("list")) + "/");
    if (ended.code() != 0 && !ended.isMissing()) {
      throw rsync.failure(ended);
    }
    return Files.exists(copy) ? Optional.of(Files.readAllBytes(copy)) : Optional.empty();
  }

  @Override
  public void keepList(byte[] list) throws IOException {
    Path copy = Files.createDirectories(own.resolve("list")).resolve(LIST);
    Files.write(copy, list);
    // It may have the size and time of the old one.
    mustEndWell(rsync.run(List.of("--ignore-times"), argument(copy), rsync.place()));
  }

  @Override
  public Set<OutputPath> taken(Collection<OutputPath> paths) throws IOException {
    Set<String> found = new HashSet<>();
    Rsync.Ended ended =
        rsync.run(
            List.of(
                "--list-only",
                "--links",
                "--devices",
                "--specials",
                "--ignore-missing-args",
                "--no-implied-dirs"),
            values(paths),
            rsync.place(),
            argument(Files.createDirectories(own.resolve("list"))) + "/",
            line -> {
              Matcher listed = LISTED.matcher(line);
              if (listed.matches()) {
                found.add(listed.group(1));
              }
            });
    if (ended.code() != 0 && !ended.isMissing()) {
      throw rsync.failure(ended);
    }
    return paths.stream().filter(path -> found.contains(path.value())).collect(Collectors.toSet());
  }

  @Override
  public void put(List<SiteFile> files, Arrivals arrivals) throws IOException {
    Map<String, Long> sizes = new TreeMap<>();
    files.forEach(file -> sizes.put(file.path().value(), file.size()));
    mustEndWell(
        rsync.run(
            // A file that is to be carried may have the size and time of the old one.
            List.of(
                "--checksum", "--times", "--no-implied-dirs", "--keep-dirlinks", "--out-format=%n"),
            sizes.keySet(),
            argument(folder(files.get(0))) + "/",
            rsync.place(),
            line -> arrivals.left(sizes.getOrDefault(line, 0L))));
    // Of each file alone, rsync tells when it has left, and not when it is there.
    for (SiteFile file : files) {
      arrivals.arrived(file);
    }
  }

  /** The folder of the site on this machine. */
  private static Path folder(SiteFile one) {
    Path up = one.file();
    for (int names = one.path().value().split("/").length; names > 0; names--) {
      up = Optional.ofNullable(up.getParent()).orElse(Path.of("."));
    }
    return up;
  }

  @Override
  public void remove(Collection<OutputPath> paths) throws IOException {
    removed(values(paths));
    Map<Integer, Set<String>> byDepth = new TreeMap<>((one, other) -> other - one);
    for (OutputPath path : paths) {
      for (String up = above(path.value()); !up.isEmpty(); up = above(up)) {
        byDepth.computeIfAbsent(up.split("/").length, depth -> new TreeSet<>()).add(up);
      }
    }
    Set<String> kept = new HashSet<>();
    for (Set<String> level : byDepth.values()) {
      Set<String> asked = new TreeSet<>(level);
      asked.removeAll(kept);
      Set<String> gone = asked.isEmpty() ? Set.of() : removed(asked);
      level.stream()
          .filter(folder -> !gone.contains(folder))
          .map(RsyncRemote::above)
          .forEach(kept::add);
    }
  }

  /**
   * Has rsync find that files are missing here, which it then removes there; a folder only if it is
   * empty. Nothing else is looked at.
   *
   * @return what was there and is gone
   */
  private Set<String> removed(Collection<String> names) throws IOException {
    Set<String> gone = new HashSet<>();
    Rsync.Ended ended =
        rsync.run(
            List.of(
                "--delete-missing-args",
                "--no-implied-dirs",
                "--keep-dirlinks",
                "--out-format=%o %n"),
            names,
            argument(Files.createDirectories(own.resolve("nothing"))) + "/",
            rsync.place(),
            line -> {
              Matcher removed = REMOVED.matcher(line);
              if (removed.matches()) {
                gone.add(removed.group(1));
              }
            });
    if (ended.code() != Rsync.VANISHED) {
      mustEndWell(ended);
    }
    return gone;
  }

  private void mustEndWell(Rsync.Ended ended) throws IOException {
    if (ended.code() != 0) {
      throw rsync.failure(ended);
    }
  }

  private static List<String> values(Collection<OutputPath> paths) {
    return new ArrayList<>(new TreeSet<>(paths.stream().map(OutputPath::value).toList()));
  }

  private static String above(String path) {
    return path.substring(0, Math.max(path.lastIndexOf('/'), 0));
  }

  /** A file of this machine, so that rsync takes it for nothing else. */
  static String argument(Path file) {
    return file.isAbsolute() ? file.toString() : "./" + file;
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
    // Each call has a connection of its own.
  }
}
