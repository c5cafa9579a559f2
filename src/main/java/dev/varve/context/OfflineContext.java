package dev.varve.context;

import dev.varve.events.EngineEvent;
import dev.varve.events.EngineEvents;
import dev.varve.session.Scheduler;
import dev.varve.settings.Home;
import dev.varve.store.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what sessions are told without a worker up to date: soon after each turn that remembered something, and for all
 * directories at the start, every hour and whenever less may be told. Thread-safe.
 */
public final class OfflineContext implements AutoCloseable {

  /** Turns come in bursts, and one file serves them all. */
  private static final Duration GATHERING = Duration.ofSeconds(1);

  private static final Duration REVIEW_EVERY = Duration.ofHours(1);

  private final Database database;
  private final OfflineNotes notes;
  private final Scheduler scheduler;
  private final EngineEvents events;
  private final Set<Long> changed = new HashSet<>();
  private boolean waiting;
  private boolean closed;
  private Scheduler.@Nullable Cancellable nextReview;

  /**
   * @param directory where the files lie
   * @param told from a working directory to what a session there may be told now, empty for nothing
   */
  public OfflineContext(
      Path directory,
      UnaryOperator<String> told,
      Database database,
      InstantSource clock,
      Scheduler scheduler,
      EngineEvents events) {
    this.database = database;
    this.notes = new OfflineNotes(directory, told, clock);
    this.scheduler = scheduler;
    this.events = events;
  }

  /** Where the files of a home are. */
  public static Path in(Home home) {
    return home.path().resolve("context");
  }

  /** Takes all files of a home away, while no worker runs there. */
  public static void clear(Home home) throws IOException {
    OfflineNotes.clear(in(home));
  }

  /** Begins to follow what is remembered. */
  public OfflineContext start() {
    events.subscribe(this::on);
    scheduler.run(this::reviewAgain);
    return this;
  }

  private void on(EngineEvent event) {
    if (event instanceof EngineEvent.TurnAnswered turn && turn.observations() + turn.summaries() > 0) {
      changed(turn.session());
    }
  }

  private synchronized void changed(long session) {
    changed.add(session);
    if (closed) {
      write();
    } else if (!waiting) {
      waiting = true;
      scheduler.after(GATHERING, this::write);
    }
  }

  private synchronized void write() {
    waiting = false;
    List<Long> sessions = List.copyOf(changed);
    changed.clear();
    for (long session : sessions) {
      attempt(() -> notes.keep(cwd(session)));
    }
  }

  private String cwd(long session) {
    return database.read(tx -> tx.first("SELECT cwd FROM sessions WHERE id = ?", row -> row.text(1), session)).orElse("");
  }

  private synchronized void reviewAgain() {
    if (!closed) {
      review();
      nextReview = scheduler.after(REVIEW_EVERY, this::reviewAgain);
    }
  }

  /** To be called when less may be told than before; the files hold no more than that when it returns. */
  public synchronized void review() {
    attempt(notes::review);
  }

  private interface FileWork {
    void run() throws IOException;
  }

  /** A file that cannot be written only means that less is told while no worker runs. */
  private void attempt(FileWork work) {
    try {
      work.run();
    } catch (IOException | RuntimeException e) {
      events.publish(new EngineEvent.Fault("keeping context for times without a worker", e.toString()));
    }
  }

  /** Writes what waits; what is remembered after that is written at once. */
  @Override
  public synchronized void close() {
    closed = true;
    if (nextReview != null) {
      nextReview.cancel();
    }
    write();
  }
}
