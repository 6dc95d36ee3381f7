package org.polyfeed.importer;

import java.util.List;
import java.util.Optional;

/**
 * What importing did, or would do.
 *
 * @param feeds how many were read
 * @param folders of content how many were read
 * @param added the seeds that are new, as problems call them
 * @param changed the seeds that were written anew
 * @param known how many items seeds have already
 * @param behind how many of these have changed since, in seeds that are as they were imported
 * @param leading how many new items get other addresses, to which their own lead on
 * @param moving the URLs of new items that nothing will lead on from
 * @param site the file that says what the site is, if it was made
 * @param refused whether errors stood in the way, and nothing was written
 */
public record Imported(
    int feeds,
    int folders,
    List<String> added,
    List<String> changed,
    int known,
    int behind,
    int leading,
    List<String> moving,
    Optional<String> site,
    boolean refused) {

  public Imported {
    added = List.copyOf(added);
    changed = List.copyOf(changed);
    moving = List.copyOf(moving);
  }
}
