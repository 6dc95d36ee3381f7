package org.polyfeed.output;

/**
 * What a run did to the output folder, in files.
 *
 * @param rendered how many had to be made again, to see whether they change
 */
public record Changes(int added, int changed, int removed, int unchanged, int rendered) {

  /** How many files the site has. */
  public int files() {
    return added + changed + unchanged;
  }

  /** Whether the site is as it was before. */
  public boolean none() {
    return added + changed + removed == 0;
  }
}
