package org.polyfeed.article;

/**
 * The picture of an article.
 *
 * @param src as written: absolute, or relative to the article's address
 * @param alt what it shows, for those who cannot see it; may be empty
 */
public record Image(String src, String alt) {}
