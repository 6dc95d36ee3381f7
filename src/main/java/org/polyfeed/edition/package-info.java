/** All that one locale publishes: its entries, in order, each with its address. */
@NullMarked
package org.polyfeed.edition;

import org.jspecify.annotations.NullMarked;
