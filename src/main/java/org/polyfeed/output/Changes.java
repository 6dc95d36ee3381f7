package org.polyfeed.output;

import java.util.Set;
import org.polyfeed.target.OutputPath;

/**
 * What a run did to the output folder, in files.
 *
 * @param rendered how many had to be made again, to see whether they change
 * @param twins how many compressed twins of files were written or removed; they count as no files
 * @param paths of files and twins that were added, changed or removed
 */
public record Changes(
    int added,
    int changed,
    int removed,
    int unchanged,
    int rendered,
    int twins,
    Set<OutputPath> paths) {

  public Changes {
    paths = Set.copyOf(paths);
  }

  /** That everything is as it was. */
  public static Changes none(int files) {
    return new Changes(0, 0, 0, files, 0, 0, Set.of());
  }

  /** How many files the site has. */
  public int files() {
    return added + changed + unchanged;
  }

  /** Whether the site is as it was before. */
  public boolean none() {
    return added + changed + removed + twins == 0;
  }
}
