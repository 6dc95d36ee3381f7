package org.polyfeed.article;

import java.util.Optional;
import org.polyfeed.locale.LocaleFormat;
import org.polyfeed.problem.Problems;

/**
 * The body of a seed, about to be read.
 *
 * @param file what problems call it
 * @param line where the body begins in it, from 1
 * @param title from the front matter, if it has one: then the body begins without one
 * @param links what becomes of the URLs in it
 */
record BodySource(
    String text,
    String file,
    int line,
    Optional<String> title,
    LocaleFormat format,
    Links links,
    Problems problems) {

  /** Says what was done to the body. */
  void note(String message) {
    problems.note(file, line, message);
  }
}
