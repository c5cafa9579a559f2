package dev.varve.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.events.EngineEvent;
import dev.varve.events.EngineEvents;
import dev.varve.session.Scheduler;
import dev.varve.store.TestingDatabase;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class WriteBehindTest {

  @AutoClose private final TestingDatabase database = TestingDatabase.open();
  private final Queue<Runnable> soon = new ArrayDeque<>();
  private final List<EngineEvent> seen = new ArrayList<>();
  private final List<Integer> written = new ArrayList<>();
  private final WriteBehind writes = writes();

  private WriteBehind writes() {
    EngineEvents events = new EngineEvents();
    events.subscribe(seen::add);
    return new WriteBehind(database, new Soon(), events);
  }

  private void add(int number) {
    writes.add(tx -> written.add(number));
  }

  @Test
  void nothing_is_written_while_the_caller_waits_and_all_of_it_in_order_soon_after() {
    for (int i = 0; i < 120; i++) {
      add(i);
    }
    assertThat(written).isEmpty();
    assertThat(soon).hasSize(1);
    soon.remove().run();
    assertThat(written).hasSize(120).isSorted();
    add(120);
    assertThat(soon).hasSize(1);
  }

  @Test
  void store_that_refuses_is_reported_and_what_comes_later_is_written() {
    database.failNext(TestingDatabase.Point.BEFORE_WORK);
    add(1);
    soon.remove().run();
    add(2);
    soon.remove().run();
    assertThat(written).containsExactly(2);
    assertThat(seen).singleElement().isInstanceOf(EngineEvent.Fault.class);
  }

  @Test
  void what_waits_at_the_end_is_written() {
    add(1);
    writes.close();
    assertThat(written).containsExactly(1);
  }

  /** Keeps what is to run soon until the test lets it. */
  private final class Soon implements Scheduler {

    @Override
    public void run(Runnable task) {
      soon.add(task);
    }

    @Override
    public <T> void call(Supplier<T> blocking, Consumer<T> then) {
      soon.add(() -> then.accept(blocking.get()));
    }

    @Override
    public Cancellable after(Duration delay, Runnable task) {
      return () -> {};
    }
  }
}
