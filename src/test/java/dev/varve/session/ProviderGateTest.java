package dev.varve.session;

import static dev.varve.session.TestingSituations.NOW;
import static dev.varve.session.TestingSituations.SESSION;
import static dev.varve.session.TestingSituations.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.observer.ObserverFailure;
import dev.varve.queue.SessionId;
import org.junit.jupiter.api.Test;

final class ProviderGateTest {

  private static final ProviderGate OPEN = new ProviderGate.Open(0);

  @Test
  void ten_transient_failures_in_a_row_close_it_for_a_minute() {
    ProviderGate gate = OPEN;
    for (int i = 0; i < 9; i++) {
      gate = gate.after(new ObserverFailure.Transient("503"), NOW);
      assertThat(gate).isInstanceOf(ProviderGate.Open.class);
    }
    assertThat(gate.after(new ObserverFailure.Transient("503"), NOW))
        .isEqualTo(new ProviderGate.Closed("503", "", NOW, seconds(60), seconds(60)));
  }

  @Test
  void a_limit_closes_it_until_the_time_the_provider_said() {
    assertThat(OPEN.after(new ObserverFailure.RateLimited("429", seconds(90)), NOW))
        .isEqualTo(new ProviderGate.Closed("429", "", NOW, seconds(90), seconds(90)));
  }

  @Test
  void an_unknown_end_is_probed_every_fifteen_minutes_and_the_closing_keeps_its_beginning() {
    ProviderGate first = OPEN.after(new ObserverFailure.Unauthorized("401", "log in"), NOW);
    assertThat(first).isEqualTo(new ProviderGate.Closed("401", "log in", NOW, null, seconds(900)));
    ProviderGate probing = new ProviderGate.Probing((ProviderGate.Closed) first, SESSION);
    assertThat(probing.after(new ObserverFailure.Unauthorized("401", "log in"), seconds(901)))
        .isEqualTo(new ProviderGate.Closed("401", "log in", NOW, null, seconds(1_801)));
  }

  @Test
  void a_provider_that_reads_and_answers_badly_is_there() {
    ProviderGate probing = new ProviderGate.Probing(closed(), SESSION);
    assertThat(probing.after(new ObserverFailure.Malformed("prose"), NOW)).isEqualTo(OPEN);
    assertThat(probing.after(new ObserverFailure.ContextOverflow("too long"), NOW)).isEqualTo(OPEN);
  }

  @Test
  void a_process_that_dies_closes_only_a_gate_that_is_being_probed() {
    ObserverFailure died = new ObserverFailure.Died("exit 1");
    assertThat(OPEN.after(died, NOW)).isEqualTo(OPEN);
    assertThat(new ProviderGate.Probing(closed(), SESSION).after(died, NOW)).isInstanceOf(ProviderGate.Closed.class);
  }

  @Test
  void a_probe_without_an_answer_lets_another_one_try_at_once() {
    ProviderGate probing = new ProviderGate.Probing(closed(), SESSION);
    assertThat(probing.released(new SessionId(99), seconds(5))).isSameAs(probing);
    assertThat(probing.released(SESSION, seconds(5)))
        .isEqualTo(new ProviderGate.Closed("quota", "", NOW, null, seconds(5)));
  }

  @Test
  void a_pause_outlasts_when_it_is_known_or_seen_to_be_longer() {
    ProviderGate.Closed known = new ProviderGate.Closed("429", "", NOW, seconds(601), seconds(601));
    assertThat(known.isLong(NOW)).isTrue();
    ProviderGate.Closed shorter = new ProviderGate.Closed("429", "", NOW, seconds(600), seconds(600));
    assertThat(shorter.isLong(NOW)).isFalse();
    assertThat(closed().isLong(seconds(599))).isFalse();
    assertThat(closed().isLong(seconds(600))).isTrue();
  }

  @Test
  void what_only_the_user_can_end_outlasts_everything() {
    ProviderGate gate = OPEN.after(new ObserverFailure.NotInstalled("missing", "install it"), NOW);
    assertThat(((ProviderGate.Closed) gate).isLong(NOW)).isTrue();
  }

  @Test
  void one_that_only_fails_rests_as_long_as_one_that_cannot_be_asked() {
    ObserverFailure died = new ObserverFailure.Died("exit 1");
    ProviderGate.Closed rests = new ProviderGate.Closed("exit 1", died.remedy(), NOW, null, seconds(900));
    assertThat(OPEN.afterMany(died, NOW)).isEqualTo(rests);
    assertThat(new ProviderGate.Probing(rests, SESSION).afterMany(died, seconds(900)))
        .isEqualTo(new ProviderGate.Closed("exit 1", died.remedy(), NOW, null, seconds(1_800)));
    assertThat(OPEN.afterMany(new ObserverFailure.ContextOverflow("too long"), NOW)).isEqualTo(OPEN);
  }

  @Test
  void a_clock_that_was_set_back_does_not_prolong_it() {
    assertThat(closed().within(seconds(-7_200)))
        .isEqualTo(new ProviderGate.Closed("quota", "", seconds(-7_200), null, seconds(900 - 7_200)));
    assertThat(closed().within(seconds(60))).isEqualTo(closed());
  }

  private static ProviderGate.Closed closed() {
    return new ProviderGate.Closed("quota", "", NOW, null, seconds(900));
  }
}
