package org.polyfeed.output;

import java.util.Set;
import org.polyfeed.target.OutputPath;

/**
 * What a run did to the output folder, in files.
 *
 * @param rendered how many had to be made again, to see whether they change
 * @param paths of those that were added, changed or removed
 */
public record Changes(
    int added, int changed, int removed, int unchanged, int rendered, Set<OutputPath> paths) {

  public Changes {
    paths = Set.copyOf(paths);
  }

  /** That everything is as it was. */
  public static Changes none(int files) {
    return new Changes(0, 0, 0, files, 0, Set.of());
  }

  /** How many files the site has. */
  public int files() {
    return added + changed + unchanged;
  }

  /** Whether the site is as it was before. */
  public boolean none() {
    return added + changed + removed == 0;
  }
}
