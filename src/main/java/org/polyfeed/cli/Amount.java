package org.polyfeed.cli;

/** Amounts as people read them. */
final class Amount {

  private static final long KILO = 1_000;

  private static final String UNITS = "kMGT";

  private Amount() {}

  /** Such as {@code 980 B}, {@code 1.2 MB}; of 1000 bytes a kilobyte. */
  static String bytes(long number) {
    if (number < KILO) {
      return number + " B";
    }
    long tenths = number * 10;
    int unit = -1;
    while (tenths >= 10 * KILO && unit < UNITS.length() - 1) {
      tenths /= KILO;
      unit++;
    }
    return tenths / 10 + "." + tenths % 10 + " " + UNITS.charAt(unit) + "B";
  }
}
