package org.polyfeed.article;

import java.net.URI;
import java.util.Optional;
import org.polyfeed.locale.LocaleFormat;
import org.polyfeed.problem.Problems;

/**
 * The body of a seed, about to be read.
 *
 * @param file what problems call it
 * @param line where the body begins in it, from 1
 * @param title from the front matter, if it has one: then the body begins without one
 * @param base against which relative URLs are resolved: the article's own
 */
record BodySource(
    String text,
    String file,
    int line,
    Optional<String> title,
    LocaleFormat format,
    URI base,
    Problems problems) {}
