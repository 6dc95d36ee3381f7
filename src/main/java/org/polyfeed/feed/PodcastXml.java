package org.polyfeed.feed;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.polyfeed.article.Episode;
import org.polyfeed.media.MediaKind;
import org.polyfeed.site.Podcast;

/** What directories and players of podcasts read in RSS: Apple's tags, and Podcasting 2.0's. */
final class PodcastXml {

  private static final Namespace ITUNES =
      Namespace.getNamespace("itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd");

  private static final Namespace PODCAST =
      Namespace.getNamespace("podcast", "https://podcastindex.org/namespace/1.0");

  /** Of the names of podcasts, among version 5 UUIDs, by the specification of podcast:guid. */
  private static final UUID GUIDS = UUID.fromString("ead4c236-bf58-58c6-a2c6-a6b28d128cb6");

  private PodcastXml() {}

  /** What a channel says of itself, if there is anything to hear in it. */
  static void add(Element channel, FeedDocument document) {
    document
        .podcast()
        .ifPresent(
            podcast -> {
              channel.addContent(elements(podcast, document.id()));
              FeedXml.declare(channel, ITUNES);
              FeedXml.declare(channel, PODCAST);
            });
  }

  private static List<Element> elements(FeedDocument.Channel podcast, String id) {
    List<Element> elements = new ArrayList<>();
    elements.add(itunes("author", podcast.author()));
    elements.add(podcast("guid", guid(id).toString()));
    podcast.image().ifPresent(url -> elements.add(itunes("image").setAttribute("href", url)));
    podcast.settings().ifPresent(settings -> add(settings, elements));
    return elements;
  }

  private static void add(Podcast settings, List<Element> elements) {
    settings.categories().forEach(category -> elements.add(category(category)));
    elements.add(itunes("explicit", Boolean.toString(settings.explicit())));
    elements.add(itunes("type", settings.type().name().toLowerCase(Locale.ROOT)));
    settings.owner().ifPresent(owner -> elements.add(owner(owner)));
    settings.copyright().ifPresent(text -> elements.add(new Element("copyright").setText(text)));
    elements.add(podcast("medium", "podcast"));
    settings
        .funding()
        .ifPresent(
            funding ->
                elements.add(
                    podcast("funding", funding.text())
                        .setAttribute("url", funding.url().toString())));
    settings
        .locked()
        .ifPresent(
            locked ->
                elements.add(
                    podcast("locked", locked ? "yes" : "no")
                        .setAttribute("owner", settings.owner().orElseThrow().email())));
  }

  private static Element category(Podcast.Category category) {
    Element element = itunes("category").setAttribute("text", category.name());
    category
        .below()
        .ifPresent(below -> element.addContent(itunes("category").setAttribute("text", below)));
    return element;
  }

  private static Element owner(Podcast.Owner owner) {
    return itunes("owner")
        .addContent(itunes("name", owner.name()))
        .addContent(itunes("email", owner.email()));
  }

  /** What an item says of the recording that it is about, if it is about one. */
  static void add(Element item, FeedItem of) {
    Optional<Enclosure> heard =
        MediaXml.enclosure(of.media()).filter(one -> one.kind() != MediaKind.IMAGE);
    if (heard.isEmpty()) {
      return;
    }
    Enclosure one = heard.get();
    one.seconds().ifPresent(length -> item.addContent(itunes("duration", length.toString())));
    Episode episode = one.episode();
    episode.explicit().ifPresent(adult -> item.addContent(itunes("explicit", adult.toString())));
    episode.number().ifPresent(number -> item.addContent(itunes("episode", number.toString())));
    episode.season().ifPresent(season -> item.addContent(itunes("season", season.toString())));
    episode
        .type()
        .ifPresent(
            type -> item.addContent(itunes("episodeType", type.name().toLowerCase(Locale.ROOT))));
    of.picture()
        .ifPresent(picture -> item.addContent(itunes("image").setAttribute("href", picture.url())));
    for (Enclosure.Transcript transcript : one.transcripts()) {
      item.addContent(
          podcast("transcript")
              .setAttribute("url", transcript.url())
              .setAttribute("type", transcript.type())
              .setAttribute("language", transcript.locale()));
    }
    one.chapters()
        .ifPresent(
            url ->
                item.addContent(
                    podcast("chapters")
                        .setAttribute("url", url)
                        .setAttribute("type", "application/json+chapters")));
    FeedXml.declare(item, ITUNES);
    FeedXml.declare(item, PODCAST);
  }

  /** RFC 4122 section 4.3, of the feed's own id: a new address does not make it another podcast. */
  private static UUID guid(String id) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-1");
      digest.update(
          ByteBuffer.allocate(16)
              .putLong(GUIDS.getMostSignificantBits())
              .putLong(GUIDS.getLeastSignificantBits())
              .array());
      ByteBuffer hash = ByteBuffer.wrap(digest.digest(id.getBytes(StandardCharsets.UTF_8)));
      long high = (hash.getLong() & ~0xF000L) | 0x5000L;
      long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
      return new UUID(high, low);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-1", e);
    }
  }

  private static Element itunes(String name) {
    return new Element(name, ITUNES);
  }

  private static Element itunes(String name, String text) {
    return itunes(name).setText(text);
  }

  private static Element podcast(String name) {
    return new Element(name, PODCAST);
  }

  private static Element podcast(String name, String text) {
    return podcast(name).setText(text);
  }
}
