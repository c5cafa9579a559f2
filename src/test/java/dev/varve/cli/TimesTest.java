package dev.varve.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

  private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2027-01-15T12:00:00Z"));

  @ParameterizedTest
  @CsvSource({
    "30 days, 2026-12-16T12:00:00Z",
    "1 day, 2027-01-14T12:00:00Z",
    "2weeks, 2027-01-01T12:00:00Z",
    "36 Hours, 2027-01-14T00:00:00Z",
    "2027-01-01T08:00:00Z, 2027-01-01T08:00:00Z"
  })
  void ages_and_instants_are_read(String text, Instant expected) {
    assertThat(Times.begin(text, CLOCK)).isEqualTo(expected);
  }

  @Test
  void a_day_begins_at_midnight_here() {
    for (String words : List.of("2027-01-14", "yesterday", "14 Jan")) {
      assertThat(Times.begin(words, CLOCK))
          .isEqualTo(LocalDate.of(2027, 1, 14).atStartOfDay(ZoneId.systemDefault()).toInstant());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "30", "-3 days", "2027-13-01", "2027-01-01T8"})
  void anything_else_is_refused_with_what_would_be_right(String text) {
    assertThatThrownBy(() -> Times.begin(text, CLOCK)).isInstanceOf(CliException.class).hasMessageContaining("is no time");
  }

  @ParameterizedTest
  @CsvSource({"PT0S, 0 s", "PT59S, 59 s", "PT59M59S, 59 min", "PT3H12M, 3 h 12 min", "PT51H59M, 2 d 3 h"})
  void a_length_is_told_in_its_two_largest_units(Duration length, String expected) {
    assertThat(Times.lasting(length)).isEqualTo(expected);
  }
}
