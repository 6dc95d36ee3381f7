package org.polyfeed.translation;

import java.util.List;
import java.util.Optional;
import org.polyfeed.locale.LocaleTag;

/**
 * Which translations are meant.
 *
 * @param from the locale of what is translated; nothing where it is what status goes by
 * @param missing whether those that nobody has made
 * @param outdated whether those whose source has changed since
 * @param stories their names or the paths of their seeds; empty for all
 */
public record Selection(
    LocaleTag to,
    Optional<LocaleTag> from,
    boolean missing,
    boolean outdated,
    List<String> stories) {

  public Selection {
    stories = List.copyOf(stories);
  }

  /** Who names stories means them however they stand. */
  boolean takes(Desk.State state) {
    boolean all = !missing && !outdated;
    return switch (state) {
      case MISSING -> missing || all;
      case OUTDATED -> outdated || all;
      case CURRENT -> all && !stories.isEmpty();
      case CONVERTED -> all && !stories.isEmpty();
    };
  }
}
