/** What the owner of a site says of it in seeds/site.yaml. */
@NullMarked
package org.polyfeed.site;

import org.jspecify.annotations.NullMarked;
