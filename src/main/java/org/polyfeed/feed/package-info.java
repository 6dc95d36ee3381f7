/** What editions and topics syndicate: RSS 2.0, Atom 1.0 and JSON Feed 1.1. */
@NullMarked
package org.polyfeed.feed;

import org.jspecify.annotations.NullMarked;
