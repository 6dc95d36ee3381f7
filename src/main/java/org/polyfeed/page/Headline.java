package org.polyfeed.page;

import java.util.List;
import org.polyfeed.edition.Address;

/**
 * An entry as lists of entries show it.
 *
 * @param title in the article's language
 * @param href the entry's page, or the original's where the edition only lists it
 * @param language of the article: not that of the page where the entry is a fallback
 * @param languageName the name of that language, in the language of the page; empty where it is the
 *     page's own
 * @param fallback whether the article is in another language than the page
 * @param dateline the place, or empty
 * @param placed the language in which the place is named: mostly the article's, but the page's
 *     where the site's glossary has the place
 * @param published when the article was
 * @param summary a sentence or two, or empty
 * @param translations the same story in the other languages, without this one
 */
public record Headline(
    String title,
    Address href,
    Language language,
    String languageName,
    boolean fallback,
    String dateline,
    Language placed,
    Moment published,
    String summary,
    List<Translation> translations) {

  public Headline {
    translations = List.copyOf(translations);
  }
}
