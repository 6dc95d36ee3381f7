/** What must never be derived twice: ids, first-published and updated times, addresses. */
@NullMarked
package org.polyfeed.ledger;

import org.jspecify.annotations.NullMarked;
