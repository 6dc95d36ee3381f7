package org.polyfeed.feed;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.polyfeed.site.Podcast;

/**
 * A feed with all that it says beside its items, ready to be written in any format.
 *
 * @param locale a BCP 47 tag
 * @param self the URL of this feed in this format
 * @param style the path of the style with which browsers show it
 * @param updated when anything in it last changed: a function of its entries, not of the clock
 * @param podcast what directories of podcasts want to know, where there is anything to hear in it
 */
record FeedDocument(
    String id,
    String title,
    String description,
    String locale,
    String home,
    String self,
    String style,
    String site,
    Instant updated,
    Links links,
    Optional<Channel> podcast) {

  /**
   * A feed as a podcast.
   *
   * @param author who is behind it
   * @param image the URL of its picture
   * @param settings where the site says that it is one
   */
  record Channel(String author, Optional<String> image, Optional<Podcast> settings) {}

  /**
   * Where else a reader can go from it.
   *
   * @param formats the same feed in other formats
   * @param translations the same feed in other languages, in this format
   * @param hub a WebSub hub
   * @param current the feed that readers subscribe to, where this is an archive of it
   * @param older the archive before this feed
   * @param newer the archive after this one
   */
  record Links(
      List<Other> formats,
      List<Other> translations,
      Optional<String> hub,
      Optional<String> current,
      Optional<String> older,
      Optional<String> newer) {

    Links {
      formats = List.copyOf(formats);
      translations = List.copyOf(translations);
    }
  }

  /**
   * A feed beside this one.
   *
   * @param type its media type
   * @param locale its language where that is another; else empty
   */
  record Other(String type, String url, String locale) {}
}
