/** JSON text to plain maps and lists, and back. */
@NullMarked
package org.polyfeed.json;

import org.jspecify.annotations.NullMarked;
