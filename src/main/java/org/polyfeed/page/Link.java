package org.polyfeed.page;

import org.polyfeed.edition.Address;

/**
 * A link to a page of the site.
 *
 * @param text in the page's own language
 * @param href where it leads
 */
public record Link(String text, Address href) {}
