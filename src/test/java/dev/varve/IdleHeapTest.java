package dev.varve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.events.EngineEvent;
import dev.varve.events.EngineEvents;
import dev.varve.session.Rounds;
import org.junit.jupiter.api.Test;

class IdleHeapTest {

  private final CountedHeap heap = new CountedHeap();
  private final Ticks minutes = new Ticks(IdleHeap.QUIET);
  private final EngineEvents events = new EngineEvents();
  private final Rounds looks = new IdleHeap(heap, events).looks(minutes);

  @Test
  void what_a_busy_time_took_is_given_back_once_nothing_happens_any_more() {
    heap.committed = IdleHeap.KEPT_BYTES + 1;
    work();
    minutes.pass();
    assertThat(heap.collections).isZero();
    work();
    minutes.pass();
    assertThat(heap.collections).isZero();
    minutes.pass();
    assertThat(heap.collections).isEqualTo(1);
  }

  @Test
  void a_worker_that_rests_is_not_looked_through_again_and_again() {
    heap.committed = IdleHeap.KEPT_BYTES + 1;
    work();
    for (int i = 0; i < 10; i++) {
      minutes.pass();
    }
    assertThat(heap.collections).isEqualTo(1);
    work();
    minutes.pass();
    minutes.pass();
    assertThat(heap.collections).isEqualTo(2);
  }

  @Test
  void a_small_heap_is_left_alone() {
    heap.committed = IdleHeap.KEPT_BYTES;
    work();
    minutes.pass();
    minutes.pass();
    assertThat(heap.collections).isZero();
  }

  @Test
  void a_worker_that_stops_looks_no_more() {
    heap.committed = IdleHeap.KEPT_BYTES + 1;
    work();
    minutes.pass();
    looks.close();
    minutes.pass();
    assertThat(heap.collections).isZero();
    assertThat(minutes.isOver()).isTrue();
  }

  private void work() {
    events.publish(new EngineEvent.Housekeeping(1));
  }

  private static final class CountedHeap implements IdleHeap.Heap {
    private long committed;
    private int collections;

    @Override
    public long committed() {
      return committed;
    }

    @Override
    public void collect() {
      collections++;
    }
  }
}
