package dev.varve.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.events.EngineEvent;
import dev.varve.events.EngineEvents;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class TimeLimitTest {

  private static final Answer TOLD = new Answer("told", 2, List.of());

  private final EngineEvents events = new EngineEvents();
  private final List<EngineEvent> seen = new CopyOnWriteArrayList<>();

  private TimeLimit of(Duration max) {
    events.subscribe(seen::add);
    return new TimeLimit(max, events);
  }

  private static Answer blocked(CountDownLatch release) {
    try {
      release.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return TOLD;
  }

  @Test
  void answer_in_time_is_told() {
    assertThat(of(Duration.ofSeconds(30)).within(() -> TOLD)).isEqualTo(TOLD);
    assertThat(seen).isEmpty();
  }

  @Test
  void late_answer_is_none_and_is_reported() {
    CountDownLatch release = new CountDownLatch(1);
    assertThat(of(Duration.ofMillis(1)).within(() -> blocked(release))).isEqualTo(Answer.NOTHING);
    release.countDown();
    assertThat(seen).singleElement().asString().contains("longer than 1 ms");
  }

  @Test
  void failure_is_no_answer_and_is_reported() {
    TimeLimit limit = of(Duration.ofSeconds(30));
    assertThat(limit.within(() -> { throw new IllegalStateException("broken"); })).isEqualTo(Answer.NOTHING);
    assertThat(seen).singleElement().asString().contains("broken");
  }

  @Test
  void stuck_answers_do_not_pile_up() {
    CountDownLatch release = new CountDownLatch(1);
    TimeLimit limit = of(Duration.ofMillis(1));
    for (int i = 0; i < 64; i++) {
      limit.within(() -> blocked(release));
    }
    assertThat(limit.within(() -> TOLD)).isEqualTo(Answer.NOTHING);
    assertThat(seen.getLast()).asString().contains("too many");
    release.countDown();
  }
}
