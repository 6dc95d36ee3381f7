package org.polyfeed.page;

/**
 * A feed as a page offers it.
 *
 * @param name of what it syndicates with the format, in the language of the page
 * @param format as people know it: RSS, Atom or JSON Feed
 * @param type its media type
 * @param url absolute, as feed readers want it
 */
public record FeedLink(String name, String format, String type, String url) {}
