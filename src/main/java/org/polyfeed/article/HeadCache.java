package org.polyfeed.article;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.polyfeed.seed.FileState;
import org.polyfeed.seed.MediaFile;
import org.polyfeed.seed.MediaFolder;
import org.polyfeed.seed.SeedFile;

/**
 * Heads of seeds that have not changed since they were read, so that a run reads only those that
 * have. Safe to share between threads.
 */
public final class HeadCache {

  private final Map<String, FileState> states;
  private final long began;
  private final HeadCodec codec = new HeadCodec();
  private final Map<String, byte[]> known;
  private final Map<String, byte[]> fresh = new ConcurrentHashMap<>();

  /**
   * @param known what earlier runs read, by the names of seeds
   * @param states of all files among the seeds, by name, from before they are read
   * @param began when the run began, in nanoseconds since 1970: what was written just before cannot
   *     be told to be the same by its state
   */
  public HeadCache(Map<String, byte[]> known, Map<String, FileState> states, long began) {
    this.known = known;
    this.states = states;
    this.began = began;
  }

  /** Without anything known, and that keeps nothing. */
  public static HeadCache none() {
    return new HeadCache(Map.of(), Map.of(), Long.MIN_VALUE);
  }

  /**
   * The head of a seed, if neither it nor anything that it was read with has changed.
   *
   * @param settings the files beside an article whose settings hold for it, with what they refer to
   */
  Optional<Head> of(
      SeedFile seed, MediaFolder media, Function<Article, Map<SeedFile, String>> settings) {
    byte[] bytes = known.get(seed.name());
    if (bytes == null) {
      return Optional.empty();
    }
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (!Optional.of(codec.state(in)).equals(state(seed))) {
        return Optional.empty();
      }
      for (int left = in.readInt(); left > 0; left--) {
        String reference = codec.text(in);
        Optional<MediaFile> now = media.find(seed.name(), reference).map(MediaFolder.Found::file);
        if (!codec.optional(in, codec::text).equals(now.map(HeadCache::named))) {
          return Optional.empty();
        }
      }
      Map<String, String> beside = new TreeMap<>();
      for (int left = in.readInt(); left > 0; left--) {
        beside.put(codec.text(in), codec.text(in));
      }
      Head head = codec.head(in, seed, media);
      Map<String, String> now = new TreeMap<>();
      settings
          .apply(head.article().orElseThrow())
          .forEach((one, refers) -> now.put(one.name(), state(one) + refers));
      return beside.equals(now) ? Optional.of(head) : Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      // Written by another version, in spite of all.
      return Optional.empty();
    }
  }

  /** Takes what was read now, where a later run can tell whether it still holds. */
  void keep(SeedFile seed, Head head) {
    if (head.article().isEmpty()
        || !isSettled(seed)
        || !head.settings().keySet().stream().allMatch(this::isSettled)) {
      return;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1_000);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      codec.state(state(seed).orElseThrow(), out);
      out.writeInt(head.asked().size());
      for (Map.Entry<String, Optional<MediaFile>> asked : head.asked().entrySet()) {
        codec.text(asked.getKey(), out);
        codec.optional(asked.getValue().map(HeadCache::named), out, codec::text);
      }
      out.writeInt(head.settings().size());
      for (Map.Entry<SeedFile, String> one : head.settings().entrySet()) {
        codec.text(one.getKey().name(), out);
        codec.text(state(one.getKey()) + one.getValue(), out);
      }
      codec.head(head, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    fresh.put(seed.name(), bytes.toByteArray());
  }

  /** A reference may come to mean another file, or that file may change. */
  static String named(MediaFile file) {
    return file.file().name() + " " + file.size() + " " + file.modified();
  }

  private Optional<FileState> state(SeedFile file) {
    return Optional.ofNullable(states.get(file.name()));
  }

  private boolean isSettled(SeedFile file) {
    return state(file).filter(state -> state.isSettled(began)).isPresent();
  }

  /** What was read now, by the names of seeds, for a later run. */
  public Map<String, byte[]> fresh() {
    return fresh;
  }
}
