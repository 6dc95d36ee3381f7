/** Polyfeed: a folder of articles becomes feeds and pages for every locale. */
@NullMarked
package org.polyfeed;

import org.jspecify.annotations.NullMarked;
