package dev.varve.session;

import static dev.varve.session.TestingSituations.NOW;
import static dev.varve.session.TestingSituations.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.chance.Chance;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class RestartGuardTest {

  private static final Duration TRIPPED = Duration.ofMinutes(5);

  @Test
  void the_rest_doubles_up_to_the_long_one() {
    RestartGuard guard = RestartGuard.FRESH;
    for (int rest : new int[] {1, 2, 4, 8}) {
      guard = guard.failed(NOW);
      assertThat(guard.restUntil(NOW, TRIPPED)).isEqualTo(seconds(rest));
    }
    assertThat(guard.failed(NOW).restUntil(NOW, TRIPPED)).isEqualTo(seconds(300));
  }

  @Test
  void five_failures_in_a_row_trip_it_however_far_apart() {
    RestartGuard guard = RestartGuard.FRESH;
    for (int i = 1; i <= 5; i++) {
      assertThat(guard.isTripped(seconds(i * 600L))).isFalse();
      guard = guard.failed(seconds(i * 600L));
    }
    assertThat(guard.isTripped(seconds(3_000))).isTrue();
  }

  @Test
  void ten_failures_within_a_minute_trip_it_in_spite_of_successes() {
    RestartGuard guard = RestartGuard.FRESH;
    for (int i = 0; i < 10; i++) {
      guard = guard.failed(seconds(i)).succeeded(seconds(i));
    }
    assertThat(guard.isTripped(seconds(10))).isTrue();
    assertThat(guard.isTripped(seconds(61))).isFalse();
  }

  @Test
  void a_success_five_minutes_after_the_last_failure_forgives() {
    RestartGuard guard = RestartGuard.FRESH.failed(NOW);
    assertThat(guard.succeeded(seconds(299))).isNotEqualTo(RestartGuard.FRESH);
    assertThat(guard.succeeded(seconds(301))).isEqualTo(RestartGuard.FRESH);
  }

  @Test
  void what_is_stored_is_what_comes_back() {
    Chance.tries(
        1_000,
        chance -> {
          RestartGuard guard = RestartGuard.FRESH;
          for (int failures = chance.between(0, 15); failures > 0; failures--) {
            guard = guard.failed(Instant.ofEpochMilli(chance.random().nextLong(1L << 42)));
          }
          assertThat(RestartGuard.of(guard.stored())).isEqualTo(guard);
        });
  }
}
