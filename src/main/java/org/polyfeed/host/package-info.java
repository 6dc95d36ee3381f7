/** What hosts are told in their own languages: media types, cache times, old addresses. */
@NullMarked
package org.polyfeed.host;

import org.jspecify.annotations.NullMarked;
