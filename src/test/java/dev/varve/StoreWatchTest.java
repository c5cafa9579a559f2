package dev.varve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.events.EngineEvent;
import dev.varve.events.EngineEvents;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class StoreWatchTest {

  private final Ticks seconds = new Ticks(StoreWatch.PERIOD);
  private final EngineEvents events = new EngineEvents();
  private final List<EngineEvent> told = new ArrayList<>();
  private final Queue<BooleanSupplier> looks = new ArrayDeque<>();
  private int ends;

  private final StoreWatch watch =
      new StoreWatch(() -> looks.remove().getAsBoolean(), () -> ends++, seconds, events).start();

  @Test
  void a_worker_is_ended_once_when_its_store_is_lost() {
    looks.add(() -> false);
    looks.add(() -> true);
    seconds.pass();
    assertThat(ends).isZero();
    seconds.pass();
    seconds.pass();
    assertThat(ends).isEqualTo(1);
    assertThat(seconds.isOver()).isTrue();
  }

  @Test
  void a_look_that_fails_is_told_and_the_next_one_comes() {
    events.subscribe(told::add);
    looks.add(() -> {
      throw new IllegalStateException("no luck");
    });
    looks.add(() -> true);
    seconds.pass();
    assertThat(told).containsExactly(new EngineEvent.Fault("the watch of the store", "java.lang.IllegalStateException: no luck"));
    seconds.pass();
    assertThat(ends).isEqualTo(1);
  }

  @Test
  void a_worker_that_stops_looks_no_more() {
    watch.close();
    seconds.pass();
    assertThat(ends).isZero();
    assertThat(seconds.isOver()).isTrue();
  }
}
