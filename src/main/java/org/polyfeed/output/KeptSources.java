package org.polyfeed.output;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.polyfeed.seed.FileState;
import org.polyfeed.seed.SeedFile;
import org.polyfeed.target.Fingerprint;

/**
 * Copies of the sources of articles as they were last published, so that one that is broken can be
 * read as it was. Each is named after what is in it, and an index says which are whose. Disposable:
 * without them nothing stands in for what is broken.
 */
public final class KeptSources {

  private static final String INDEX = "index";

  private static final Pattern COPY = Pattern.compile("[0-9a-f]{32}");

  private final Path folder;
  private final RecordFile index;
  private final boolean trusting;

  private KeptSources(Path folder, RecordFile index, boolean trusting) {
    this.folder = folder;
    this.index = index;
    this.trusting = trusting;
  }

  /**
   * A source as it was copied.
   *
   * @param name below the folder of seeds
   * @param settled whether whoever changed it after that gave it another state
   * @param copy the name of the copy
   */
  private record Kept(String name, FileState state, boolean settled, String copy) {

    /** Whether the source is still what was copied. */
    boolean isOf(SeedFile source, Map<String, FileState> states) {
      return settled && name.equals(source.name()) && state.equals(states.get(name));
    }
  }

  /** Whether any are kept in a folder. */
  public static boolean areIn(Path folder) {
    return Files.exists(folder.resolve(INDEX));
  }

  /**
   * Those that a folder holds; none where it was written in another context.
   *
   * @param context of what the sources are, and where they are published
   */
  public static KeptSources read(Path folder, String context) {
    return new KeptSources(folder, RecordFile.read(folder.resolve(INDEX), context), true);
  }

  /** The same, which copies every source again, even if its state says that it is as before. */
  public KeptSources doubting() {
    return new KeptSources(folder, index, false);
  }

  /**
   * Copies of the sources from which an article was last published: its seed, then the settings
   * beside it. Empty where there are none, or where they are damaged.
   */
  public List<SeedFile> of(SeedFile seed) {
    List<SeedFile> copies = new ArrayList<>();
    for (Kept kept : kept(index.records().get(seed.name()))) {
      Path copy = folder.resolve(kept.copy());
      if (!isWhole(copy)) {
        return List.of();
      }
      copies.add(new SeedFile(copy, kept.name(), copies.isEmpty() ? seed.shown() : kept.name()));
    }
    return copies;
  }

  private static boolean isWhole(Path copy) {
    try {
      return copy.endsWith(Fingerprint.of(Files.readAllBytes(copy)).value());
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Keeps what is published now, for later runs.
   *
   * @param sources of each article that is as it should be: its seed, and the settings beside it
   * @param staying the names of seeds of which what is kept stays
   * @param states of the sources, from before they were read
   * @param began when the run did, in nanoseconds since 1970
   * @throws IOException if the disk fails
   */
  public void keep(
      Map<SeedFile, List<SeedFile>> sources,
      Set<String> staying,
      Map<String, FileState> states,
      long began)
      throws IOException {
    Files.createDirectories(folder);
    Set<String> wanted = new HashSet<>(staying);
    Map<String, byte[]> fresh = new HashMap<>();
    for (Map.Entry<SeedFile, List<SeedFile>> article : sources.entrySet()) {
      String name = article.getKey().name();
      wanted.add(name);
      if (!isKept(name, article.getValue(), states)) {
        copy(article.getValue(), states, began).ifPresent(record -> fresh.put(name, record));
      }
    }
    for (String name : index.records().keySet()) {
      if (!wanted.contains(name) && !kept(index.records().get(name)).isEmpty()) {
        // So that nothing of a seed that is removed comes back with another of its name.
        fresh.put(name, new byte[0]);
      }
    }
    index.write(fresh, wanted);
    if (!fresh.isEmpty()) {
      clear(fresh, wanted);
    }
  }

  private boolean isKept(String name, List<SeedFile> sources, Map<String, FileState> states) {
    List<Kept> kept = kept(index.records().get(name));
    if (!trusting || kept.size() != sources.size()) {
      return false;
    }
    for (int i = 0; i < kept.size(); i++) {
      if (!kept.get(i).isOf(sources.get(i), states)) {
        return false;
      }
    }
    return true;
  }

  /** The record of copies; nothing where a source has changed since the run has read it. */
  private Optional<byte[]> copy(List<SeedFile> sources, Map<String, FileState> states, long began)
      throws IOException {
    ByteArrayOutputStream record = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(record);
    out.writeInt(sources.size());
    for (SeedFile source : sources) {
      FileState state;
      byte[] bytes;
      try {
        bytes = Files.readAllBytes(source.path());
        state = FileState.of(Files.readAttributes(source.path(), BasicFileAttributes.class));
      } catch (IOException e) {
        // It has gone.
        return Optional.empty();
      }
      if (!state.equals(states.get(source.name()))) {
        return Optional.empty();
      }
      Path copy = folder.resolve(Fingerprint.of(bytes).value());
      if (Files.notExists(copy) || Files.size(copy) != bytes.length) {
        WholeFile.replace(copy, to -> to.write(bytes));
      }
      out.writeUTF(source.name());
      out.writeLong(state.size());
      out.writeLong(state.modified());
      out.writeInt(state.file());
      out.writeBoolean(state.isSettled(began));
      out.writeUTF(copy.getFileName().toString());
    }
    return Optional.of(record.toByteArray());
  }

  /** What a record says; nothing where there is none. */
  private static List<Kept> kept(byte @Nullable [] record) {
    List<Kept> kept = new ArrayList<>();
    if (record == null || record.length == 0) {
      return kept;
    }
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(record))) {
      for (int left = in.readInt(); left > 0; left--) {
        kept.add(
            new Kept(
                in.readUTF(),
                new FileState(in.readLong(), in.readLong(), in.readInt()),
                in.readBoolean(),
                in.readUTF()));
      }
      return kept;
    } catch (IOException e) {
      // Written by another version, in spite of all.
      return List.of();
    }
  }

  /** Copies that nothing in the index names any more. */
  private void clear(Map<String, byte[]> fresh, Set<String> wanted) throws IOException {
    Map<String, byte[]> all = new HashMap<>(index.records());
    all.putAll(fresh);
    all.keySet().retainAll(wanted);
    Set<String> named = new HashSet<>();
    all.values().forEach(record -> kept(record).forEach(kept -> named.add(kept.copy())));
    try (DirectoryStream<Path> copies =
        Files.newDirectoryStream(
            folder, file -> COPY.matcher(file.getFileName().toString()).matches())) {
      for (Path copy : copies) {
        if (!named.contains(copy.getFileName().toString())) {
          Files.delete(copy);
        }
      }
    }
  }
}
