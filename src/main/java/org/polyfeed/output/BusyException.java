package org.polyfeed.output;

import java.io.IOException;

/** Another run is at work on a folder. */
public final class BusyException extends IOException {

  BusyException(String folder) {
    super("Another run is at work on " + folder + "; nothing was changed");
  }
}
