@NullMarked
package org.polyfeed.publish;

import org.jspecify.annotations.NullMarked;
