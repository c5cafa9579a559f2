package dev.varve.session;

import static dev.varve.session.TestingSituations.NOW;
import static dev.varve.session.TestingSituations.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SummaryBreakerTest {

  private static final SummaryBreaker OPEN = SummaryBreaker.CLOSED.failed(NOW, 4).failed(NOW, 4).failed(NOW, 4);

  @Test
  void the_third_failure_in_a_row_opens_it() {
    assertThat(SummaryBreaker.CLOSED.failed(NOW, 4).failed(NOW, 4).isOpen(NOW, 4)).isFalse();
    assertThat(OPEN.isOpen(NOW, 4)).isTrue();
  }

  @Test
  void one_more_is_tried_after_ten_minutes_or_with_the_next_prompt() {
    assertThat(OPEN.isOpen(seconds(599), 4)).isTrue();
    assertThat(OPEN.isOpen(seconds(600), 4)).isFalse();
    assertThat(OPEN.isOpen(NOW, 5)).isFalse();
  }

  @Test
  void a_failed_trial_opens_it_again() {
    assertThat(OPEN.failed(seconds(700), 5).isOpen(seconds(701), 5)).isTrue();
  }

  @Test
  void a_summary_closes_it_and_an_intended_nothing_does_not() {
    Trouble open = Trouble.NONE.with(OPEN);
    assertThat(open.after(TurnOutcome.Answer.SUMMARY, NOW).breaker()).isEqualTo(SummaryBreaker.CLOSED);
    for (TurnOutcome.Answer neutral :
        new TurnOutcome.Answer[] {
          TurnOutcome.Answer.NO_SUMMARY, TurnOutcome.Answer.SUMMARY_BY_RULES, TurnOutcome.Answer.TOOL_USES,
          TurnOutcome.Answer.NONE
        }) {
      assertThat(open.after(neutral, NOW).breaker()).isEqualTo(OPEN);
    }
  }

  @Test
  void what_is_stored_is_what_comes_back() {
    assertThat(SummaryBreaker.of(OPEN.stored())).isEqualTo(OPEN);
    assertThat(SummaryBreaker.of(SummaryBreaker.CLOSED.stored())).isEqualTo(SummaryBreaker.CLOSED);
  }
}
