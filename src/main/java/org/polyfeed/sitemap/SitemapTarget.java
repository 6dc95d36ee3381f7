package org.polyfeed.sitemap;

import java.util.List;
import org.polyfeed.target.Fingerprint;
import org.polyfeed.target.OutputPath;
import org.polyfeed.target.Place;
import org.polyfeed.target.Target;

/**
 * Pages of an edition for search engines.
 *
 * @param urls at least one
 */
public record SitemapTarget(OutputPath path, Fingerprint fingerprint, List<Url> urls)
    implements Target {

  public SitemapTarget {
    urls = List.copyOf(urls);
  }

  @Override
  public Place place() {
    return Place.SITEMAP;
  }
}
