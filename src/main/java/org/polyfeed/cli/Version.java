package org.polyfeed.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version of the program, as its jar says. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {"polyfeed " + number()};
  }

  static String number() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
        .orElse("unpackaged");
  }
}
