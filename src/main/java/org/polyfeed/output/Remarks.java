package org.polyfeed.output;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.polyfeed.gate.Remark;
import org.polyfeed.target.Target;

/**
 * What the gate has remarked on files, kept from run to run where it is to be said again of those
 * that stay. Disposable. Safe to share between threads.
 */
final class Remarks {

  private final Optional<RecordFile> file;
  private final Map<String, byte[]> fresh = new ConcurrentHashMap<>();

  private Remarks(Optional<RecordFile> file) {
    this.file = file;
  }

  static Remarks in(Path file) {
    return new Remarks(Optional.of(RecordFile.read(file, "remarks 1")));
  }

  /** Where nothing is said again. */
  static Remarks none() {
    return new Remarks(Optional.empty());
  }

  /** Whether all files are to be judged that are rendered. */
  boolean areKept() {
    return file.isPresent();
  }

  /** Those on a file that stays; none where they are of another version of it. */
  List<Remark> of(Target target) {
    byte[] record = file.map(RecordFile::records).orElse(Map.of()).get(target.path().value());
    if (record == null) {
      return List.of();
    }
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(record))) {
      if (!in.readUTF().equals(target.fingerprint().value())) {
        return List.of();
      }
      List<Remark> remarks = new ArrayList<>();
      while (in.available() > 0) {
        remarks.add(new Remark(LastRun.text(in), LastRun.text(in), LastRun.text(in)));
      }
      return remarks;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void keep(Target target, List<Remark> remarks) {
    if (file.isEmpty() || remarks.isEmpty()) {
      return;
    }
    ByteArrayOutputStream record = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(record)) {
      out.writeUTF(target.fingerprint().value());
      for (Remark remark : remarks) {
        LastRun.text(remark.about(), out);
        LastRun.text(remark.link(), out);
        LastRun.text(remark.what(), out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    fresh.put(target.path().value(), record.toByteArray());
  }

  /**
   * Keeps them for the next run.
   *
   * @param paths of all files that the site will have
   * @throws IOException if the disk fails
   */
  void write(Set<String> paths) throws IOException {
    if (file.isPresent()) {
      file.get().write(fresh, paths);
    }
  }
}
