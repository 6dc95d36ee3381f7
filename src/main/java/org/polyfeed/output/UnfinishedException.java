package org.polyfeed.output;

import java.io.IOException;

/** The disk failed while files were put in place: some are new, the others old, each whole. */
public final class UnfinishedException extends IOException {

  private final IOException fault;

  UnfinishedException(IOException fault) {
    super(fault);
    this.fault = fault;
  }

  /** What the disk said. */
  public IOException fault() {
    return fault;
  }
}
