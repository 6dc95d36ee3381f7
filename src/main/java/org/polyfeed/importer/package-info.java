/** Makes seeds of what people already have: feeds, exports of other systems, lists of feeds. */
@NullMarked
package org.polyfeed.importer;

import org.jspecify.annotations.NullMarked;
