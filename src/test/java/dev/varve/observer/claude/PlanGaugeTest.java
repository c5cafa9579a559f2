package dev.varve.observer.claude;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.observer.ObserverFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;

class PlanGaugeTest {

  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
  private final PlanGauge gauge = new PlanGauge(now::get);

  private void note(String window, double used, @Nullable Instant resetsAt) {
    gauge.note(new PlanLimits(List.of(new PlanLimits.Window(window, used, resetsAt))));
  }

  @Test
  void less_than_four_fifths_of_a_window_is_ours_to_use() {
    note("five_hour", 0.79, NOW.plusSeconds(60));

    assertThat(gauge.pause()).isEmpty();
  }

  @Test
  void the_rest_is_the_users_until_the_window_begins_again() {
    Instant later = NOW.plusSeconds(3_600);
    note("five_hour", 0.8, later);

    assertThat(gauge.pause())
        .contains(new ObserverFailure.QuotaExhausted("80 % of the plan's window five_hour is used", later));
    now.set(later);
    assertThat(gauge.pause()).isEmpty();
  }

  @Test
  void of_several_spent_windows_the_last_to_begin_counts() {
    note("five_hour", 1.1, NOW.plusSeconds(60));
    note("seven_day", 0.9, NOW.plusSeconds(600));

    assertThat(gauge.pause()).get().extracting("until").isEqualTo(NOW.plusSeconds(600));
    note("seven_day", 0.1, NOW.plusSeconds(600));
    assertThat(gauge.pause()).get().extracting("until").isEqualTo(NOW.plusSeconds(60));
  }

  @Test
  void a_spent_window_without_an_end_is_looked_at_again() {
    note("seven_day", 1, null);

    assertThat(gauge.pause()).get().extracting("until").isEqualTo(NOW.plus(Duration.ofMinutes(15)));
  }
}
