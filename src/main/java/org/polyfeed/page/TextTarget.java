package org.polyfeed.page;

import org.polyfeed.target.Fingerprint;
import org.polyfeed.target.OutputPath;
import org.polyfeed.target.Place;
import org.polyfeed.target.Target;

/** A file whose text is known before anything is rendered. */
public record TextTarget(OutputPath path, Place place, String text) implements Target {

  @Override
  public Fingerprint fingerprint() {
    return Fingerprint.of("text").with(text).done();
  }
}
