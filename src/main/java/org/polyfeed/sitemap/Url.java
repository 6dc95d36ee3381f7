package org.polyfeed.sitemap;

import java.time.Instant;
import java.util.Optional;
import org.polyfeed.edition.Address;
import org.polyfeed.edition.Alternates;

/**
 * A page as a sitemap lists it.
 *
 * @param modified when what it shows was last changed, where that is known
 * @param alternates shared by all pages that are each other's
 */
record Url(Address page, Optional<Instant> modified, Alternates alternates) {}
