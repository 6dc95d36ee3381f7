package org.polyfeed.article;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What the body of a seed gave, whatever it is written in.
 *
 * @param title the first line or heading, if it was not in the front matter
 * @param byline the name of its author, where the text has a line for it
 * @param dated the day, where the text has a line for it
 * @param dateline the place from which it reports, or empty; taken out of the text
 * @param lead the first paragraph as plain text, or empty
 * @param html the rest, safe, with absolute URLs
 */
record Draft(
    Optional<String> title,
    Optional<String> byline,
    Optional<LocalDate> dated,
    String dateline,
    String lead,
    Html html) {}
