package org.polyfeed.edition;

import org.polyfeed.site.Author;

/**
 * An author as one edition names them.
 *
 * @param slug their name in addresses, the same in every edition
 * @param name as the edition shows it
 * @param author as the article or {@code site.yaml} has them
 */
public record Byline(String slug, String name, Author author) {}
