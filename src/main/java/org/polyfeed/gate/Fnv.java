package org.polyfeed.gate;

/** The hash FNV-1a in 64 bits: long enough that no two links of a site share one. */
final class Fnv {

  static final long BASIS = 0xcbf29ce484222325L;

  private static final long PRIME = 0x100000001b3L;

  private Fnv() {}

  /**
   * Of bytes that follow others.
   *
   * @param before the hash of these, or the basis
   */
  static long hash(long before, byte[] bytes, int from, int to) {
    long hash = before;
    for (int i = from; i < to; i++) {
      hash = (hash ^ bytes[i]) * PRIME;
    }
    return hash;
  }
}
