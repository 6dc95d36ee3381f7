package org.polyfeed.media;

import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.polyfeed.problem.Problems;
import org.polyfeed.seed.MediaFile;
import org.polyfeed.target.MediaTypes;

/**
 * Reads what the headers of files among the seeds say, of each file once and only when something
 * shows it. Safe to share between threads.
 */
public final class MediaReader {

  private static final int LEAST_ARTWORK = 1_400;

  private static final int MOST_ARTWORK = 3_000;

  private static final Set<String> ARTWORK = Set.of("image/jpeg", "image/png");

  private final Problems problems;
  private final Map<MediaFile, Read> known;

  public MediaReader(Problems problems) {
    this(problems, new ConcurrentHashMap<>());
  }

  private MediaReader(Problems problems, Map<MediaFile, Read> known) {
    this.problems = problems;
    this.known = known;
  }

  /**
   * What was read of a file.
   *
   * @param odd what is wrong with it, if anything is
   */
  private record Read(Facts facts, Optional<String> odd) {}

  /** Another, for another run, that does not read again what this one has. */
  public MediaReader next(Problems itsProblems) {
    return new MediaReader(itsProblems, known);
  }

  /**
   * What a file says of itself, and its name where it does not. That its bytes are not what its
   * name says is a warning.
   */
  public Facts facts(MediaFile media) {
    Read read = known.computeIfAbsent(media, MediaReader::read);
    read.odd().ifPresent(odd -> problems.warning(media.file().shown(), 0, odd));
    return read.facts();
  }

  /** Whether a file can be read; an error where not. What is odd about it becomes a warning. */
  public boolean isReadable(MediaFile media) {
    if (!Files.isReadable(media.file().path())) {
      problems.error(media.file().shown(), 0, "cannot be read; give the right to read it");
      return false;
    }
    facts(media);
    return true;
  }

  /** Warns of what Apple's directory refuses as the picture of a podcast. */
  public void checkArtwork(MediaFile media) {
    Facts facts = facts(media);
    int width = facts.width().orElse(0);
    boolean fits =
        width >= LEAST_ARTWORK
            && width <= MOST_ARTWORK
            && facts.width().equals(facts.height())
            && facts.type().filter(ARTWORK::contains).isPresent();
    if (!fits && width > 0) {
      problems.warning(
          media.file().shown(),
          0,
          "directories of podcasts want a square of 1400 to 3000 pixels in JPEG or PNG, and it is "
              + width
              + " by "
              + facts.height().orElse(0)
              + facts.type().map(type -> " in " + type).orElse(""));
    }
  }

  private static Read read(MediaFile media) {
    Facts length =
        new Facts(
            Optional.empty(),
            Optional.of(media.size()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    Optional<String> named = MediaTypes.of(media.file().name());
    if (named.flatMap(MediaKind::of).isEmpty()) {
      return new Read(
          named.map(type -> length.or(Facts.ofType(type))).orElse(length), Optional.empty());
    }
    Header header = Header.read(media.file().path());
    if (header.isOf(named.get())) {
      return new Read(length.or(Facts.ofType(named.get())).or(header.facts()), Optional.empty());
    }
    return new Read(
        length.or(header.facts()).or(Facts.ofType(named.get())),
        Optional.of(odd(media, named.get(), header)));
  }

  private static String odd(MediaFile media, String named, Header header) {
    String is =
        media.size() == 0
            ? "it is empty"
            : header
                .facts()
                .type()
                .map(type -> "its name says " + named + ", and its bytes are " + type)
                .orElse("its bytes are no " + named);
    String cure = header.facts().type().isPresent() ? "; rename it" : "; put the right file here";
    return is + cure;
  }
}
