package org.polyfeed.page;

import java.util.Optional;
import org.polyfeed.edition.Edition;
import org.polyfeed.edition.Entry;
import org.polyfeed.edition.Section;

/** What a page is about, as data, before anything is rendered. */
public sealed interface Subject {

  /** The edition in whose language the page speaks. */
  Edition edition();

  /** The root of the site. */
  record Chooser(Edition edition) implements Subject {}

  /**
   * A page of an edition's list.
   *
   * @param number of the page in the list, from 1
   * @param pages how many the list fills
   */
  record Home(Edition edition, int number, int pages) implements Subject {}

  /** A page of the list of a topic or an author. */
  record Listed(Edition edition, Section section, int number, int pages) implements Subject {}

  /** All months of an edition. */
  record Archive(Edition edition) implements Subject {}

  /**
   * A page of a month's list.
   *
   * @param newer the next month that has entries
   * @param older the one before
   */
  record Month(
      Edition edition,
      org.polyfeed.edition.Month month,
      Optional<org.polyfeed.edition.Month> newer,
      Optional<org.polyfeed.edition.Month> older,
      int number,
      int pages)
      implements Subject {}

  /**
   * An article's page.
   *
   * @param newer the next one in time that is written in this language
   * @param older the one before
   */
  record Article(Edition edition, Entry entry, Optional<Entry> newer, Optional<Entry> older)
      implements Subject {}

  /** All feeds of an edition. */
  record Subscribe(Edition edition) implements Subject {}

  /** What a host shows where nothing is. */
  record NotFound(Edition edition) implements Subject {}

  /** What stands where an article was that is taken back. */
  record Withdrawn(Edition edition, Edition.Withdrawn article) implements Subject {}

  /** What stands at an old address. */
  record Redirect(Edition edition, Edition.Moved moved) implements Subject {}
}
