package org.polyfeed.media;

import java.util.Optional;
import org.polyfeed.seed.MediaFile;

/**
 * Where a file is that an article or the site shows or links to.
 *
 * @param src as written: a URL, or how a seed refers to a file beside it
 * @param file among the seeds, where it means one
 */
public record Source(String src, Optional<MediaFile> file) {}
