package org.polyfeed.site;

import java.net.URI;
import java.util.Optional;

/** Who wrote an article. */
public record Author(LocalizedText name, Optional<String> email, Optional<URI> url) {

  /** Somebody of whom only the name is known, written alike in all locales. */
  public static Author named(String name) {
    return new Author(LocalizedText.same(name), Optional.empty(), Optional.empty());
  }
}
