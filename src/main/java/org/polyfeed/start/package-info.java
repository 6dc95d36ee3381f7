/** What a site begins with, and what an article begins with. */
@NullMarked
package org.polyfeed.start;

import org.jspecify.annotations.NullMarked;
