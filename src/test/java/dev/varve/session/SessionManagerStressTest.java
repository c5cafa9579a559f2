package dev.varve.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.events.EngineEvent;
import dev.varve.events.EngineEvents;
import dev.varve.observer.Outcome;
import dev.varve.queue.AttemptLimits;
import dev.varve.queue.Claims;
import dev.varve.queue.Conservation;
import dev.varve.queue.SessionId;
import dev.varve.redact.Redacted;
import dev.varve.store.EmptyStore;
import dev.varve.store.SqliteDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real threads and a real file: started, loaded from many sides and stopped again and again. */
final class SessionManagerStressTest {

  private static final int LIVES = 8;
  private static final int CALLERS = 6;
  private static final int MESSAGES = 25;
  private static final Place PLACE = new Place("path:/stress", "stress", "/stress", null, null);

  private final TestingObserver observer = new TestingObserver("testing");
  private final ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();

  @TempDir private Path folder;

  @Test
  void whatever_is_accepted_between_starts_and_stops_is_confirmed_once_and_no_run_is_left() throws InterruptedException {
    try (SqliteDatabase database = EmptyStore.open(folder.resolve("varve.db"))) {
      for (int life = 0; life < LIVES; life++) {
        live(database, life, false);
        assertThat(observer.live).as("runs left after life %d", life).hasValue(0);
      }
      live(database, LIVES, true);
      Conservation audit = database.read(Conservation::audit);
      assertThat(audit.exceptions()).isEmpty();
      assertThat(audit.count("done")).isEqualTo((LIVES + 1) * CALLERS * MESSAGES);
      assertThat(observer.mostLive.get()).isLessThanOrEqualTo(observer.slots());
      assertThat(faults).isEmpty();
    }
  }

  private void live(SqliteDatabase database, int life, boolean drains) throws InterruptedException {
    try (ThreadScheduler scheduler = new ThreadScheduler()) {
      SessionManager sessions =
          new SessionManager(database, new Claims(AttemptLimits.defaults()), List.of(observer), setup(scheduler, life));
      sessions.start();
      load(sessions, life);
      if (drains) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> sessions.status().queueDepth() == 0);
      }
      sessions.shutdown(Duration.ofSeconds(20));
      assertThat(sessions.status().active()).isZero();
    }
  }

  private EngineSetup setup(ThreadScheduler scheduler, int life) {
    EngineEvents events = new EngineEvents();
    events.subscribe(event -> {
      if (event instanceof EngineEvent.Fault fault) {
        faults.add(fault.toString());
      }
    });
    return EngineSetup.of(
        SessionTimes.defaults(), scheduler, InstantSource.system(), System::nanoTime, new Random(life), events);
  }

  /** Callers share sessions; some of them unload sessions in the middle of their work. */
  private static void load(SessionManager sessions, int life) throws InterruptedException {
    List<Thread> callers = new ArrayList<>();
    for (int caller = 0; caller < CALLERS; caller++) {
      String name = life + "-" + caller;
      SessionKey key = new SessionKey("stress", "s" + caller % 4);
      SessionId id = sessions.initialize(key, PLACE, false);
      callers.add(Thread.ofVirtual().start(() -> send(sessions, key, id, name)));
    }
    for (Thread caller : callers) {
      caller.join();
    }
  }

  private static void send(SessionManager sessions, SessionKey key, SessionId id, String name) {
    for (int message = 0; message < MESSAGES; message++) {
      sessions.queueToolUse(key, PLACE, report(name + "-" + message));
      if (message % 10 == 5) {
        sessions.unloadNow(id);
      } else if (message % 10 == 9) {
        sessions.unload(id);
      }
    }
  }

  private static ToolUseReport report(String dedupKey) {
    return new ToolUseReport(
        dedupKey, null, "Read", Outcome.SUCCEEDED, 1, Redacted.emptyObject(), null, null, Instant.now());
  }
}
