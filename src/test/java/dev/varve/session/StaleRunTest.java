package dev.varve.session;

import static dev.varve.session.TestingSituations.NOW;
import static dev.varve.session.TestingSituations.RUN;
import static dev.varve.session.TestingSituations.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class StaleRunTest {

  private static final Duration LONG = Duration.ofDays(1);

  @Test
  void a_turn_without_a_sign_of_life_for_five_minutes_is_stale() {
    SessionState observing = new SessionState.Observing(RUN, seconds(600));
    assertThat(detect(observing, Duration.ofMinutes(5), 0)).isEmpty();
    assertThat(detect(observing, Duration.ofSeconds(301), 0)).contains("it gave no sign of life for 301 s");
  }

  @Test
  void every_state_that_holds_a_process_is_stale_past_its_deadline() {
    for (SessionState state :
        new SessionState[] {
          new SessionState.Starting(RUN, NOW), new SessionState.Observing(RUN, NOW),
          new SessionState.Stopping(RUN, new RunEnd.Idle(), NOW)
        }) {
      assertThat(detect(state, Duration.ZERO, 0)).isEmpty();
      assertThat(detect(state, Duration.ZERO, 1)).isPresent();
    }
  }

  @Test
  void nothing_else_is_ever_stale() {
    for (SessionState state :
        new SessionState[] {
          new SessionState.Dormant(), new SessionState.Gathering(NOW), new SessionState.WaitingForSlot(RUN, NOW),
          new SessionState.Idle(RUN, NOW), new SessionState.Paused("r", NOW), new SessionState.Paused("r", null)
        }) {
      assertThat(detect(state, LONG, 86_400)).isEmpty();
    }
  }

  private static Optional<String> detect(SessionState state, Duration silent, long after) {
    return StaleRun.detect(state, silent, seconds(after), SessionTimes.defaults());
  }
}
