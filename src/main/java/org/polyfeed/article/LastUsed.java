package org.polyfeed.article;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * What was made and may be wanted again: the last used, up to a fixed size, so that memory does not
 * grow with the site. Safe to share between threads; two may make the same at the same time.
 */
public final class LastUsed<K, V> {

  /** No more than such a part of what Java may take, where that is little. */
  private static final int PART_OF_MEMORY = 12;

  private final long most;
  private final ToIntFunction<V> weight;
  private final Map<K, V> held = new LinkedHashMap<>(256, 0.75f, true);
  private long size;

  /**
   * @param most that is held, in what the weight counts: bytes, or what takes about as much
   */
  public LastUsed(long most, ToIntFunction<V> weight) {
    this.most = Math.min(most, Runtime.getRuntime().maxMemory() / PART_OF_MEMORY);
    this.weight = weight;
  }

  /** What is held, else what is made now. */
  public V get(K key, Supplier<V> made) {
    return find(key).orElseGet(() -> put(key, made.get()));
  }

  /** What is held, if it is. */
  public Optional<V> find(K key) {
    synchronized (held) {
      return Optional.ofNullable(held.get(key));
    }
  }

  /** Holds it, and tells what is held: what another thread was first to put there, if one was. */
  public V put(K key, V fresh) {
    synchronized (held) {
      V other = held.putIfAbsent(key, fresh);
      if (other != null) {
        return other;
      }
      size += weight.applyAsInt(fresh);
      var eldest = held.values().iterator();
      while (size > most && eldest.hasNext()) {
        size -= weight.applyAsInt(eldest.next());
        eldest.remove();
      }
    }
    return fresh;
  }
}
