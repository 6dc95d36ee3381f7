package org.polyfeed.page;

import org.polyfeed.target.Fingerprint;
import org.polyfeed.target.OutputPath;
import org.polyfeed.target.Place;
import org.polyfeed.target.Target;

/**
 * A file of the theme, copied as it is.
 *
 * @param name below the theme's {@code assets/}
 */
public record AssetTarget(OutputPath path, Fingerprint fingerprint, String name) implements Target {

  @Override
  public Place place() {
    return Place.ASSET;
  }
}
