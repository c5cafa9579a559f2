package dev.varve.session;

import static dev.varve.session.TestingSituations.NOW;
import static dev.varve.session.TestingSituations.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.chance.Chance;
import dev.varve.queue.SessionId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class SlotsTest {

  private static final Duration YIELD_AFTER = Duration.ofSeconds(30);

  private final Slots slots = new Slots(2);

  @Test
  void who_asks_first_is_served_first() {
    assertThat(ask(1, Lane.LIVE)).isTrue();
    assertThat(ask(2, Lane.LIVE)).isTrue();
    assertThat(ask(3, Lane.LIVE)).isFalse();
    assertThat(ask(4, Lane.LIVE)).isFalse();
    assertThat(slots.give(claimant(2))).contains(claimant(3));
    assertThat(slots.give(claimant(1))).contains(claimant(4));
    assertThat(slots.give(claimant(3))).isEmpty();
    assertThat(slots.holders()).containsExactly(claimant(4));
  }

  @Test
  void a_bulk_session_is_served_only_while_no_live_one_waits() {
    ask(1, Lane.LIVE);
    ask(2, Lane.LIVE);
    ask(3, Lane.BULK);
    ask(4, Lane.LIVE);
    assertThat(slots.give(claimant(1))).contains(claimant(4));
    assertThat(slots.give(claimant(2))).contains(claimant(3));
  }

  @Test
  void the_slot_is_the_next_ones_before_it_knows() {
    ask(1, Lane.LIVE);
    ask(2, Lane.LIVE);
    ask(3, Lane.LIVE);
    slots.give(claimant(1));
    assertThat(ask(4, Lane.LIVE)).isFalse();
    assertThat(slots.holders()).containsExactly(claimant(2), claimant(3));
  }

  @Test
  void who_waits_can_give_up_and_giving_twice_is_harmless() {
    ask(1, Lane.LIVE);
    ask(2, Lane.LIVE);
    ask(3, Lane.LIVE);
    assertThat(slots.give(claimant(3))).isEmpty();
    assertThat(slots.give(claimant(1))).isEmpty();
    assertThat(slots.give(claimant(1))).isEmpty();
    assertThat(slots.holders()).containsExactly(claimant(2));
  }

  @Test
  void the_oldest_live_waiter_makes_demand_overdue_and_a_bulk_one_never_does() {
    assertThat(slots.demand(NOW, YIELD_AFTER)).isEqualTo(Demand.NONE);
    ask(1, Lane.LIVE);
    ask(2, Lane.LIVE);
    ask(3, Lane.BULK);
    assertThat(slots.demand(seconds(600), YIELD_AFTER)).isEqualTo(Demand.WAITING);
    ask(4, Lane.LIVE);
    assertThat(slots.demand(seconds(30), YIELD_AFTER)).isEqualTo(Demand.WAITING);
    assertThat(slots.demand(seconds(31), YIELD_AFTER)).isEqualTo(Demand.OVERDUE);
  }

  @Test
  void whatever_happens_they_stay_sound() {
    Chance.tries(
        1_000,
        chance -> {
          Slots any = new Slots(2);
          for (int moves = chance.between(0, 60); moves > 0; moves--) {
            Slots.Claimant claimant = claimant(chance.between(0, 6));
            any.give(claimant);
            if (chance.yes()) {
              any.ask(claimant, claimant.session().value() % 2 == 0 ? Lane.LIVE : Lane.BULK, NOW);
            }
            assertThat(any.isSound()).isTrue();
          }
        });
  }

  private boolean ask(long session, Lane lane) {
    return slots.ask(claimant(session), lane, NOW);
  }

  private static Slots.Claimant claimant(long session) {
    return new Slots.Claimant(new SessionId(session), new RunId(1));
  }
}
