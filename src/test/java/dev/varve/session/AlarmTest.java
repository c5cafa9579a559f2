package dev.varve.session;

import static dev.varve.session.TestingSituations.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AlarmTest {

  private static final Instant NOON = NOW.plusSeconds(60);

  private final TestingScheduler scheduler = new TestingScheduler();
  private final List<Instant> called = new ArrayList<>();

  private Duration behind = Duration.ZERO;
  private final Alarm alarm = new Alarm(scheduler, this::wall, () -> called.add(wall()));

  private Instant wall() {
    return scheduler.instant().minus(behind);
  }

  @Test
  void it_calls_at_its_time_and_once() {
    alarm.set(NOON);
    scheduler.advance(Duration.ofSeconds(59));
    assertThat(called).isEmpty();
    scheduler.advance(Duration.ofDays(1));
    assertThat(called).containsExactly(NOON);
  }

  @Test
  void a_time_that_has_passed_calls_nobody() {
    alarm.set(NOW);
    scheduler.advance(Duration.ofDays(1));
    assertThat(called).isEmpty();
  }

  @Test
  void when_the_clock_was_set_back_meanwhile_it_calls_as_much_later() {
    alarm.set(NOON);
    behind = Duration.ofMinutes(5);
    scheduler.advance(Duration.ofMinutes(1));
    assertThat(called).isEmpty();
    scheduler.advance(Duration.ofMinutes(5));
    assertThat(called).containsExactly(NOON);
  }
}
