package org.polyfeed.edition;

import java.util.List;

/**
 * What was in an edition's feed before, as an archive document holds it (RFC 5005 section 4).
 *
 * @param number from 1, the oldest; that of a volume of which nothing is left is not given again
 * @param entries at least one, newest first
 */
public record Volume(int number, List<Entry> entries) {

  public Volume {
    entries = List.copyOf(entries);
  }
}
