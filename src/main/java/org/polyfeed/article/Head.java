package org.polyfeed.article;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.polyfeed.problem.Problem;
import org.polyfeed.seed.MediaFile;
import org.polyfeed.seed.SeedFile;

/**
 * What was read of a seed.
 *
 * @param article nothing where the seed cannot be understood
 * @param problems what is wrong with the seed
 * @param asked the files beside it that it refers to, and which were found
 * @param settings files beside it whose settings hold for it, with what those refer to
 */
record Head(
    Optional<Article> article,
    List<Problem> problems,
    Map<String, Optional<MediaFile>> asked,
    Map<SeedFile, String> settings) {}
