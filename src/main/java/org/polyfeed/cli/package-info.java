/** The command: arguments in, reports and exit codes out. */
@NullMarked
package org.polyfeed.cli;

import org.jspecify.annotations.NullMarked;
