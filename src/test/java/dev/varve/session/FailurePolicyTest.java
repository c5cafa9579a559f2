package dev.varve.session;

import static dev.varve.session.TestingSituations.NOW;
import static dev.varve.session.TestingSituations.seconds;
import static dev.varve.session.TestingSituations.summarize;
import static dev.varve.session.TestingSituations.toolUses;
import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.observer.ObserverFailure;
import dev.varve.queue.Blame;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class FailurePolicyTest {

  private final FailurePolicy policy = new FailurePolicy(Duration.ofMinutes(5));

  static Stream<ObserverFailure> ofTheProvider() {
    return Stream.of(
        new ObserverFailure.RateLimited("e", NOW),
        new ObserverFailure.QuotaExhausted("e", null),
        new ObserverFailure.Unauthorized("e", "r"),
        new ObserverFailure.NotInstalled("e", "r"),
        new ObserverFailure.Misconfigured("e", "r"));
  }

  @ParameterizedTest
  @MethodSource("ofTheProvider")
  void a_provider_that_may_not_be_used_costs_neither_an_attempt_nor_a_rest_of_the_session(ObserverFailure failure) {
    FailurePolicy.Consequence consequence = policy.of(Trouble.NONE, failure, toolUses(2), NOW, 0);
    assertThat(consequence.blame()).isEqualTo(Blame.NONE);
    assertThat(consequence.why()).isEqualTo(new RunEnd.Paused("e"));
    assertThat(consequence.trouble()).isEqualTo(Trouble.NONE);
  }

  @Test
  void what_passes_by_itself_costs_a_rest_and_no_attempt() {
    FailurePolicy.Consequence consequence =
        policy.of(Trouble.NONE, new ObserverFailure.Transient("503"), toolUses(2), NOW, 0);
    assertThat(consequence.blame()).isEqualTo(Blame.NONE);
    assertThat(consequence.trouble().restUntil()).isEqualTo(NOW.plusMillis(500));
    assertThat(consequence.trouble().guard()).isEqualTo(RestartGuard.FRESH);
  }

  static Stream<ObserverFailure> ofTheMessages() {
    return Stream.of(
        new ObserverFailure.Malformed("e"),
        new ObserverFailure.Died("e"),
        new ObserverFailure.Stuck("e"),
        new ObserverFailure.Broken("e"));
  }

  @ParameterizedTest
  @MethodSource("ofTheMessages")
  void what_the_messages_may_have_caused_costs_an_attempt_and_a_rest(ObserverFailure failure) {
    FailurePolicy.Consequence consequence = policy.of(Trouble.NONE, failure, toolUses(2), NOW, 0);
    assertThat(consequence.blame()).isEqualTo(Blame.COUNTED);
    assertThat(consequence.trouble().restUntil()).isEqualTo(seconds(1));
    assertThat(consequence.trouble().guard().inARow()).isEqualTo(1);
    assertThat(consequence.trouble().breaker()).isEqualTo(SummaryBreaker.CLOSED);
  }

  @Test
  void a_failed_summary_counts_for_the_breaker() {
    Trouble trouble = policy.of(Trouble.NONE, new ObserverFailure.Malformed("e"), summarize(), NOW, 0).trouble();
    assertThat(trouble.breaker()).isEqualTo(new SummaryBreaker(1, NOW, 4));
  }

  @Test
  void a_turn_too_large_is_tried_fresh_then_alone_then_blamed() {
    ObserverFailure overflow = new ObserverFailure.ContextOverflow("e");
    FailurePolicy.Consequence first = policy.of(Trouble.NONE, overflow, toolUses(5), NOW, 0);
    assertThat(first.blame()).isEqualTo(Blame.NONE);
    FailurePolicy.Consequence second = policy.of(first.trouble(), overflow, toolUses(5), NOW, 0);
    assertThat(second.blame()).isEqualTo(Blame.ALONE);
    FailurePolicy.Consequence third = policy.of(second.trouble(), overflow, toolUses(1), NOW, 0);
    assertThat(third.blame()).isEqualTo(Blame.COUNTED);
    assertThat(third.why()).isEqualTo(new RunEnd.Replaced());
    assertThat(third.trouble().after(TurnOutcome.Answer.TOOL_USES, NOW).overflows()).isZero();
  }
}
