package org.polyfeed.feed;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.polyfeed.article.Html;
import org.polyfeed.edition.Byline;
import org.polyfeed.edition.Topic;
import org.polyfeed.media.MediaKind;

/**
 * An entry with all that a feed says of it, ready to be written in any format.
 *
 * @param title plain text
 * @param locale a BCP 47 tag: of the article, not of the feed
 * @param summary plain text; may be empty
 * @param content safe markup with absolute URLs, where the site's feeds carry it
 * @param media its picture, and what can be heard or watched in it
 * @param translations the same story in other languages
 */
record FeedItem(
    String id,
    String url,
    String title,
    String locale,
    Instant published,
    Instant updated,
    List<Byline> authors,
    List<Topic> topics,
    String summary,
    Optional<Html> content,
    List<Enclosure> media,
    List<Alternate> translations) {

  FeedItem {
    authors = List.copyOf(authors);
    topics = List.copyOf(topics);
    media = List.copyOf(media);
    translations = List.copyOf(translations);
  }

  /** The same story in another language. */
  record Alternate(String hreflang, String url) {}

  /** The same with its whole text. */
  FeedItem with(Html text) {
    return new FeedItem(
        id,
        url,
        title,
        locale,
        published,
        updated,
        authors,
        topics,
        summary,
        Optional.of(text),
        media,
        translations);
  }

  /** The picture that stands for it. */
  Optional<Enclosure> picture() {
    return media.stream().filter(one -> one.kind() == MediaKind.IMAGE).findFirst();
  }

  /**
   * The most that it can weigh in any format, in bytes: what must be escaped counts as its longest
   * escape.
   */
  int weight() {
    return weightOfHead() + content.map(html -> escaped(html.markup())).orElse(0);
  }

  /** The same without its content. */
  int weightOfHead() {
    int weight = 1_500 + 2 * (id.length() + url.length()) + escaped(title) + escaped(summary);
    for (Byline author : authors) {
      weight += 200 + escaped(author.name());
    }
    for (Topic topic : topics) {
      weight += 100 + escaped(topic.name());
    }
    for (Enclosure one : media) {
      weight += weight(one);
    }
    for (Alternate translation : translations) {
      weight += 120 + translation.url().length();
    }
    return weight;
  }

  /** Whatever its facts are: planning does not read them. RSS has its URL in four places. */
  private static int weight(Enclosure one) {
    int weight = 1_000 + 4 * escaped(one.url()) + 2 * escaped(one.title()) + escaped(one.alt());
    for (Enclosure.Transcript transcript : one.transcripts()) {
      weight += 150 + escaped(transcript.url());
    }
    return weight + one.chapters().map(FeedItem::escaped).orElse(0);
  }

  private static int escaped(String text) {
    int bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (letter == '&') {
        // Summaries are escaped as HTML and then as XML.
        bytes += 9;
      } else if (letter == '<' || letter == '>' || letter == '"') {
        bytes += 6;
      } else if (letter == '\\' || letter == '\n' || letter == '\t') {
        // Two in JSON.
        bytes += 2;
      } else if (letter == '\r') {
        // A reference in XML.
        bytes += 5;
      } else if (Character.isSurrogate(letter)) {
        // JDOM writes pairs as references of up to nine characters.
        bytes += 5;
      } else {
        bytes += letter < 0x80 ? 1 : letter < 0x800 ? 2 : 3;
      }
    }
    return bytes;
  }
}
