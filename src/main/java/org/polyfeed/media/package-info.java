/**
 * What the headers of pictures and recordings say, and the files that are carried to the output.
 */
@NullMarked
package org.polyfeed.media;

import org.jspecify.annotations.NullMarked;
