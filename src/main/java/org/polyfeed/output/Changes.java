package org.polyfeed.output;

/**
 * What a run did to the output folder, in files.
 *
 * @param rendered how many had to be made again, to see whether they change
 * @param twins how many compressed twins of files were written or removed; they count as no files
 */
public record Changes(int added, int changed, int removed, int unchanged, int rendered, int twins) {

  /** How many files the site has. */
  public int files() {
    return added + changed + unchanged;
  }

  /** Whether the site is as it was before. */
  public boolean none() {
    return added + changed + removed + twins == 0;
  }
}
