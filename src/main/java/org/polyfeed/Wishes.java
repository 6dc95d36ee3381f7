package org.polyfeed;

import java.util.List;
import java.util.Optional;
import org.polyfeed.progress.Progress;

/**
 * What those want of a run who start it.
 *
 * @param acceptNew whether it may be that much looks new to subscribers
 * @param rehash whether every source is read, even if its size and time say that it is as before
 * @param keepGoing whether articles with errors keep their last good version
 * @param asked of which files the run is to say why it does with them what it does
 * @param progress is told how far the run has come
 * @param preview how the site is shown to those who write it, where it is not published
 */
record Wishes(
    boolean acceptNew,
    boolean rehash,
    boolean keepGoing,
    List<String> asked,
    Progress progress,
    Optional<Preview> preview) {

  Wishes {
    asked = List.copyOf(asked);
  }

  /** Of a run as it is started by cron. */
  static Wishes none() {
    return new Wishes(false, false, false, List.of(), new Progress(), Optional.empty());
  }

  Wishes withAcceptNew() {
    return new Wishes(true, rehash, keepGoing, asked, progress, preview);
  }

  Wishes withRehash() {
    return new Wishes(acceptNew, true, keepGoing, asked, progress, preview);
  }

  Wishes withKeepGoing() {
    return new Wishes(acceptNew, rehash, true, asked, progress, preview);
  }

  Wishes withAsked(List<String> files) {
    return new Wishes(acceptNew, rehash, keepGoing, files, progress, preview);
  }

  Wishes withProgress(Progress told) {
    return new Wishes(acceptNew, rehash, keepGoing, asked, told, preview);
  }

  Wishes withPreview(Preview shown) {
    return new Wishes(acceptNew, rehash, keepGoing, asked, progress, Optional.of(shown));
  }
}
