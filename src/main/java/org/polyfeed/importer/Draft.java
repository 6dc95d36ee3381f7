package org.polyfeed.importer;

import org.polyfeed.locale.LocaleTag;

/** An item that can become a seed. */
record Draft(ItemId id, LocaleTag locale, FoundItem item) {}
