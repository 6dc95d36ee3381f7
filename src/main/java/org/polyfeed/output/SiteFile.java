package org.polyfeed.output;

import java.nio.file.Path;
import org.polyfeed.target.OutputPath;
import org.polyfeed.target.Place;

/**
 * A file of a site that is there whole.
 *
 * @param place when it comes among the others, wherever they are carried to
 * @param file where it is on this machine
 * @param size in bytes
 * @param hash of its bytes: 32 hexadecimal digits, the first half of a SHA-256
 */
public record SiteFile(OutputPath path, Place place, Path file, long size, String hash) {}
