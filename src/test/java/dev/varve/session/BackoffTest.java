package dev.varve.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class BackoffTest {

  @Test
  void the_rest_doubles_from_a_second_to_a_minute() {
    Backoff backoff = Backoff.NONE;
    for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
      backoff = backoff.failed();
      Duration whole = Duration.ofSeconds(seconds);
      assertThat(backoff.rest(0)).isEqualTo(whole.dividedBy(2));
      assertThat(backoff.rest(0.999_999)).isBetween(whole.minusMillis(1), whole);
    }
  }

  @Test
  void it_never_overflows() {
    assertThat(new Backoff(1_000).rest(0.5)).isEqualTo(Duration.ofSeconds(45));
  }
}
