/** The preview: a server on this machine alone, and what tells it and its pages of changes. */
@NullMarked
package org.polyfeed.serve;

import org.jspecify.annotations.NullMarked;
