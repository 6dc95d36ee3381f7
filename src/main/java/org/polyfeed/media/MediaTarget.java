package org.polyfeed.media;

import org.polyfeed.seed.MediaFile;
import org.polyfeed.target.Fingerprint;
import org.polyfeed.target.OutputPath;
import org.polyfeed.target.Place;
import org.polyfeed.target.Target;

/** A file among the seeds that is carried to the site as it is. */
public record MediaTarget(OutputPath path, MediaFile media) implements Target {

  @Override
  public Fingerprint fingerprint() {
    return Fingerprint.of("media").with(media.size()).with(media.modified()).done();
  }

  @Override
  public Place place() {
    return Place.ASSET;
  }
}
