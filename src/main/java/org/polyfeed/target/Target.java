package org.polyfeed.target;

/**
 * One file that the site will have: plain data, from which its bytes can be rendered by any thread,
 * in any order.
 */
public interface Target {

  OutputPath path();

  /** Of all that the rendering reads. */
  Fingerprint fingerprint();

  Place place();
}
