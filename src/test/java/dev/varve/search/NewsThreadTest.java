package dev.varve.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.events.EngineEvent;
import dev.varve.events.EngineEvents;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NewsThreadTest {

  private static final NewsThread.Pace NEVER_BY_ITSELF = new NewsThread.Pace(Duration.ZERO, Duration.ZERO, Duration.ofDays(1));

  private final EngineEvents events = new EngineEvents();
  private final Semaphore rounds = new Semaphore(0);
  private NewsThread thread = thread(NEVER_BY_ITSELF, rounds::release);

  private NewsThread thread(NewsThread.Pace pace, NewsThread.Round round) {
    return new NewsThread("test", pace, round, events);
  }

  @AfterEach
  void stop() {
    thread.stop();
    if (thread.isAlive()) {
      thread.join();
    }
  }

  @Test
  void news_of_the_engine_begin_a_round() throws InterruptedException {
    thread.start();
    events.publish(new EngineEvent.ChangesAppended(1));

    rounds.acquire();
  }

  @Test
  void without_news_there_is_a_round_now_and_then() throws InterruptedException {
    thread = thread(new NewsThread.Pace(Duration.ZERO, Duration.ZERO, Duration.ofMillis(1)), rounds::release);
    thread.start();

    rounds.acquire(3);
  }

  @Test
  void news_during_a_round_is_gathered_for_a_time_of_its_own() throws InterruptedException {
    thread =
        thread(
            new NewsThread.Pace(Duration.ofDays(1), Duration.ZERO, Duration.ofDays(1)),
            () -> {
              events.publish(new EngineEvent.ChangesAppended(1));
              rounds.release();
            });
    thread.start();
    thread.hurry();

    rounds.acquire(3);
  }

  @Test
  void who_hurries_it_does_not_wait_until_news_are_gathered() throws InterruptedException {
    thread = thread(new NewsThread.Pace(Duration.ofDays(1), Duration.ofDays(1), Duration.ofDays(1)), rounds::release);
    thread.start();
    thread.hurry();

    rounds.acquire();
  }

  @Test
  void what_fails_is_told_and_the_next_round_comes() throws InterruptedException {
    BlockingQueue<EngineEvent> faults = new LinkedBlockingQueue<>();
    events.subscribe(event -> {
      if (event instanceof EngineEvent.Fault) {
        faults.add(event);
      }
    });
    thread = thread(NEVER_BY_ITSELF, () -> {
      throw new IOException("no disk");
    });
    thread.start();
    thread.hurry();
    assertThat(faults.take()).isEqualTo(new EngineEvent.Fault("test", "java.io.IOException: no disk"));
    thread.hurry();
    assertThat(faults.take()).isNotNull();
  }

  @Test
  void a_stopped_one_ends() throws InterruptedException {
    thread.start();
    thread.stop();
    thread.join();

    assertThat(thread.isAlive()).isFalse();
  }
}
