package org.polyfeed.output;

import org.polyfeed.target.Coding;
import org.polyfeed.target.OutputPath;

/**
 * What becomes of a compressed twin in a run.
 *
 * @param file of which it is the twin
 */
public record TwinFate(OutputPath file, Coding coding, State state) {

  /** How it stands once the run is over. */
  public enum State {
    /** As it was made before. */
    AS_LEFT,
    /** Made by this run. */
    WRITTEN,
    /** There is none, since it would save too little. */
    SPARED
  }
}
