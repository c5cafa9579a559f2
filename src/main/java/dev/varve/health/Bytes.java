package dev.varve.health;

import java.util.Locale;

/** Sizes for people. */
final class Bytes {

  private static final String[] UNITS = {"kB", "MB", "GB", "TB"};

  private Bytes() {}

  /** In decimal units with one digit: {@code 1.5 GB}. */
  static String text(long bytes) {
    if (bytes < 1_000) {
      return bytes + " B";
    }
    double value = bytes / 1_000.0;
    int unit = 0;
    while (value >= 1_000 && unit < UNITS.length - 1) {
      value /= 1_000;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
  }
}
