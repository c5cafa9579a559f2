package dev.varve.capture.spool;

import dev.varve.capture.Delivery;
import dev.varve.capture.HookReply;
import dev.varve.capture.Resolution;
import dev.varve.events.EngineEvent;
import dev.varve.events.EngineEvents;
import dev.varve.session.Rounds;
import dev.varve.session.Scheduler;
import dev.varve.settings.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SequencedMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;

/**
 * Takes the events of the spool in, again and again, one at a time and in order. A file goes once its event is on
 * disk; after a crash in between, the event comes again under the id of the same delivery and is known. Thread-safe.
 */
public final class Spool implements AutoCloseable {

  /** How long hooks may be kept waiting for what came before them. */
  private static final Duration HEAD_START = Duration.ofSeconds(2);

  private static final Duration PERIOD = Duration.ofSeconds(2);

  /** Where an event goes; when it returns, the event is on disk. */
  @FunctionalInterface
  public interface Intake {
    HookReply hook(String client, String event, byte[] body, Delivery delivery);
  }

  /** Where an event goes of which only ids waited; what was found is on disk when it returns. */
  @FunctionalInterface
  public interface Lookup {
    Resolution take(String client, String event, byte[] ids, Delivery delivery);
  }

  private final Drain drain;
  private final Rounds rounds;
  private final EngineEvents events;
  private final Scheduler scheduler;
  private final CountDownLatch waited = new CountDownLatch(1);
  private volatile boolean taken;

  /**
   * @param hasRoom whether the disk has room for new events; while it has not, they stay where they are
   */
  public Spool(
      SpoolDirectory directory,
      Intake intake,
      Lookup lookup,
      BooleanSupplier hasRoom,
      Scheduler scheduler,
      EngineEvents events) {
    this.drain = new Drain(directory, intake, lookup, hasRoom, events);
    this.rounds = new Rounds("the spool", PERIOD, this::round, scheduler, events);
    this.scheduler = scheduler;
    this.events = events;
  }

  /** Where the spool of a home is. */
  public static Path in(Home home) {
    return home.path().resolve("spool");
  }

  /** What the spool holds; all zero when there is none. */
  public static SpoolFacts facts(Path spool) throws IOException {
    return SpoolDirectory.facts(spool);
  }

  /** Why files could not be taken, and how many for each reason. */
  public static SequencedMap<String, Integer> badReasons(Path spool) throws IOException {
    return BadFiles.of(spool).reasons();
  }

  /** How many files nobody could take; an unreadable directory has none. Looks at names alone, so it is cheap. */
  public static int badFiles(Home home) {
    return BadFiles.of(in(home)).count();
  }

  /** Returns when all that waits is taken in, after two seconds at the latest; it goes on until it is closed. */
  public void start() throws InterruptedException {
    Scheduler.Cancellable late = scheduler.after(HEAD_START, waited::countDown);
    rounds.begin();
    waited.await();
    late.cancel();
    if (!taken) {
      events.publish(new EngineEvent.SpoolDraining());
    }
  }

  private synchronized void round() {
    try {
      drain.run(rounds::isClosed);
    } finally {
      taken = true;
      waited.countDown();
    }
  }

  /** Returns when the event under way is taken; the others stay for the next worker. */
  @Override
  public void close() {
    rounds.close();
    synchronized (this) {
      waited.countDown();
    }
  }
}
