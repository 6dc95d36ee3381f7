package org.polyfeed.page;

import org.polyfeed.edition.Address;

/**
 * A link to a page of the site in another language.
 *
 * @param text in that language: its name, or a title
 * @param href where it leads
 * @param language of the page to which it leads
 * @param current whether it is the page that shows the link
 */
public record Translation(String text, Address href, Language language, boolean current) {}
