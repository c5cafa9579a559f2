package dev.varve.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.events.EngineEvent;
import dev.varve.events.EngineEvents;
import dev.varve.observer.GatherPolicy;
import dev.varve.observer.Observer;
import dev.varve.observer.ObserverFailure;
import dev.varve.queue.SessionId;
import dev.varve.store.MemoryDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ProvidersTest {

  private static final SessionId A = new SessionId(1);
  private static final SessionId B = new SessionId(2);

  private final MemoryDatabase database = MemoryDatabase.open();
  private final TestingScheduler scheduler = new TestingScheduler();
  private final List<SessionId> called = new ArrayList<>();
  private final List<String> reasons = new ArrayList<>();
  private final TestingObserver paid = new TestingObserver("paid");
  private final TestingObserver rules = new TestingObserver("rules");
  private final Providers providers = providers();

  private Providers providers() {
    EngineEvents events = new EngineEvents();
    events.subscribe(
        event -> {
          if (event instanceof EngineEvent.ProviderClosed closed) {
            reasons.add(closed.reason());
          }
        });
    Providers made =
        new Providers(new GateStates(database, scheduler, events), scheduler, scheduler, events, called::add);
    made.set(List.of(provider(paid), provider(rules)));
    return made;
  }

  private static Provider provider(Observer observer) {
    return new Provider(observer, new Slots(observer.slots()));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void the_first_open_one_is_used() {
    assertThat(choice(A)).isEqualTo("paid");
  }

  @Test
  void a_pause_known_to_be_long_falls_back_at_once() {
    fail(new ObserverFailure.QuotaExhausted("quota", scheduler.instant().plusSeconds(601)));
    assertThat(choice(A)).isEqualTo("rules");
  }

  @Test
  void each_reason_is_told_once_and_another_one_anew() {
    letOneProbe();
    fail(new ObserverFailure.RateLimited("429", scheduler.instant().plusSeconds(60)));
    fail(new ObserverFailure.Unauthorized("401", "log in"));
    fail(new ObserverFailure.Unauthorized("401", "log in"));
    assertThat(reasons).containsExactly("429", "401");
  }

  @Test
  void who_waits_is_called_as_soon_as_the_pause_is_known_to_be_long() {
    fail(new ObserverFailure.RateLimited("429", scheduler.instant().plusSeconds(60)));
    assertThat(choice(A)).isNull();
    fail(new ObserverFailure.QuotaExhausted("quota", scheduler.instant().plusSeconds(3_600)));
    assertThat(called).containsExactly(A);
    assertThat(choice(A)).isEqualTo("rules");
  }

  @Test
  void changed_observers_are_probed_at_once_unless_the_end_of_the_pause_is_known() {
    fail(new ObserverFailure.NotInstalled("missing", "install it"));
    assertThat(choice(A)).isEqualTo("rules");
    providers.set(List.of(provider(paid), provider(rules)));
    assertThat(choice(A)).isEqualTo("paid");
    assertThat(choice(B)).isEqualTo("rules");

    fail(new ObserverFailure.QuotaExhausted("quota", scheduler.instant().plusSeconds(3_600)));
    providers.set(List.of(provider(paid), provider(rules)));
    assertThat(choice(A)).isEqualTo("rules");
  }

  @Test
  void what_is_said_of_a_replaced_observer_changes_nothing() {
    Provider replaced = providers.all().getFirst();
    providers.set(List.of(provider(paid), provider(rules)));
    providers.failed(replaced, new ObserverFailure.Unauthorized("401", "log in"));
    assertThat(choice(A)).isEqualTo("paid");
    fail(new ObserverFailure.Unauthorized("401", "log in"));
    providers.answered(replaced);
    assertThat(choice(A)).isEqualTo("rules");
  }

  @Test
  void one_that_fails_for_ten_minutes_rests_until_it_is_probed_and_an_answer_forgives() {
    ObserverFailure prose = new ObserverFailure.Malformed("prose");
    fail(prose);
    fail(prose);
    providers.answered(providers.all().getFirst());
    scheduler.advance(Duration.ofMinutes(10));
    fail(prose);
    fail(prose);
    assertThat(choice(A)).isEqualTo("paid");
    scheduler.advance(Duration.ofMinutes(10));
    fail(prose);
    assertThat(choice(A)).isEqualTo("rules");
    scheduler.advance(ProviderGate.PROBE_EVERY);
    assertThat(choice(A)).isEqualTo("paid");
    fail(prose);
    assertThat(choice(A)).isEqualTo("rules");
  }

  @Test
  void a_pause_of_unknown_length_falls_back_once_it_has_lasted_ten_minutes() {
    fail(new ObserverFailure.QuotaExhausted("quota", null));
    scheduler.advance(Duration.ofSeconds(599));
    assertThat(choice(A)).isNull();
    scheduler.advance(Duration.ofSeconds(1));
    assertThat(called).containsExactly(A);
    assertThat(choice(A)).isEqualTo("rules");
  }

  @Test
  void one_session_probes_while_the_others_wait() {
    letOneProbe();
  }

  private void letOneProbe() {
    fail(new ObserverFailure.RateLimited("429", scheduler.instant().plusSeconds(60)));
    assertThat(choice(A)).isNull();
    assertThat(choice(B)).isNull();
    scheduler.advance(Duration.ofMinutes(1));
    assertThat(called).containsExactly(A, B);
    assertThat(choice(A)).isEqualTo("paid");
    assertThat(choice(B)).isNull();
    assertThat(choice(A)).isEqualTo("paid");
  }

  @Test
  void an_answer_opens_the_gate_and_calls_all_who_wait() {
    letOneProbe();
    called.clear();
    providers.answered(providers.all().getFirst());
    assertThat(called).containsExactly(B);
    assertThat(choice(B)).isEqualTo("paid");
  }

  @Test
  void a_probing_session_that_goes_lets_the_next_one_try() {
    letOneProbe();
    called.clear();
    providers.released(A);
    assertThat(called).containsExactly(B);
    assertThat(choice(B)).isEqualTo("paid");
  }

  @Test
  void a_look_from_outside_can_spare_the_probe() {
    fail(new ObserverFailure.NotInstalled("missing", "install it"));
    paid.probes = false;
    scheduler.advance(Duration.ofMinutes(15));
    assertThat(choice(A)).isEqualTo("rules");
    paid.probes = true;
    scheduler.advance(Duration.ofMinutes(15));
    assertThat(choice(A)).isEqualTo("paid");
  }

  @Test
  void what_a_look_from_outside_finds_is_the_reason_from_then_on() {
    fail(new ObserverFailure.Unauthorized("401", "log in"));
    paid.probes = false;
    providers.set(List.of(provider(paid), provider(rules)));
    assertThat(choice(A)).isEqualTo("rules");
    assertThat(Objects.requireNonNull(providers.statuses().getFirst().trouble()).reason()).isEqualTo("missing");
    assertThat(reasons).containsExactly("401", "missing");
  }

  @Test
  void sessions_gather_as_the_one_wants_that_is_to_be_tried() {
    fail(new ObserverFailure.NotInstalled("missing", "install it"));
    rules.gathering = new GatherPolicy(50, Duration.ofMinutes(5), true);
    assertThat(providers.gathering()).isEqualTo(rules.gathering);
    scheduler.advance(Duration.ofMinutes(15));
    assertThat(providers.gathering()).isEqualTo(paid.gathering());
    choice(A);
    assertThat(providers.gathering()).isEqualTo(rules.gathering);
  }

  @Test
  void a_probe_that_breaks_counts_as_one_that_fails() {
    fail(new ObserverFailure.RateLimited("429", scheduler.instant().plusSeconds(60)));
    paid.probeBreaks = true;
    scheduler.advance(Duration.ofMinutes(1));
    assertThat(choice(A)).isNull();
    paid.probeBreaks = false;
    scheduler.advance(Duration.ofMinutes(15));
    assertThat(called).contains(A);
    assertThat(choice(A)).isEqualTo("paid");
  }

  @Test
  void a_gate_that_opens_at_once_is_kept_as_open() {
    fail(new ObserverFailure.RateLimited("429", scheduler.instant().plusSeconds(300)));
    providers.answered(providers.all().getFirst());
    scheduler.settle();
    assertThat(providers().choose(A)).isInstanceOf(Providers.Choice.Use.class);
  }

  @Test
  void a_closed_gate_survives_a_restart() {
    fail(new ObserverFailure.RateLimited("429", scheduler.instant().plusSeconds(300)));
    scheduler.settle();
    Providers next = providers();
    assertThat(next.choose(A)).isEqualTo(new Providers.Choice.Wait("429"));
    scheduler.advance(Duration.ofMinutes(5));
    assertThat(called).contains(A);
    assertThat(next.choose(A)).isInstanceOf(Providers.Choice.Use.class);
  }

  @Test
  void an_opened_gate_stays_open_over_a_restart() {
    fail(new ObserverFailure.RateLimited("429", scheduler.instant().plusSeconds(300)));
    scheduler.settle();
    providers.answered(providers.all().getFirst());
    scheduler.settle();
    assertThat(providers().choose(A)).isInstanceOf(Providers.Choice.Use.class);
  }

  @Test
  void who_waits_is_called_in_time_although_the_clock_jumps() {
    fail(new ObserverFailure.RateLimited("429", scheduler.instant().plusSeconds(300)));
    assertThat(choice(A)).isNull();
    providers.clockJumped();
    assertThat(called).containsExactly(A);
    assertThat(choice(A)).isNull();
    scheduler.advance(Duration.ofMinutes(5));
    assertThat(called).containsExactly(A, A);
  }

  private void fail(ObserverFailure failure) {
    providers.failed(providers.all().getFirst(), failure);
  }

  private @Nullable String choice(SessionId session) {
    return switch (providers.choose(session)) {
      case Providers.Choice.Use use -> use.provider().name();
      case Providers.Choice.Wait _ -> null;
    };
  }
}
