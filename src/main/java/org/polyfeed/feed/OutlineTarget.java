package org.polyfeed.feed;

import java.util.List;
import org.polyfeed.target.Fingerprint;
import org.polyfeed.target.OutputPath;
import org.polyfeed.target.Place;
import org.polyfeed.target.Target;

/**
 * A list of feeds that readers can subscribe to all at once (OPML 2.0).
 *
 * @param title plain text
 * @param outlines at least one
 */
public record OutlineTarget(OutputPath path, String title, List<Outline> outlines)
    implements Target {

  public OutlineTarget {
    outlines = List.copyOf(outlines);
  }

  /**
   * A feed, or a group of outlines.
   *
   * @param text what people read
   * @param locale a BCP 47 tag
   * @param feed its URL, or empty for a group
   * @param home the URL of the page that it syndicates, or empty for a group
   * @param below of a group
   */
  record Outline(String text, String locale, String feed, String home, List<Outline> below) {

    Outline {
      below = List.copyOf(below);
    }
  }

  @Override
  public Fingerprint fingerprint() {
    return Fingerprint.of("outline").with(title).with(outlines.toString()).done();
  }

  @Override
  public Place place() {
    return Place.FEED;
  }
}
