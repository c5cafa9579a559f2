package dev.varve.observer.rules.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MeasureTest {

  @ParameterizedTest
  @ValueSource(strings = {"took 1.5 s", "12%", "3,5MiB used", "p99 7\tms.", "1200 req/s", "8 µs", "x1 2x", "in 0.42s ="})
  void a_number_with_a_unit_is_one(String line) {
    assertThat(Measure.isIn(line)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "7", "7 ", "3 tests", "1.x2", "5 s_max", "5  s", "4 km", "2026-11-26", "s 5", "1. s", "9 sec2"})
  void a_number_alone_or_in_front_of_a_word_is_none(String line) {
    assertThat(Measure.isIn(line)).isFalse();
  }
}
