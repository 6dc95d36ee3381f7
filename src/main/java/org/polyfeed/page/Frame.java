package org.polyfeed.page;

import java.util.List;
import org.polyfeed.article.Html;
import org.polyfeed.edition.Address;
import org.polyfeed.edition.Alternates;

/**
 * What stands around every page's own content. Templates see it as {@code $frame}.
 *
 * @param language of the page
 * @param title of the document, with the site's name where that is not the title itself
 * @param description for search results and previews; may be empty
 * @param site the site's name in this language
 * @param home the edition's home, or the chooser where the page belongs to no edition
 * @param chooser the page that offers every language
 * @param subscribe the page with all feeds: one address, or none where the edition has no entries
 * @param archive the page of all months: one address, or none where the edition has no entries
 * @param stylesheet the theme's
 * @param scripts that the page runs: one where the root leads on to a language, else none
 * @param canonical the URL under which the page wants to be known
 * @param alternates the same content in other languages: reciprocal, itself included
 * @param feeds for discovery: those of this page first, then those of the edition
 * @param topics of the edition, for navigation, in the order of its language; the largest where it
 *     has many
 * @param editions every edition that has entries: this same content there, or else its home
 * @param preview name and content of Open Graph properties
 * @param structured JSON-LD for search engines: the content of a script element, or empty
 */
public record Frame(
    Language language,
    String title,
    String description,
    String site,
    Address home,
    Address chooser,
    List<Address> subscribe,
    List<Address> archive,
    Address stylesheet,
    List<Address> scripts,
    String canonical,
    List<Alternates.Link> alternates,
    List<FeedLink> feeds,
    List<Link> topics,
    List<Translation> editions,
    List<Property> preview,
    Html structured) {

  public Frame {
    subscribe = List.copyOf(subscribe);
    archive = List.copyOf(archive);
    scripts = List.copyOf(scripts);
    alternates = List.copyOf(alternates);
    feeds = List.copyOf(feeds);
    topics = List.copyOf(topics);
    editions = List.copyOf(editions);
    preview = List.copyOf(preview);
  }

  /**
   * An Open Graph property.
   *
   * @param name such as {@code og:title}
   * @param content its value
   */
  public record Property(String name, String content) {}
}
