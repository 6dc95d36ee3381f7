package org.polyfeed.article;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Bodies that were read with their heads and are the same wherever they stand, so that small sites
 * need not read them again. The first are held, up to a fixed size, each until it is taken. Safe to
 * share between threads.
 */
final class FirstBodies {

  /** In UTF-16 units: some thousands of articles of usual length. */
  private static final long MOST_HELD = 12_000_000;

  private final Map<String, Html> held = new ConcurrentHashMap<>();
  private final AtomicLong size = new AtomicLong();

  /** Where there is room. */
  void keep(String seed, Html body) {
    int length = body.markup().length();
    if (size.addAndGet(length) <= MOST_HELD) {
      held.put(seed, body);
    } else {
      size.addAndGet(-length);
    }
  }

  /** A body, which is not held from then on. */
  Optional<Html> take(String seed) {
    Optional<Html> body = Optional.ofNullable(held.remove(seed));
    body.ifPresent(one -> size.addAndGet(-one.markup().length()));
    return body;
  }
}
