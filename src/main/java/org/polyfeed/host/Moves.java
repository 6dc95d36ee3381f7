package org.polyfeed.host;

import java.util.List;
import org.polyfeed.edition.Address;

/**
 * What hosts are to answer at addresses at which articles once stood.
 *
 * @param moved in order of the old address
 * @param gone where articles were taken back, in order
 */
record Moves(List<Move> moved, List<Address> gone) {

  Moves {
    moved = List.copyOf(moved);
    gone = List.copyOf(gone);
  }

  /** An old address and the one that it leads to. */
  record Move(Address from, Address to) {}
}
