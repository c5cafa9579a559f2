package dev.varve.cli;

import dev.varve.search.TimeSpan;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;

/** Times of a command line, as people write them; days are those of this machine's time zone. */
final class Times {

  private Times() {}

  static TimeSpan span(String words, InstantSource clock) {
    return TimeSpan.parse(words, clock.instant(), ZoneId.systemDefault())
        .orElseThrow(
            () ->
                new CliException(
                    ExitCode.USAGE,
                    "'" + words + "' is no time",
                    "Write 2026-01-31, '3 Nov', yesterday, 'last week' or '3 days'"));
  }

  /** When it begins. */
  static Instant begin(String words, InstantSource clock) {
    return span(words, clock).from();
  }
}
