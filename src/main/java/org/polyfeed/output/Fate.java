package org.polyfeed.output;

/**
 * What becomes of a file of the site in a run, and why.
 *
 * @param written whether it is put in place, as new or with other bytes
 */
public record Fate(Reason reason, boolean written) {

  /** Why a file is rendered, or why not. */
  public enum Reason {
    /** Nothing that it shows has changed, and the file is as it was left. */
    AS_LEFT,
    /** It was never made before. */
    NEW,
    /** The file stands there, and nothing is known of how it was made. */
    FORGOTTEN,
    /** Somebody has changed or removed the file. */
    TOUCHED,
    /** What it shows has changed. */
    CHANGED,
    /** The site has no such file any more. */
    REMOVED,
    /** It stays as it stands, since its article cannot be read. */
    HELD
  }
}
