/** Carries a finished site to where people fetch it. */
@NullMarked
package org.polyfeed.publish;

import org.jspecify.annotations.NullMarked;
