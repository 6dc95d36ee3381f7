package org.polyfeed.site;

import java.net.URI;

/**
 * That search engines are told of what has changed, by the protocol IndexNow.
 *
 * @param key that the site shows in a file, so that nobody else speaks for it; it is no secret
 * @param endpoint to which it is told
 */
public record IndexNow(String key, URI endpoint) {

  /** Which passes on what it is told to all engines that take part. */
  public static final URI USUAL = URI.create("https://api.indexnow.org/indexnow");

  /** The name of the file, at the root of the site, that holds the key. */
  public String file() {
    return key + ".txt";
  }
}
