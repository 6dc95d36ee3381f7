/** One file that the site will have, as data. */
@NullMarked
package org.polyfeed.target;

import org.jspecify.annotations.NullMarked;
