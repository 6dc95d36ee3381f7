package org.polyfeed.publish;

import java.util.List;
import java.util.Set;
import org.polyfeed.output.SiteFile;
import org.polyfeed.target.OutputPath;

/**
 * What one destination was sent, or would be.
 *
 * @param destination its name
 * @param carried files in the order in which they went
 * @param removed files that the site no longer has
 * @param interruptions how often the connection was lost meanwhile
 * @param news all that differs from when publishing last came to its end, what an earlier try had
 *     carried included
 */
public record Sent(
    String destination,
    List<SiteFile> carried,
    List<OutputPath> removed,
    int interruptions,
    Set<OutputPath> news) {

  public Sent {
    carried = List.copyOf(carried);
    removed = List.copyOf(removed);
    news = Set.copyOf(news);
  }

  /** Of what was carried, in bytes. */
  public long bytes() {
    return carried.stream().mapToLong(SiteFile::size).sum();
  }

  /** Whether all was there already. */
  public boolean none() {
    return carried.isEmpty() && removed.isEmpty();
  }
}
