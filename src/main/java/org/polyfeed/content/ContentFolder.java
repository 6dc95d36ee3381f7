package org.polyfeed.content;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.polyfeed.problem.Problems;

/** A folder that another program makes a site of: Hugo, Jekyll or Zola. */
public final class ContentFolder {

  /** Folders inside a site that people name instead of it. */
  private static final Set<String> PARTS = Set.of("content", "_posts", "_drafts");

  private enum Kind {
    HUGO,
    JEKYLL,
    ZOLA
  }

  private final ContentFiles files;
  private final Kind kind;
  private final Problems problems;

  private ContentFolder(ContentFiles files, Kind kind, Problems problems) {
    this.files = files;
    this.kind = kind;
    this.problems = problems;
  }

  /**
   * The folder, if it is one, or the one that it is the content of.
   *
   * @param shown what problems call it
   * @throws IOException if the disk fails
   */
  public static Optional<ContentFolder> at(Path folder, String shown, Problems problems)
      throws IOException {
    Optional<ContentFolder> itself = of(folder, shown, problems);
    Path name = folder.toAbsolutePath().normalize().getFileName();
    if (itself.isPresent() || name == null || !PARTS.contains(name.toString())) {
      return itself;
    }
    Path above = folder.resolve("..");
    return of(above, shown + "/..", problems);
  }

  private static Optional<ContentFolder> of(Path folder, String shown, Problems problems)
      throws IOException {
    ContentFiles files = new ContentFiles(folder, shown, problems);
    return kind(files).map(kind -> new ContentFolder(files, kind, problems));
  }

  private static Optional<Kind> kind(ContentFiles files) {
    if (files.hasFolder("content") && Zola.isIn(files)) {
      return Optional.of(Kind.ZOLA);
    }
    if (Jekyll.isIn(files)) {
      return Optional.of(Kind.JEKYLL);
    }
    return HugoConfig.isIn(files) && files.hasFolder("content")
        ? Optional.of(Kind.HUGO)
        : Optional.empty();
  }

  /**
   * What it holds, language by language.
   *
   * @param withPages whether pages that are in no feed become articles, too
   * @param zone of times that name none, where the program goes by that of its machine
   * @param now the time to go by
   */
  public List<Content> read(boolean withPages, ZoneId zone, Instant now) {
    return switch (kind) {
      case HUGO -> new Hugo(files, withPages, now, problems).read();
      case JEKYLL -> new Jekyll(files, zone, problems).read();
      case ZOLA -> new Zola(files, withPages, problems).read();
    };
  }
}
