package org.polyfeed.feed;

import org.polyfeed.site.FeedFormat;
import org.polyfeed.target.Fingerprint;
import org.polyfeed.target.OutputPath;
import org.polyfeed.target.Place;
import org.polyfeed.target.Target;

/** A feed in one format. */
public record FeedTarget(OutputPath path, Fingerprint fingerprint, FeedFormat format, Feed feed)
    implements Target {

  @Override
  public Place place() {
    return Place.FEED;
  }
}
