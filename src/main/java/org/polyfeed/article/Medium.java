package org.polyfeed.article;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.media.Facts;
import org.polyfeed.media.MediaKind;
import org.polyfeed.media.Source;
import org.polyfeed.seed.MediaFile;

/**
 * A picture or recording of an article.
 *
 * @param alt what a picture shows, for those who cannot see it; empty where it only adorns, nothing
 *     where its author does not say
 * @param title plain text, or empty
 * @param declared what its author says of the file
 * @param transcripts what is said in a recording
 * @param captions the same, timed, to be shown over a film
 * @param chapters of a recording, in the JSON of Podcasting 2.0
 * @param inBody whether it was found in the text, which shows it already
 */
public record Medium(
    MediaKind kind,
    Source source,
    Optional<String> alt,
    String title,
    Facts declared,
    List<Text> transcripts,
    List<Text> captions,
    Optional<Source> chapters,
    Episode episode,
    boolean inBody) {

  public Medium {
    transcripts = List.copyOf(transcripts);
    captions = List.copyOf(captions);
  }

  /**
   * What is said in a recording, in a file of its own.
   *
   * @param locale its language; nothing where it is the article's
   */
  public record Text(Optional<LocaleTag> locale, Source source) {}

  static Medium inBody(MediaKind kind, Source source, Optional<String> alt) {
    return new Medium(
        kind,
        source,
        alt,
        "",
        Facts.NONE,
        List.of(),
        List.of(),
        Optional.empty(),
        Episode.NONE,
        true);
  }

  Medium with(Optional<String> otherAlt, String otherTitle) {
    return with(otherAlt, otherTitle, transcripts, captions);
  }

  Medium with(
      Optional<String> otherAlt,
      String otherTitle,
      List<Text> otherTranscripts,
      List<Text> otherCaptions) {
    return new Medium(
        kind,
        source,
        otherAlt,
        otherTitle,
        declared,
        otherTranscripts,
        otherCaptions,
        chapters,
        episode,
        inBody);
  }

  /** Whether both are the same file or URL. */
  boolean isSameAs(Medium other) {
    return source.file().isPresent()
        ? source.file().equals(other.source.file())
        : source.src().equals(other.source.src());
  }

  /** The files among the seeds that belong to it. */
  Stream<MediaFile> files() {
    return Stream.of(
            Stream.of(source),
            transcripts.stream().map(Text::source),
            captions.stream().map(Text::source),
            chapters.stream())
        .flatMap(sources -> sources)
        .flatMap(one -> one.file().stream());
  }
}
