/** How far a run has come. */
@NullMarked
package org.polyfeed.progress;

import org.jspecify.annotations.NullMarked;
