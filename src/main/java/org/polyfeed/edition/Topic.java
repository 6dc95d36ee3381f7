package org.polyfeed.edition;

/**
 * What entries are grouped by.
 *
 * @param slug its name in addresses, the same in every edition
 * @param name as one edition shows it
 */
public record Topic(String slug, String name) {}
