package org.polyfeed.feed;

import java.util.List;
import java.util.Optional;
import org.polyfeed.article.Episode;
import org.polyfeed.media.Facts;
import org.polyfeed.media.MediaKind;

/**
 * A picture or recording that goes with an entry.
 *
 * @param title plain text, or empty
 * @param alt what a picture shows, or empty
 * @param facts as far as they are known
 * @param transcripts of a recording
 * @param chapters the URL of its chapters in JSON
 */
record Enclosure(
    MediaKind kind,
    String url,
    String title,
    String alt,
    Facts facts,
    List<Transcript> transcripts,
    Optional<String> chapters,
    Episode episode) {

  Enclosure {
    transcripts = List.copyOf(transcripts);
  }

  /**
   * What is said in a recording.
   *
   * @param type its media type
   * @param locale a BCP 47 tag
   */
  record Transcript(String url, String type, String locale) {}

  /** How long it plays, in whole seconds. */
  Optional<Long> seconds() {
    return facts.duration().map(duration -> duration.plusMillis(500).toSeconds());
  }
}
