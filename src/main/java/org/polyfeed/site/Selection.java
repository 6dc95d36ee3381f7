package org.polyfeed.site;

import java.util.List;
import org.polyfeed.locale.LocaleTag;

/**
 * Entries that the site wants together in a feed: those that are about one of the topics and by one
 * of the authors.
 *
 * @param name in addresses: lower-case ASCII letters, digits and hyphens
 * @param topics as {@code site.yaml} or articles name them; empty where any will do
 * @param authors the same
 * @param locales whose entries are together in one feed; empty where each edition has its own feed
 */
public record Selection(
    String name,
    LocalizedText title,
    List<String> topics,
    List<String> authors,
    List<LocaleTag> locales,
    FeedShape shape) {

  public Selection {
    topics = List.copyOf(topics);
    authors = List.copyOf(authors);
    locales = List.copyOf(locales);
  }

  /**
   * The locale in which a feed of several speaks of itself.
   *
   * @param standard the site's own
   */
  public LocaleTag speaks(LocaleTag standard) {
    return locales.isEmpty() || locales.contains(standard) ? standard : locales.get(0);
  }
}
