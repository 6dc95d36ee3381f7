package org.polyfeed.output;

import java.io.IOException;

/** The disk failed when the site was in place, and the next run will look at everything. */
public final class UnrememberedException extends IOException {

  private final IOException fault;

  public UnrememberedException(IOException fault) {
    super(fault);
    this.fault = fault;
  }

  /** What the disk said. */
  public IOException fault() {
    return fault;
  }
}
