package dev.varve.cli;

import dev.varve.search.TimeSpan;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;

/** Times of a command line, as people write them; days are those of this machine's time zone. */
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
}
