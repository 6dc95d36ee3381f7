/** Stories on their way to translators and back: units, memory, XLIFF and PO. */
@NullMarked
package org.polyfeed.translation;

import org.jspecify.annotations.NullMarked;
