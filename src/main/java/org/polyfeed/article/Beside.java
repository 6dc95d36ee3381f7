package org.polyfeed.article;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.polyfeed.media.Source;
import org.polyfeed.problem.Problems;
import org.polyfeed.seed.MediaFile;
import org.polyfeed.seed.MediaFolder;
import org.polyfeed.seed.SeedFile;

/**
 * The files beside a seed, as its text refers to them.
 *
 * @param seed what the seed is called below the folder of seeds
 * @param shown what problems call it
 * @param text in which references stand
 * @param line where the text begins in the seed, from 1
 * @param urls of files that are carried to the site
 * @param asked what was looked for, and what was found
 */
record Beside(
    MediaFolder folder,
    String seed,
    String shown,
    String text,
    int line,
    Function<MediaFile, String> urls,
    Map<String, Optional<MediaFile>> asked,
    Problems problems) {

  static Beside nothing() {
    MediaFolder empty = new MediaFolder("", List.of());
    return new Beside(empty, "", "", "", 0, file -> "", new HashMap<>(), new Problems());
  }

  /** Of settings, which stand on lines of their own. */
  static Beside of(
      SeedFile file,
      MediaFolder folder,
      Map<String, Optional<MediaFile>> asked,
      Problems problems) {
    return new Beside(folder, file.name(), file.shown(), "", 0, any -> "", asked, problems);
  }

  Optional<MediaFolder.Found> find(String reference) {
    Optional<MediaFolder.Found> found = folder.find(seed, reference);
    if (MediaFolder.isBeside(reference)) {
      asked.put(reference, found.map(MediaFolder.Found::file));
    }
    return found;
  }

  Source source(String reference) {
    return new Source(reference, find(reference).map(MediaFolder.Found::file));
  }

  String url(MediaFile file) {
    return urls.apply(file);
  }

  /** What is wrong with a reference to a file that is not there. */
  String fault(String reference) {
    return folder.fault(seed, reference);
  }

  /** That a reference means a file that is not there. */
  void warn(String reference) {
    if (MediaFolder.isBeside(reference)) {
      int at = text.indexOf(reference.strip());
      int before = (int) text.substring(0, Math.max(at, 0)).chars().filter(c -> c == '\n').count();
      problems.warning(shown, at < 0 ? 0 : line + before, fault(reference));
    }
  }
}
