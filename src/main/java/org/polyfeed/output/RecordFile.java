package org.polyfeed.output;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * Records by name, kept between runs. New ones are added at the end of the file, where the last of
 * a name counts; from the first that is damaged on, there are none. Disposable.
 */
public final class RecordFile {

  /** Another number for another format. */
  private static final String FORMAT = "polyfeed records 1";

  private static final int RECORD = 1;

  /** How much of the file may be out of date before it is written anew. */
  private static final double STALE = 0.3;

  private final Path file;
  private final String context;
  private final Map<String, byte[]> records = new HashMap<>();
  private int written;
  private boolean whole;

  private RecordFile(Path file, String context) {
    this.file = file;
    this.context = context;
  }

  /**
   * What a file holds; nothing where it was written in another context.
   *
   * @param context of all that the records depend on
   */
  public static RecordFile read(Path file, String context) {
    RecordFile read = new RecordFile(file, context);
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      if (in.readUTF().equals(FORMAT) && in.readUTF().equals(context)) {
        read.whole = read.take(in);
      }
    } catch (IOException e) {
      // There is none, or it was cut off.
    }
    return read;
  }

  /** Removes a file of records. */
  public static void forget(Path file) throws IOException {
    WholeFile.makeWay(file);
    Files.deleteIfExists(file);
  }

  /** Whether the file ends where a record does. */
  private boolean take(DataInputStream in) throws IOException {
    while (true) {
      if (in.read() < 0) {
        return true;
      }
      String name = in.readUTF();
      int size = in.readInt();
      long sum = in.readLong();
      byte[] record = in.readNBytes(Math.max(size, 0));
      if (record.length != size || sum(record) != sum) {
        return false;
      }
      records.put(name, record);
      written++;
    }
  }

  /** The records by their names. */
  public Map<String, byte[]> records() {
    return Collections.unmodifiableMap(records);
  }

  /**
   * Keeps records for the next run.
   *
   * @param fresh that are new or have changed
   * @param wanted the names of all that are wanted any longer
   * @throws IOException if the disk fails
   */
  public void write(Map<String, byte[]> fresh, Set<String> wanted) throws IOException {
    Map<String, byte[]> all = new TreeMap<>(records);
    all.putAll(fresh);
    all.keySet().retainAll(wanted);
    boolean same = fresh.isEmpty() && all.size() == written;
    if (!whole || (!same && written + fresh.size() > (1 + STALE) * all.size())) {
      Files.createDirectories(file.getParent());
      WholeFile.makeWay(file);
      WholeFile.replace(
          file,
          to -> {
            DataOutputStream out = new DataOutputStream(to);
            out.writeUTF(FORMAT);
            out.writeUTF(context);
            write(all, out);
            out.flush();
          });
    } else if (!fresh.isEmpty()) {
      try (DataOutputStream out =
          new DataOutputStream(
              new BufferedOutputStream(
                  Files.newOutputStream(file, StandardOpenOption.APPEND), 1 << 16))) {
        write(new TreeMap<>(fresh), out);
      }
    }
  }

  private static void write(Map<String, byte[]> records, DataOutputStream out) throws IOException {
    for (Map.Entry<String, byte[]> record : records.entrySet()) {
      // So that the end of the file is told from one that was cut off.
      out.write(RECORD);
      out.writeUTF(record.getKey());
      out.writeInt(record.getValue().length);
      out.writeLong(sum(record.getValue()));
      out.write(record.getValue());
    }
  }

  private static long sum(byte[] bytes) {
    CRC32 sum = new CRC32();
    sum.update(bytes);
    return sum.getValue();
  }
}
