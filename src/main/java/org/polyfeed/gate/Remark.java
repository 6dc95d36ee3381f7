package org.polyfeed.gate;

/**
 * What there is to say of a file for as long as it stays as it is. A link that leads to a file of
 * the site is one too: that file may go.
 *
 * @param about what problems call what is odd
 * @param link that the file holds, from the site's folder on where it leads to a file; or empty
 * @param what is odd about it
 */
public record Remark(String about, String link, String what) {}
