package org.polyfeed.page;

import java.util.List;
import org.polyfeed.edition.Address;

/**
 * Where a page stands in a list that fills several. Page 1 has the newest.
 *
 * @param number of this page, from 1
 * @param pages how many there are
 * @param newer the page before it; empty on the first, else one address
 * @param older the page after it; empty on the last, else one address
 */
public record Pager(int number, int pages, List<Address> newer, List<Address> older) {

  public Pager {
    newer = List.copyOf(newer);
    older = List.copyOf(older);
  }
}
