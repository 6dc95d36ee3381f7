/** Languages: tags, formats, messages, slugs and excerpts, as CLDR and BCP 47 have them. */
@NullMarked
package org.polyfeed.locale;

import org.jspecify.annotations.NullMarked;
