package org.polyfeed;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.polyfeed.article.Article;
import org.polyfeed.media.MediaReader;
import org.polyfeed.problem.Problems;

/**
 * How a site is shown to those who write it, in run after run. It remembers when texts were first
 * seen that the ledger does not know yet, so that a run does not date anew what stays as it is.
 *
 * <p>Not safe to share between threads.
 */
public final class Preview {

  /** Later than all that an article may wait for. */
  private static final Instant LAST = Instant.parse("9999-12-01T00:00:00Z");

  private final Path published;
  private final boolean drafts;
  private final boolean future;
  private final Map<String, Instant> noticed = new HashMap<>();
  private MediaReader media = new MediaReader(new Problems());
  private boolean shown;

  /**
   * @param published the output folder that others see
   * @param drafts whether these are shown
   * @param future whether what waits for its time is shown, with the dates that it will have
   */
  public Preview(Path published, boolean drafts, boolean future) {
    this.published = published;
    this.drafts = drafts;
    this.future = future;
  }

  Path published() {
    return published;
  }

  /** Whether no run has shown anything yet: until one does, nobody knows where the site is. */
  boolean isNew() {
    return !shown;
  }

  /** That a run has shown the site. */
  void show() {
    shown = true;
  }

  /** Whether an article is shown besides those that are public. */
  boolean shows(Article article, Instant now) {
    return (drafts || !article.draft())
        && (future || !article.isAhead(now))
        && article.withdrawn().isEmpty()
        && !article.isOver(now);
  }

  /** The latest time at which anything that is shown may be dated. */
  Instant latest(Instant now) {
    return future ? LAST : now;
  }

  /** When a text was first seen, which is now where it was not. */
  Instant noticed(Article article, Instant now) {
    String text = article.story() + "/" + article.locale() + " " + article.hash().value();
    return noticed.computeIfAbsent(text, first -> now);
  }

  /** What reads media, each file once as long as it stays as it is. */
  MediaReader media(Problems problems) {
    media = media.next(problems);
    return media;
  }

  /** What it shows. */
  @Override
  public String toString() {
    return "preview" + (drafts ? " of drafts" : "") + (future ? " of the future" : "");
  }
}
