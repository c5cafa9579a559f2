package dev.varve.observer.rules.output;

/** A number and its unit, such as {@code 1.5 s} or {@code 12%}. */
final class Measure {

  private static final String[] UNITS = {
    "ns", "µs", "us", "ms", "s", "sec", "secs", "seconds", "min", "kB", "KB", "KiB", "MB", "MiB", "GB", "GiB", "bytes", "%",
    "x", "ops/s", "req/s", "rows/s", "ops/sec", "requests/sec", "MB/s", "ns/op", "B/op", "allocs/op"
  };

  private Measure() {}

  /** Whether a line has one. No pattern, because nearly all of its attempts would be given up at the first letter. */
  static boolean isIn(String line) {
    int last = line.length() - 1;
    for (int i = 0; i < last; i++) {
      if (isDigit(line.charAt(i)) && isUnit(line, unitStart(line, i + 1))) {
        return true;
      }
    }
    return false;
  }

  /** Behind the decimals and one space, where there are any. */
  private static int unitStart(String line, int digitEnd) {
    int at = digitEnd;
    char c = line.charAt(at);
    if (c == '.' || c == ',') {
      int end = at + 1;
      while (end < line.length() && isDigit(line.charAt(end))) {
        end++;
      }
      at = end > at + 1 ? end : at;
    }
    return at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t') ? at + 1 : at;
  }

  private static boolean isUnit(String line, int at) {
    if (at >= line.length() || !Character.isLetter(line.charAt(at)) && line.charAt(at) != '%') {
      return false;
    }
    for (String unit : UNITS) {
      if (line.startsWith(unit, at) && !goesOn(line, at + unit.length())) {
        return true;
      }
    }
    return false;
  }

  private static boolean goesOn(String line, int at) {
    if (at >= line.length()) {
      return false;
    }
    char c = line.charAt(at);
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || isDigit(c) || c == '_' || c == '/';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
