package org.polyfeed.target;

import java.util.Optional;

/**
 * One file that the site will have: plain data, from which its bytes can be rendered by any thread,
 * in any order.
 */
public interface Target {

  OutputPath path();

  /** Of all that the rendering reads. */
  Fingerprint fingerprint();

  Place place();

  /** What problems call the seed that it shows, where it shows one. */
  default Optional<String> seed() {
    return Optional.empty();
  }
}
