/** What a browser shows: pages made with Velocity templates. */
@NullMarked
package org.polyfeed.page;

import org.jspecify.annotations.NullMarked;
