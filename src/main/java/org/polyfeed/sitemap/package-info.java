/** What tells search engines which pages there are. */
@NullMarked
package org.polyfeed.sitemap;

import org.jspecify.annotations.NullMarked;
