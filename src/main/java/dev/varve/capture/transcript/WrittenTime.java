package dev.varve.capture.transcript;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * A time as clients write it: in UTC, to the millisecond. Every line has one, and the general parser takes many times as
 * long; it reads what is written otherwise.
 */
final class WrittenTime {

  private static final String FORM = "0000-00-00T00:00:00.000Z";

  private static final int NANOS_OF_MILLI = 1_000_000;

  private WrittenTime() {}

  /** @throws DateTimeException when it is none */
  static Instant of(String text) {
    return isUsual(text) ? usual(text) : Instant.parse(text);
  }

  private static boolean isUsual(String text) {
    if (text.length() != FORM.length()) {
      return false;
    }
    for (int i = 0; i < FORM.length(); i++) {
      char c = text.charAt(i);
      if (FORM.charAt(i) == '0' ? c < '0' || c > '9' : c != FORM.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** The end of a day and leap seconds have numbers of their own, which the general parser knows. */
  private static Instant usual(String text) {
    int hour = number(text, 11, 13);
    int second = number(text, 17, 19);
    if (hour > 23 || second > 59) {
      return Instant.parse(text);
    }
    int nanos = number(text, 20, 23) * NANOS_OF_MILLI;
    return LocalDateTime.of(
            number(text, 0, 4), number(text, 5, 7), number(text, 8, 10), hour, number(text, 14, 16), second, nanos)
        .toInstant(ZoneOffset.UTC);
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }
}
