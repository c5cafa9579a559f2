package dev.varve.context;

import dev.varve.events.EngineEvent;
import dev.varve.events.EngineEvents;
import dev.varve.session.Rounds;
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

/**
 * Keeps what sessions are told without a worker up to date: soon after each turn that remembered something, and for all
 * directories at the start, every hour and whenever less may be told. Thread-safe.
 */
public final class OfflineContext implements AutoCloseable {

  /** Turns come in bursts, and one file serves them all. */
  private static final Duration GATHERING = Duration.ofSeconds(1);

  private static final String FAULT = "keeping context for times without a worker";

  private static final Duration REVIEW_EVERY = Duration.ofHours(1);

  private final Database database;
  private final OfflineNotes notes;
  private final Scheduler scheduler;
  private final EngineEvents events;
  private final Rounds reviews;
  private final Set<Long> changed = new HashSet<>();
  private boolean waiting;

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
    this.reviews = new Rounds(FAULT, REVIEW_EVERY, this::review, scheduler, events);
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
    reviews.begin();
    return this;
  }

  private void on(EngineEvent event) {
    if (event instanceof EngineEvent.TurnAnswered turn && turn.observations() + turn.summaries() > 0) {
      changed(turn.session());
    }
  }

  /** Events must not wait for files, so the sessions have a lock of their own; at the end nobody else would write. */
  private void changed(long session) {
    boolean first;
    synchronized (changed) {
      changed.add(session);
      first = !waiting;
      waiting = true;
    }
    if (reviews.isClosed()) {
      write();
    } else if (first) {
      scheduler.after(GATHERING, this::write);
    }
  }

  private void write() {
    List<Long> sessions;
    synchronized (changed) {
      waiting = false;
      sessions = List.copyOf(changed);
      changed.clear();
    }
    synchronized (notes) {
      sessions.forEach(session -> attempt(() -> notes.keep(cwd(session))));
    }
  }

  private String cwd(long session) {
    return database.read(tx -> tx.first("SELECT cwd FROM sessions WHERE id = ?", row -> row.text(1), session)).orElse("");
  }

  /** To be called when less may be told than before; the files hold no more than that when it returns. */
  public void review() {
    synchronized (notes) {
      attempt(notes::review);
    }
  }

  private interface FileWork {
    void run() throws IOException;
  }

  /** A file that cannot be written only means that less is told while no worker runs. */
  private void attempt(FileWork work) {
    try {
      work.run();
    } catch (IOException | RuntimeException e) {
      events.publish(new EngineEvent.Fault(FAULT, e.toString()));
    }
  }

  /** Writes what waits; what is remembered after that is written at once. */
  @Override
  public void close() {
    reviews.close();
    write();
  }
}
