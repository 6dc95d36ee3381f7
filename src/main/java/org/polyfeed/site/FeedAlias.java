package org.polyfeed.site;

/**
 * An address at which a feed stands beside its own, for who subscribed to it there before.
 *
 * @param path from the site's root, with a slash at its beginning and the name of a file at its end
 * @param feed the path of the feed itself, of the same kind
 * @param line of {@code site.yaml} that asks for it
 */
public record FeedAlias(String path, String feed, int line) {}
