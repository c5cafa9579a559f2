package dev.varve.session;

import static dev.varve.session.TestingSituations.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.queue.MessageKind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class MailboxTest {

  private final TestingScheduler scheduler = new TestingScheduler();
  private final List<SessionEvent> handled = new ArrayList<>();
  private final Mailbox mailbox = new Mailbox(scheduler, handled::add);

  private static SessionEvent event(int number) {
    return new SessionEvent.MessageAccepted(seconds(number), MessageKind.TOOL_USE);
  }

  @Test
  void who_brings_an_event_does_not_wait_for_it() {
    assertThat(mailbox.put(event(1))).isTrue();
    assertThat(handled).isEmpty();
    scheduler.settle();
    assertThat(handled).containsExactly(event(1));
  }

  @Test
  void events_are_handled_in_the_order_they_came_also_those_of_a_handler() {
    List<SessionEvent> seen = new ArrayList<>();
    List<Mailbox> itself = new ArrayList<>();
    Mailbox echoing = new Mailbox(scheduler, event -> {
      seen.add(event);
      if (event.equals(event(1))) {
        itself.getFirst().put(event(3));
      }
    });
    itself.add(echoing);
    echoing.put(event(1));
    echoing.put(event(2));
    scheduler.settle();
    assertThat(seen).containsExactly(event(1), event(2), event(3));
  }

  @Test
  void a_closed_one_takes_nothing_and_returns_what_nobody_handled() {
    mailbox.put(event(1));
    assertThat(mailbox.close()).containsExactly(event(1));
    assertThat(mailbox.put(event(2))).isFalse();
    scheduler.settle();
    assertThat(handled).isEmpty();
  }

  @Test
  void whoever_brings_them_one_at_a_time_is_handled_and_none_is_lost() throws Exception {
    int threads = 8;
    int each = 500;
    AtomicInteger inside = new AtomicInteger();
    AtomicBoolean overlapped = new AtomicBoolean();
    CountDownLatch all = new CountDownLatch(threads * each);
    try (ThreadScheduler real = new ThreadScheduler()) {
      Mailbox busy = new Mailbox(real, event -> {
        overlapped.compareAndSet(false, inside.incrementAndGet() > 1);
        inside.decrementAndGet();
        all.countDown();
      });
      for (int i = 0; i < threads; i++) {
        Thread.ofVirtual().start(() -> bring(busy, each));
      }
      all.await();
    }
    assertThat(overlapped).isFalse();
  }

  private static void bring(Mailbox mailbox, int events) {
    for (int i = 0; i < events; i++) {
      mailbox.put(event(i));
    }
  }
}
