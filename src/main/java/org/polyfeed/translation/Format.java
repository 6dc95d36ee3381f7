package org.polyfeed.translation;

import java.time.Instant;

/** In what stories go to translators. */
public enum Format {
  /** XLIFF 2.1. */
  XLIFF2("xlf"),
  /** XLIFF 1.2. */
  XLIFF1("xlf"),
  /** GNU gettext's. */
  PO("po");

  private final String extension;

  Format(String extension) {
    this.extension = extension;
  }

  String extension() {
    return extension;
  }

  String text(Work work, Instant now) {
    return switch (this) {
      case XLIFF2 -> Xliff2.of(work);
      case XLIFF1 -> Xliff1.of(work);
      case PO -> Po.of(work, now);
    };
  }
}
