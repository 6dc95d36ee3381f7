package org.polyfeed.target;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that the rendering of a target reads, by names that people know: what a fingerprint is made
 * of, kept apart. Made only where somebody asks.
 */
public final class Inputs {

  private final Map<String, String> hashes = new TreeMap<>();

  /** Adds what is read of something. */
  public Inputs with(String name, String text) {
    hashes.merge(
        name,
        Fingerprint.of(text).done().value(),
        (one, other) -> Fingerprint.of(one).with(other).done().value());
    return this;
  }

  /** Hashes of all that is read, by names, in their order. */
  public Map<String, String> hashes() {
    return Collections.unmodifiableMap(hashes);
  }
}
