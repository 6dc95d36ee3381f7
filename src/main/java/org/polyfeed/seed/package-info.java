/** Files as their authors wrote them: found, decoded, and their YAML read with its lines. */
@NullMarked
package org.polyfeed.seed;

import org.jspecify.annotations.NullMarked;
