package org.polyfeed.target;

/**
 * When a file is put in place, among the others: what it links to comes first, so that a visitor
 * never meets a link to a file that is not there yet.
 */
public enum Place {
  ASSET,
  ARTICLE,
  INDEX,
  FEED,
  SITEMAP
}
