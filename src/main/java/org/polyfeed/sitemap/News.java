package org.polyfeed.sitemap;

import java.time.Instant;
import org.polyfeed.edition.Edition;
import org.polyfeed.edition.Entry;
import org.polyfeed.locale.LocaleTag;

/**
 * An article as Google News wants it (developers.google.com/search/docs: "News sitemaps").
 *
 * @param publication the name of the newspaper
 * @param language of the newspaper, by Google's codes
 * @param title plain text
 */
record News(Url url, String publication, String language, Instant published, String title) {

  static News of(Edition edition, Entry entry, Url url) {
    return new News(
        url,
        edition.title(),
        language(edition.tag()),
        entry.published().toInstant(),
        entry.article().title());
  }

  /** ISO 639, but for Chinese, whose two scripts Google calls by a country. */
  private static String language(LocaleTag tag) {
    if (!tag.language().equals("zh")) {
      return tag.language();
    }
    return tag.script().equals("Hant") ? "zh-tw" : "zh-cn";
  }
}
