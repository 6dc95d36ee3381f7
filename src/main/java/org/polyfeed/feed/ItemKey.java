package org.polyfeed.feed;

import org.polyfeed.edition.Entry;
import org.polyfeed.locale.LocaleTag;

/** Which entry it is: an edition has one of a story. */
record ItemKey(LocaleTag edition, String story) {

  static ItemKey of(Entry entry) {
    return new ItemKey(entry.edition(), entry.article().story());
  }
}
