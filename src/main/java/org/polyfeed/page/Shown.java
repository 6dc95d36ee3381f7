package org.polyfeed.page;

import org.polyfeed.article.Medium;
import org.polyfeed.media.Facts;

/**
 * A picture or recording of an entry, with what is known of it.
 *
 * @param url absolute
 */
record Shown(Medium medium, String url, Facts facts) {}
