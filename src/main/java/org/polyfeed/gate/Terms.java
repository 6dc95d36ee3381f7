package org.polyfeed.gate;

import java.net.URI;
import java.time.Instant;
import java.util.Set;

/**
 * By what a run is judged.
 *
 * @param address of the site, absolute, with a slash at its end
 * @param now the time of the run
 * @param acceptedShare how many of a feed's items may look new to its subscribers though they are
 *     not, in percent, from 0 to 100
 * @param acceptNew whether somebody has seen what subscribers will see, and wants it
 * @param ended ids of articles that were taken back or are over: that they go is no loss
 */
public record Terms(
    URI address, Instant now, int acceptedShare, boolean acceptNew, Set<String> ended) {

  public Terms {
    ended = Set.copyOf(ended);
    if (acceptedShare < 0 || acceptedShare > 100) {
      throw new IllegalArgumentException("no share in percent: " + acceptedShare);
    }
  }
}
