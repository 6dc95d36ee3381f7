package org.polyfeed.site;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What the site says of its feeds.
 *
 * @param editions the feed of each edition
 * @param topics the feeds of topics
 * @param authors the feeds of authors
 * @param all the feed of all languages
 * @param selections further feeds that the site asks for
 * @param excluded topics whose articles are in no feed but their topic's, author's and selections'
 * @param aliases addresses at which feeds stand beside their own
 * @param acceptNew how many of a feed's items may look new though they are not, in percent, from 0
 *     to 100
 * @param hub a WebSub hub that tells readers of news, if there is one
 */
public record FeedSettings(
    FeedShape editions,
    FeedShape topics,
    FeedShape authors,
    FeedShape all,
    List<Selection> selections,
    List<String> excluded,
    List<FeedAlias> aliases,
    int acceptNew,
    Optional<URI> hub) {

  public FeedSettings {
    selections = List.copyOf(selections);
    excluded = List.copyOf(excluded);
    aliases = List.copyOf(aliases);
  }

  /**
   * The selection of a name.
   *
   * @throws java.util.NoSuchElementException if there is none
   */
  public Selection selection(String name) {
    return selections.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
  }
}
