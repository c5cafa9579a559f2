package dev.varve.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EngineEventsTest {

  private static final EngineEvent FIRST = new EngineEvent.ChangesAppended(1);
  private static final EngineEvent SECOND = new EngineEvent.ChangesAppended(2);

  private final EngineEvents events = new EngineEvents();
  private final List<String> seen = new ArrayList<>();

  @Test
  void every_subscriber_gets_every_event_in_order() {
    events.subscribe(event -> seen.add("a" + ((EngineEvent.ChangesAppended) event).session()));
    events.subscribe(event -> seen.add("b" + ((EngineEvent.ChangesAppended) event).session()));
    events.publish(FIRST);
    events.publish(SECOND);
    assertThat(seen).containsExactly("a1", "b1", "a2", "b2");
  }

  @Test
  void events_arrive_on_the_thread_that_publishes_before_it_goes_on() throws InterruptedException {
    events.subscribe(event -> seen.add(Thread.currentThread().getName()));
    Thread.ofPlatform().name("publisher").start(() -> events.publish(FIRST)).join();
    assertThat(seen).containsExactly("publisher");
  }

  @Test
  void late_subscriber_gets_what_comes_after_it() {
    events.publish(FIRST);
    events.subscribe(event -> seen.add(event.toString()));
    events.publish(SECOND);
    assertThat(seen).containsExactly(SECOND.toString());
  }

  @Test
  void subscriber_may_join_while_events_are_delivered() {
    events.subscribe(event -> events.subscribe(later -> seen.add(later.toString())));
    events.publish(FIRST);
    assertThat(seen).isEmpty();
  }
}
