package org.polyfeed.publish;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.polyfeed.output.SiteFile;
import org.polyfeed.target.Fingerprint;
import org.polyfeed.target.OutputPath;

/**
 * What this machine knows of a destination: which list was there last, and which files have arrived
 * since. So a shipment that was cut off goes on where it ended. Without it, files that were on
 * their way are carried again.
 */
final class Journal {

  /** Another number for another format. */
  private static final String FORMAT = "polyfeed journal 1";

  private final Path file;
  private final String destination;

  /**
   * @param file in a folder that is there
   * @param destination what it is: that of another is forgotten
   */
  Journal(Path file, String destination) {
    this.file = file;
    this.destination = destination;
  }

  /** The list that was there last, and the hashes of what has arrived since. */
  private record Entries(String list, Map<OutputPath, String> arrived) {}

  /** Whether this machine has ever published there. */
  boolean isKnown() throws IOException {
    return read().isPresent();
  }

  /** A list as it is there, with what has arrived since it was written. */
  Published since(Published list) throws IOException {
    Optional<Entries> entries =
        read().filter(known -> known.list().equals(list.fingerprint().value()));
    if (entries.isEmpty()) {
      return list;
    }
    Map<OutputPath, String> hashes = new TreeMap<>(list.hashes());
    entries.get().arrived().forEach(hashes::replace);
    return new Published(list.owner(), hashes);
  }

  /** Begins anew: this list is there now. */
  Arrived begin(Fingerprint list) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.write(fresh, List.of(FORMAT, destination, list.value()), StandardCharsets.UTF_8);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    return new Arrived(
        Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND));
  }

  private Optional<Entries> read() throws IOException {
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    List<String> lines =
        new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
    if (lines.size() < 3 || !lines.subList(0, 2).equals(List.of(FORMAT, destination))) {
      return Optional.empty();
    }
    Map<OutputPath, String> arrived = new HashMap<>();
    for (String line : lines.subList(3, lines.size())) {
      int blank = line.indexOf(' ');
      // The last may have been cut off; then it is another path, or has no end.
      if (blank > 0 && line.endsWith(" .")) {
        OutputPath.parse(line.substring(blank + 1, line.length() - 2))
            .ifPresent(path -> arrived.put(path, line.substring(0, blank)));
      }
    }
    return Optional.of(new Entries(lines.get(2), arrived));
  }

  /** Writes down what arrives. Safe to share between threads. */
  static final class Arrived implements Closeable {

    private final Writer out;

    private Arrived(Writer out) {
      this.out = out;
    }

    /** Where nothing is left of what has arrived when it is cut off. */
    static Arrived unwritten() {
      return new Arrived(Writer.nullWriter());
    }

    synchronized void add(SiteFile file) throws IOException {
      out.write(file.hash() + " " + file.path() + " .\n");
      out.flush();
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
