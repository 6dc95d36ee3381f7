/**
 * Judges what is about to be put in place, by reading it back, and compares it with what stands.
 */
@NullMarked
package org.polyfeed.gate;

import org.jspecify.annotations.NullMarked;
