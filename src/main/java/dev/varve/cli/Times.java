package dev.varve.cli;

import dev.varve.search.TimeSpan;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;

/** Times as people write and read them; days of a command line are those of this machine's time zone. */
final class Times {

  private Times() {}

  /** When it begins. */
  static Instant begin(String words, InstantSource clock) {
    return TimeSpan.parse(words, clock.instant(), ZoneId.systemDefault()).orElseThrow(() -> none(words)).from();
  }

  /** Where what it ends ends: with the day it names, or so long ago. */
  static Instant end(String words, InstantSource clock) {
    return TimeSpan.end(words, clock.instant(), ZoneId.systemDefault()).orElseThrow(() -> none(words));
  }

  private static CliException none(String words) {
    return new CliException(
        ExitCode.USAGE,
        "'" + words + "' is no time",
        "Write 2026-01-31, 2026-01-31T10:00, '3 Nov', yesterday, 'last week', '3 days' or '30 minutes'");
  }

  /** A time of the API to the minute, with its time zone. */
  static String minute(String at) {
    return Columns.minute(at) + " UTC";
  }

  /** A length in its two largest units, such as {@code 3 h 12 min}. */
  static String lasting(Duration length) {
    if (length.toDays() > 0) {
      return "%d d %d h".formatted(length.toDays(), length.toHoursPart());
    }
    if (length.toHours() > 0) {
      return "%d h %d min".formatted(length.toHours(), length.toMinutesPart());
    }
    return length.toMinutes() > 0 ? length.toMinutes() + " min" : length.toSeconds() + " s";
  }
}
