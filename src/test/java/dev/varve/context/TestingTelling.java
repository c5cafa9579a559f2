package dev.varve.context;

import dev.varve.events.EngineEvents;
import dev.varve.session.ForgetfulScheduler;
import dev.varve.session.Scheduler;
import dev.varve.store.Database;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The real telling, patient enough for a busy machine, whose writes are done when a call returns. */
public final class TestingTelling {

  static final Instant NOW = Instant.parse("2030-06-01T12:00:00Z");
  static final ContextOptions OPTIONS = new ContextOptions(2_000, true, true, Duration.ofSeconds(30));

  private static final byte[] KEY = "a key for tests".getBytes(StandardCharsets.US_ASCII);

  private TestingTelling() {}

  public static Telling over(Database database, Path home, InstantSource clock) {
    Surroundings surroundings = new Surroundings(new AtOnce(), clock, new EngineEvents());
    return new Telling(database, OPTIONS, HealthLine.healthy(), Recall.NOTHING, hashes(home), surroundings).start();
  }

  static Telling over(Database database, Path home) {
    return over(database, home, OPTIONS, HealthLine.healthy(), Recall.NOTHING);
  }

  public static Telling over(Database database, Path home, HealthLine health) {
    return over(database, home, OPTIONS, health, Recall.NOTHING);
  }

  static Telling over(Database database, Path home, ContextOptions options, HealthLine health, Recall recall) {
    return new Telling(database, options, health, recall, hashes(home), surroundings(new EngineEvents())).start();
  }

  /** Its writes wait for ever, as they do for a moment behind a slow store. */
  static Telling withoutReceipts(Database database, Path home) {
    Surroundings never = new Surroundings(new ForgetfulScheduler(), InstantSource.fixed(NOW), new EngineEvents());
    return new Telling(database, OPTIONS, HealthLine.healthy(), Recall.NOTHING, hashes(home), never).start();
  }

  static Surroundings surroundings(EngineEvents events) {
    return new Surroundings(new AtOnce(), InstantSource.fixed(NOW), events);
  }

  static FileHashes hashes(Path home) {
    return new FileHashes(KEY, home);
  }

  /** Runs what is to run soon while the caller waits, and nothing that is to run later. */
  static final class AtOnce implements Scheduler {

    @Override
    public void run(Runnable task) {
      task.run();
    }

    @Override
    public <T> void call(Supplier<T> blocking, Consumer<T> then) {
      then.accept(blocking.get());
    }

    @Override
    public Cancellable after(Duration delay, Runnable task) {
      return () -> {};
    }
  }
}
