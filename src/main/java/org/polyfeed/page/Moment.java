package org.polyfeed.page;

/**
 * A date as templates see it.
 *
 * @param iso for {@code datetime} attributes: RFC 3339, with the offset of the site's zone
 * @param text in the language, calendar and digits of the page
 */
public record Moment(String iso, String text) {}
