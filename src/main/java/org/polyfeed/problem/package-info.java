/** What is wrong with the sources: a file, a line, a message, and what would be right. */
@NullMarked
package org.polyfeed.problem;

import org.jspecify.annotations.NullMarked;
