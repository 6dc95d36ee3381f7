/** Reads folders that other programs make sites of, and folders of scraped pages. */
@NullMarked
package org.polyfeed.content;

import org.jspecify.annotations.NullMarked;
