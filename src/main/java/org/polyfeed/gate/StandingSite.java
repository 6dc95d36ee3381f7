package org.polyfeed.gate;

import java.io.IOException;
import java.util.Collection;
import java.util.Optional;
import org.polyfeed.target.OutputPath;

/** The site as it stands before a run. Safe to share between threads. */
public interface StandingSite {

  /** The files that Polyfeed once put there. */
  Collection<OutputPath> paths();

  /**
   * What one of these files holds; nothing where somebody has removed it.
   *
   * @throws IOException if the disk fails
   */
  Optional<byte[]> bytes(OutputPath path) throws IOException;

  /**
   * Whether a file is there that Polyfeed leaves alone: somebody else's, or one that it holds.
   *
   * @param path below the folder, in its own letters
   */
  boolean holdsFileOfOthers(String path);
}
