package dev.varve.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatenciesTest {

  @Test
  void percentile_is_the_smallest_time_that_enough_did_not_exceed() {
    Latencies latencies = new Latencies();
    for (int millis = 100; millis >= 1; millis--) {
      latencies.add(millis * 1_000_000L);
    }

    assertThat(latencies.millis(0.5)).isEqualTo(50.0);
    assertThat(latencies.millis(0.99)).isEqualTo(99.0);
    assertThat(latencies.millis(1.0)).isEqualTo(100.0);
  }

  @Test
  void holds_more_than_it_was_made_for() {
    Latencies latencies = new Latencies();
    for (int i = 0; i < 5_000; i++) {
      latencies.add(1_500);
    }

    assertThat(latencies.count()).isEqualTo(5_000);
    assertThat(latencies.millis(0.99)).isEqualTo(0.002);
  }

  @Test
  void nothing_measured_is_zero() {
    assertThat(new Latencies().millis(0.5)).isZero();
  }
}
