package org.polyfeed.page;

import java.util.Optional;
import org.polyfeed.edition.Address;
import org.polyfeed.target.Fingerprint;
import org.polyfeed.target.OutputPath;
import org.polyfeed.target.Place;
import org.polyfeed.target.Target;

/** A page of the site. */
public record PageTarget(
    OutputPath path, Fingerprint fingerprint, Place place, Address address, Subject subject)
    implements Target {

  @Override
  public Optional<String> seed() {
    return subject instanceof Subject.Article one
        ? Optional.of(one.entry().article().shown())
        : Optional.empty();
  }
}
