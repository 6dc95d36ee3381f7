package org.polyfeed.page;

import org.polyfeed.edition.Address;

/** A link to a page of the site whose text is in the page's own language. */
public record Link(String text, Address href) {}
