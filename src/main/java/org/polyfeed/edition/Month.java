package org.polyfeed.edition;

import java.time.LocalDate;
import java.util.List;

/**
 * The entries of one month of an edition's calendar.
 *
 * @param first day of the month
 * @param entries newest first, in whichever language
 */
public record Month(LocalDate first, List<Entry> entries) {

  public Month {
    entries = List.copyOf(entries);
  }
}
