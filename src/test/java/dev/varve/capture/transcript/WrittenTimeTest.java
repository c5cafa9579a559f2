package dev.varve.capture.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.chance.Chance;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads what the general parser reads, and nothing else. */
class WrittenTimeTest {

  private static Optional<Instant> read(String text) {
    try {
      return Optional.of(WrittenTime.of(text));
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> parsed(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-25T21:02:08.112Z", "2024-02-29T00:00:00.000Z", "2025-02-29T00:00:00.000Z", "2026-13-01T00:00:00.000Z",
        "2026-12-31T24:00:00.000Z", "2016-12-31T23:59:60.000Z", "2026-01-01T23:60:00.000Z", "0000-01-01T00:00:00.000Z",
        "2026-11-25T21:02:08Z", "2026-11-25T21:02:08.112+01:00", "2026-11-25 21:02:08.112Z", "2026-11-25T21:02:08.11xZ", ""
      })
  void time_is_read_as_the_general_parser_reads_it(String text) {
    assertThat(read(text)).isEqualTo(parsed(text));
  }

  @Test
  void any_moment_and_any_change_of_its_text_are_read_as_the_general_parser_reads_them() {
    Chance.tries(
        2_000,
        chance -> {
          Instant at = Instant.ofEpochMilli(chance.random().nextLong(4_000_000_000_000L));
          StringBuilder text = new StringBuilder(at.toString());
          if (chance.yes()) {
            text.setCharAt(chance.between(0, text.length() - 1), chance.chars("0123456789-:.TZ ", 1, 1).charAt(0));
          }
          assertThat(read(text.toString())).isEqualTo(parsed(text.toString()));
        });
  }
}
