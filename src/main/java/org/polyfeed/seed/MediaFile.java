package org.polyfeed.seed;

/**
 * A file among the seeds that is no seed: a picture, a recording, anything that articles refer to.
 *
 * @param size in bytes
 * @param modified its time of modification, in nanoseconds since 1970: with the size, it tells
 *     whether the file has changed without reading it, and stands in nothing that is published
 */
public record MediaFile(SeedFile file, long size, long modified) {}
