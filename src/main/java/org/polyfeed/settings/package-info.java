/** What the keys of settings are, told once: to readers, to the reference and to editors. */
@NullMarked
package org.polyfeed.settings;

import org.jspecify.annotations.NullMarked;
