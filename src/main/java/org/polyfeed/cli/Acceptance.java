package org.polyfeed.cli;

import org.polyfeed.Polyfeed;
import picocli.CommandLine.Option;

/** What somebody accepts who has read why a run was refused. */
final class Acceptance {

  @Option(
      names = "--accept-new",
      description =
          "Go on though subscribers will see old items as new, or lose a feed; without it, such a"
              + " run is refused.")
  private boolean acceptNew;

  Polyfeed of(Polyfeed polyfeed) {
    return acceptNew ? polyfeed.acceptingNew() : polyfeed;
  }
}
