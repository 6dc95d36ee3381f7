package org.polyfeed.output;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.polyfeed.target.Coding;
import org.polyfeed.target.Fingerprint;
import org.polyfeed.target.OutputPath;

/**
 * What was rendered last time into one output folder. Disposable: without it everything is rendered
 * again, and a damaged one counts as none.
 */
public final class BuildCache {

  /** Another number for another format, and where twins get other bytes. */
  private static final String FORMAT = "polyfeed cache 2";

  private final Path file;
  private final String folder;
  private final Map<String, Rendered> known;

  private BuildCache(Path file, String folder, Map<String, Rendered> known) {
    this.file = file;
    this.folder = folder;
    this.known = known;
  }

  /**
   * A file as it was put in place.
   *
   * @param fingerprint of the target that it was rendered from
   * @param size in bytes
   * @param modified its time of modification, which its twins have too, in nanoseconds since 1970
   * @param twins their sizes in bytes; 0 where one would save too little
   */
  record Rendered(Fingerprint fingerprint, long size, long modified, Map<Coding, Long> twins) {

    static Rendered of(Fingerprint fingerprint, BasicFileAttributes file, Map<Coding, Long> twins) {
      return new Rendered(fingerprint, file.size(), modified(file), twins);
    }

    Rendered with(Map<Coding, Long> others) {
      return new Rendered(fingerprint, size, modified, others);
    }

    /** Whether nobody has touched the file since. */
    boolean isAsLeft(Path file) {
      return isAsLeft(file, size);
    }

    /** Whether it is known of a twin that it is as it was made; or that there is to be none. */
    boolean isTwinAsLeft(Coding coding, Path twin) {
      Long made = twins.get(coding);
      return made != null && (made == 0 || isAsLeft(twin, made));
    }

    private boolean isAsLeft(Path file, long bytes) {
      try {
        BasicFileAttributes found =
            Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return found.isRegularFile() && found.size() == bytes && modified(found) == modified;
      } catch (IOException e) {
        return false;
      }
    }

    private static long modified(BasicFileAttributes file) {
      return file.lastModifiedTime().to(TimeUnit.NANOSECONDS);
    }
  }

  /**
   * What is kept in a file, if it belongs to the folder; else nothing.
   *
   * @param folder of the output
   */
  public static BuildCache read(Path file, Path folder) {
    String name = folder.toAbsolutePath().normalize().toString();
    try (CheckedInputStream checked =
            new CheckedInputStream(
                new BufferedInputStream(Files.newInputStream(file), 1 << 16), new CRC32());
        DataInputStream in = new DataInputStream(checked)) {
      if (!in.readUTF().equals(FORMAT) || !in.readUTF().equals(name)) {
        return new BuildCache(file, name, Map.of());
      }
      Map<String, Rendered> known = new HashMap<>();
      for (int left = in.readInt(); left > 0; left--) {
        String path = in.readUTF();
        Fingerprint fingerprint = new Fingerprint(in.readUTF());
        known.put(path, new Rendered(fingerprint, in.readLong(), in.readLong(), twins(in)));
      }
      long sum = checked.getChecksum().getValue();
      return new BuildCache(file, name, in.readLong() == sum ? known : Map.of());
    } catch (IOException | IllegalArgumentException e) {
      // There is none yet, or it is no cache: then everything is rendered.
      return new BuildCache(file, name, Map.of());
    }
  }

  private static Map<Coding, Long> twins(DataInputStream in) throws IOException {
    int left = in.readByte();
    if (left <= 0) {
      return Map.of();
    }
    Map<Coding, Long> twins = new EnumMap<>(Coding.class);
    for (; left > 0; left--) {
      twins.put(Coding.valueOf(in.readUTF()), in.readLong());
    }
    return twins;
  }

  /** Whether the whole folder is as it was put in place, and no run was killed in it. */
  boolean isAsLeft() {
    Path root = Path.of(folder);
    FilesBelow files = new FilesBelow(root);
    return !known.isEmpty()
        && Files.notExists(root.resolve(Stage.NAME), LinkOption.NOFOLLOW_LINKS)
        && known.entrySet().parallelStream()
            .allMatch(one -> isAsLeft(files, one.getKey(), one.getValue()));
  }

  private static boolean isAsLeft(FilesBelow files, String path, Rendered file) {
    return file.isAsLeft(files.at(path))
        && file.twins().keySet().stream()
            .allMatch(coding -> file.isTwinAsLeft(coding, files.at(path + coding.ending())));
  }

  /** Whether nothing is known of any file. */
  boolean isEmpty() {
    return known.isEmpty();
  }

  /** Whether a file, or a twin of one, is known and nobody has touched it since. */
  boolean isAsLeft(OutputPath path, Path file) {
    Optional<Rendered> rendered = of(path);
    return rendered.isPresent()
        ? rendered.get().isAsLeft(file)
        : Arrays.stream(Coding.values())
            .anyMatch(
                coding ->
                    coding
                        .file(path)
                        .flatMap(this::of)
                        .filter(known -> known.isTwinAsLeft(coding, file))
                        .isPresent());
  }

  Optional<Rendered> of(OutputPath path) {
    return Optional.ofNullable(known.get(path.value()));
  }

  /** Keeps what is rendered now, in place of what was before. */
  void replace(Map<String, Rendered> rendered) throws IOException {
    if (known.equals(rendered)) {
      return;
    }
    Files.createDirectories(file.getParent());
    WholeFile.makeWay(file);
    WholeFile.replace(
        file,
        to -> {
          CheckedOutputStream checked = new CheckedOutputStream(to, new CRC32());
          DataOutputStream out = new DataOutputStream(checked);
          out.writeUTF(FORMAT);
          out.writeUTF(folder);
          out.writeInt(rendered.size());
          for (Map.Entry<String, Rendered> entry : rendered.entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeUTF(entry.getValue().fingerprint().value());
            out.writeLong(entry.getValue().size());
            out.writeLong(entry.getValue().modified());
            write(entry.getValue().twins(), out);
          }
          out.flush();
          out.writeLong(checked.getChecksum().getValue());
          out.flush();
        });
  }

  private static void write(Map<Coding, Long> twins, DataOutputStream out) throws IOException {
    out.writeByte(twins.size());
    for (Map.Entry<Coding, Long> twin : twins.entrySet()) {
      out.writeUTF(twin.getKey().name());
      out.writeLong(twin.getValue());
    }
  }
}
