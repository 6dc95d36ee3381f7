/** The folder of rendered targets, and the only code that writes it. */
@NullMarked
package org.polyfeed.output;

import org.jspecify.annotations.NullMarked;
