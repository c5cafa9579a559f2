package dev.varve.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.varve.chance.Chance;
import dev.varve.store.TestingDatabase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever happens in whatever order, with crashes in between: no message is lost, none is remembered twice. */
class ConservationPropertyTest {

  enum Action {
    TOOL_USE,
    SUMMARIZE,
    SKIP,
    TAKE_OVER,
    CLAIM,
    CONFIRM,
    REMEMBER,
    CONFIRM_LATE,
    FAIL,
    YIELD,
    RETRY,
    DROP,
    PROCESS_ENDS,
    MACHINE_STOPS
  }

  /** One action in one of three sessions; the number picks a key or a message. */
  record Step(Action action, int session, int number) {}

  private static Step step(Chance chance) {
    return new Step(chance.of(Action.values()), chance.between(0, 2), chance.between(0, 30));
  }

  @Test
  void what_was_accepted_is_in_exactly_one_state() {
    Chance.tries(300, chance -> assertConserved(chance.list(1, 120, () -> step(chance))));
  }

  private static void assertConserved(List<Step> steps) {
    World world = new World();
    for (Step step : steps) {
      world.take(step);
    }

    Conservation audit = world.queue.audit();
    assertThat(audit.exceptions()).isEmpty();
    assertThat(audit.accepted()).isEqualTo(world.accepted.size());
    long inStates = 0;
    for (String state : List.of("pending", "processing", "done", "skipped", "dead", "dropped")) {
      inStates += audit.count(state);
    }
    assertThat(inStates).isEqualTo(audit.accepted());
  }

  /** The queue, and what a worker holds in memory, which a crash takes away. */
  private static final class World {

    private TestingDatabase database = TestingDatabase.open();
    private TestingQueue queue = new TestingQueue(database);
    private final List<SessionId> sessions = new ArrayList<>();
    private final Set<MessageId> accepted = new HashSet<>();
    private final Map<SessionId, Long> terms = new HashMap<>();
    private final Map<SessionId, Batch> shown = new HashMap<>();
    private final Map<SessionId, Batch> late = new HashMap<>();

    World() {
      for (String name : List.of("one", "two", "three")) {
        sessions.add(queue.session(name));
      }
    }

    void take(Step step) {
      SessionId session = sessions.get(step.session());
      queue.tick();
      switch (step.action()) {
        case TOOL_USE -> accepted.add(queue.toolUse(session, "key " + step.number()));
        case SUMMARIZE -> accepted.add(queue.summarize(session, "summary " + step.number()));
        case SKIP -> accepted.add(TestingQueue.id(queue.skip(session, "key " + step.number(), SkipReason.PRIVATE)));
        case TAKE_OVER -> takeOver(session);
        case CLAIM -> claim(session, step.number());
        case CONFIRM -> answer(session, false);
        case REMEMBER -> answer(session, true);
        case CONFIRM_LATE -> confirmLate(session);
        case FAIL -> fail(session, Blame.COUNTED);
        case YIELD -> fail(session, Blame.NONE);
        case RETRY -> queue.retry(new MessageId(step.number()));
        case DROP -> queue.drop(new MessageId(step.number()));
        case PROCESS_ENDS -> begin();
        case MACHINE_STOPS -> stop();
      }
    }

    private void takeOver(SessionId session) {
      terms.put(session, queue.takeOver(session));
      Batch open = shown.remove(session);
      if (open != null) {
        late.put(session, open);
      }
    }

    private void claim(SessionId session, int max) {
      if (!shown.containsKey(session)) {
        queue.claim(session, terms.getOrDefault(session, 0L), max + 1).ifPresent(batch -> shown.put(session, batch));
      }
    }

    private void answer(SessionId session, boolean remember) {
      Batch batch = shown.remove(session);
      if (batch != null) {
        queue.confirm(batch, remember ? List.of(batch.messages().getFirst().id()) : List.of());
      }
    }

    private void confirmLate(SessionId session) {
      Batch batch = late.get(session);
      if (batch != null) {
        assertThatThrownBy(() -> queue.confirm(batch, List.of(batch.messages().getFirst().id())))
            .isInstanceOf(IllegalStateException.class);
      }
    }

    private void fail(SessionId session, Blame blame) {
      Batch batch = shown.remove(session);
      if (batch != null) {
        queue.fail(batch, blame);
      }
    }

    /** Runs of the life before may still answer late. */
    private void begin() {
      queue = new TestingQueue(database);
      for (SessionId session : sessions) {
        takeOver(session);
      }
    }

    /** What was not synced is lost, and with it all runs, so that none of them answers. */
    private void stop() {
      database = database.crash();
      shown.clear();
      late.clear();
      begin();
    }
  }
}
