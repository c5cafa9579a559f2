package dev.varve.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.events.EngineEvent;
import dev.varve.events.EngineEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundsTest {

  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final TestingScheduler scheduler = new TestingScheduler();
  private final Instant began = scheduler.instant();
  private final List<Long> rounds = new ArrayList<>();
  private final List<EngineEvent> events = new ArrayList<>();

  private Rounds rounds(Runnable round) {
    EngineEvents told = new EngineEvents();
    told.subscribe(events::add);
    return new Rounds("a duty", PAUSE, round, scheduler, told);
  }

  private void round() {
    rounds.add(Duration.between(began, scheduler.instant()).toSeconds());
  }

  @Test
  void it_begins_at_once_and_goes_on_after_each_pause() {
    rounds(this::round).begin();
    scheduler.advance(Duration.ofSeconds(5));

    assertThat(rounds).containsExactly(0L, 2L, 4L);
  }

  @Test
  void it_may_begin_after_a_pause() {
    rounds(this::round).beginLater();
    scheduler.advance(Duration.ofSeconds(5));

    assertThat(rounds).containsExactly(2L, 4L);
  }

  @Test
  void round_that_fails_is_told_and_the_next_one_comes() {
    rounds(
            () -> {
              round();
              throw new IllegalStateException("no luck");
            })
        .begin();
    scheduler.advance(PAUSE);

    assertThat(rounds).containsExactly(0L, 2L);
    assertThat(events)
        .hasSize(2)
        .containsOnly(new EngineEvent.Fault("a duty", "java.lang.IllegalStateException: no luck"));
  }

  @Test
  void none_begins_after_the_end() {
    Rounds closed = rounds(this::round);
    closed.begin();
    scheduler.advance(PAUSE);
    closed.begin();
    closed.close();
    closed.beginLater();
    scheduler.advance(PAUSE.multipliedBy(3));

    assertThat(rounds).containsExactly(0L, 2L);
    assertThat(closed.isClosed()).isTrue();
  }
}
