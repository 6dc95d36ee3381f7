package org.polyfeed.output;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Of files about which somebody has asked: what they were made of, when, and why. Runs keep it from
 * then on. Disposable.
 */
public final class LastRendered {

  private final RecordFile records;
  private final Map<String, byte[]> fresh = new HashMap<>();

  private LastRendered(RecordFile records) {
    this.records = records;
  }

  /**
   * What was remembered of a file.
   *
   * @param inputs hashes of what it was made of, by names
   * @param at when it was last rendered after somebody had asked; nothing where it was not
   * @param because what had changed then
   */
  public record Memory(Map<String, String> inputs, Optional<Instant> at, List<String> because) {

    public Memory {
      inputs = new TreeMap<>(inputs);
      because = List.copyOf(because);
    }
  }

  /**
   * What is kept in a file; nothing where it is of another folder of output.
   *
   * @param folder of the output
   */
  public static LastRendered read(Path file, Path folder) {
    return new LastRendered(RecordFile.read(file, folder.toAbsolutePath().normalize().toString()));
  }

  /** The paths about which somebody has asked. */
  public Set<String> paths() {
    return records.records().keySet();
  }

  public Optional<Memory> of(String path) {
    byte[] record = records.records().get(path);
    if (record == null) {
      return Optional.empty();
    }
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(record))) {
      Map<String, String> inputs = new HashMap<>();
      for (int left = in.readInt(); left > 0; left--) {
        inputs.put(in.readUTF(), in.readUTF());
      }
      Optional<Instant> at =
          in.readBoolean() ? Optional.of(Instant.ofEpochSecond(in.readLong())) : Optional.empty();
      List<String> because = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        because.add(in.readUTF());
      }
      return Optional.of(new Memory(inputs, at, because));
    } catch (IOException e) {
      // Written by another version, in spite of all.
      return Optional.empty();
    }
  }

  /** Takes what is known of a file now. */
  public void keep(String path, Memory memory) {
    ByteArrayOutputStream record = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(record)) {
      out.writeInt(memory.inputs().size());
      for (Map.Entry<String, String> input : memory.inputs().entrySet()) {
        out.writeUTF(input.getKey());
        out.writeUTF(input.getValue());
      }
      out.writeBoolean(memory.at().isPresent());
      if (memory.at().isPresent()) {
        out.writeLong(memory.at().get().getEpochSecond());
      }
      out.writeInt(memory.because().size());
      for (String one : memory.because()) {
        out.writeUTF(one);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    fresh.put(path, record.toByteArray());
  }

  /** Writes what was taken; it changes nothing else. */
  public void write() throws IOException {
    if (!fresh.isEmpty()) {
      Set<String> all = new HashSet<>(paths());
      all.addAll(fresh.keySet());
      records.write(fresh, all);
    }
  }
}
