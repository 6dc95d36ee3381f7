package org.polyfeed.content;

import java.time.OffsetDateTime;
import java.util.Optional;
import org.polyfeed.seed.SeedFile;

/**
 * A page of Hugo.
 *
 * @param key its name below the content of its language, without language and extension; of a
 *     bundle the folder
 * @param isBundle whether it has a folder for itself
 * @param path at which it stands, in its own letters
 */
record HugoPage(
    SeedFile file,
    Matter matter,
    HugoConfig.Language language,
    String key,
    boolean isBundle,
    Optional<OffsetDateTime> date,
    String path) {

  /** As its front matter has it. */
  String title() {
    return matter.params().text("title").orElse("");
  }
}
