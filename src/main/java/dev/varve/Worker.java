package dev.varve;

import dev.varve.bench.CrashPoints;
import dev.varve.capture.Capture;
import dev.varve.capture.spool.HookScript;
import dev.varve.capture.transcript.Transcripts;
import dev.varve.context.Surroundings;
import dev.varve.context.Telling;
import dev.varve.embed.EmbeddingModel;
import dev.varve.events.EngineEvent;
import dev.varve.events.EngineEvents;
import dev.varve.health.WorkerFile;
import dev.varve.mcp.McpDoor;
import dev.varve.mcp.Recall;
import dev.varve.queue.Claims;
import dev.varve.redact.Redactor;
import dev.varve.search.Search;
import dev.varve.session.EngineSetup;
import dev.varve.session.Scheduler;
import dev.varve.session.SessionManager;
import dev.varve.session.ThreadScheduler;
import dev.varve.settings.Home;
import dev.varve.settings.Settings;
import dev.varve.settings.SettingsWatch;
import dev.varve.settings.Tokens;
import dev.varve.settings.WorkerLock;
import dev.varve.store.Database;
import dev.varve.store.SqliteDatabase;
import dev.varve.web.Archive;
import dev.varve.web.Backends;
import dev.varve.web.Door;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/** A running worker: everything wired from the ground upwards, and ended from the top down. Thread-safe. */
public final class Worker implements AutoCloseable {

  /** For turns under way at the end; the rest of the end takes a few seconds at the most. */
  private static final Duration SESSIONS_END_MAX = Duration.ofSeconds(12);

  private final InstantSource clock = InstantSource.system();
  private final SecureRandom random = new SecureRandom();
  private final EngineEvents events = new EngineEvents();
  private final OpenParts parts = new OpenParts(events);
  private final CompletableFuture<End> ended = new CompletableFuture<>();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final WorkerOptions options;
  private int port;

  /** Why a worker ends. */
  public enum End {
    /** Somebody asked it to. */
    ASKED,
    /** Its store was deleted, moved or replaced, so that it can keep nothing any more. */
    STORE_GONE
  }

  private Worker(WorkerOptions options) {
    this.options = options;
  }

  /**
   * Starts a worker on a home; returns when it is ready.
   *
   * @throws IOException when its port or socket cannot be bound; as after every failure, nothing stays open then
   */
  public static Worker start(Home home, Settings settings, Map<String, String> env, String version)
      throws IOException, InterruptedException {
    Worker worker = new Worker(new WorkerOptions(home, settings, env, version));
    try {
      worker.open();
      return worker;
    } catch (IOException | InterruptedException | RuntimeException e) {
      worker.close();
      throw e;
    }
  }

  private void open() throws IOException, InterruptedException {
    Instant began = clock.instant();
    Home home = options.home();
    parts.add("lock", WorkerLock.acquire(home));
    events.subscribe(parts.add("log", options.log()));
    refreshHookScript(home);
    parts.add("report", () -> events.publish(new EngineEvent.WorkerStopped(Duration.between(began, clock.instant()))));
    Opening<SqliteDatabase> opening = parts.add("store", Opening.of("store", () -> SqliteDatabase.open(options.store())));
    Opening<Redactor> redactor = parts.add("redactor", Opening.of("redactor", () -> Sieve.redactor(options, random)));
    Door door = parts.add("door", Door.open(options.door(Tokens.of(home, random), clock, () -> ended.complete(End.ASKED))));
    port = door.port();
    WorkerFile.ofThisProcess(port, options.version()).write(home.workerFile());
    SqliteDatabase store = opening.ready();
    door.serve(backends(CrashPoints.wrap(store, options.env()), store, redactor));
    parts.add("door", door);
    Duration took = Duration.between(began, clock.instant());
    events.publish(new EngineEvent.WorkerStarted(options.version(), port, took));
  }

  /** An old script still works, and the checkup finds it, so that it keeps no worker from starting. */
  private void refreshHookScript(Home home) {
    try {
      HookScript.refresh(home, options.env());
    } catch (IOException e) {
      events.publish(new EngineEvent.Fault("the hook script", e.toString()));
    }
  }

  private Backends backends(Database database, SqliteDatabase store, Opening<Redactor> redactor) throws IOException, InterruptedException {
    Observers observers = parts.add("observers", Observers.of(options, clock, events));
    ThreadScheduler scheduler = parts.add("scheduler", new ThreadScheduler());
    Surroundings surroundings = new Surroundings(scheduler, clock, events);
    EngineSetup setup =
        EngineSetup.of(options.times(), scheduler, clock, System::nanoTime, random, events);
    SessionManager sessions =
        new SessionManager(
            database, new Claims(options.attempts()), observers.inOrder(options.settings().observer()), setup);
    Sieve sieve = Sieve.of(options, database, redactor.ready(), clock, random);
    Search search = parts.add("search", search(database, sieve));
    Telling telling =
        parts.add("context", Tellings.of(options, database, sessions::observers, search, surroundings, sieve.key()));
    parts.add("sessions", () -> sessions.shutdown(SESSIONS_END_MAX));
    sessions.start();
    parts.add("watch of the store", new StoreWatch(store::isLost, this::storeGone, scheduler, events).start());
    LiveSettings settings = parts.add("settings", live(observers, sessions, scheduler).start());
    Housekeeping housekeeping = new Housekeeping(options.retention(), database, clock, events);
    parts.add("housekeeping", housekeeping.every(options.retentionSweep(), scheduler));
    parts.add("heap", new IdleHeap(IdleHeap.Heap.ofThisProcess(), events).looks(scheduler));
    Entrances entrances = new Entrances(options, sessions, sieve, surroundings);
    Transcripts transcripts = entrances.transcripts(database);
    Capture capture = entrances.capture(telling, transcripts);
    parts.add("offline context", Tellings.offline(options, database, capture, surroundings));
    parts.add("spool", entrances.spool(capture, transcripts)).start();
    Archive archive = Archives.of(options, sieve, database, store, List.of(search.files()), clock, events);
    McpDoor mcp = mcp(database, search, archive, capture);
    return new Backends(
        database, capture, sessions, events, search, capture::context, archive, mcp, settings::state);
  }

  private void storeGone() {
    String evidence = options.home().database() + " was deleted, moved or replaced; nothing is accepted any more, and the worker ends";
    events.publish(new EngineEvent.Fault("the store", evidence));
    ended.complete(End.STORE_GONE);
  }

  private LiveSettings live(Observers observers, SessionManager sessions, Scheduler scheduler) {
    return new LiveSettings(
        new SettingsWatch(options.home(), options.env()),
        options.settings().observer(),
        changed -> sessions.observe(observers.inOrder(changed)),
        scheduler,
        events);
  }

  private Search search(Database database, Sieve sieve) {
    EmbeddingModel model = Embeddings.ofWorker(options, sieve.redactor(), clock, events);
    Search search = new Search(database, options.home().index(), clock, ZoneId.systemDefault(), events, model);
    search.start();
    return search;
  }

  private McpDoor mcp(Database database, Search search, Archive archive, Capture capture) {
    Recall recall =
        new Recall(
            database,
            search,
            archive.notebook(),
            archive.forgetting(),
            cwd -> capture.context(cwd).text(),
            capture::opened,
            options::hasRoom);
    return new McpDoor(options.version(), recall);
  }

  /** The TCP port it listens on. */
  public int port() {
    return port;
  }

  /** Returns when the worker is to end, which whoever started it then does by {@link #close}. */
  public End awaitStop() throws InterruptedException {
    try {
      return ended.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("it is never completed with a failure", e);
    }
  }

  /**
   * Intake ends, turns under way finish, everything accepted stays. Twice is harmless, and returns when the first is done:
   * a signal and a request may both end a worker, and the process ends with the first of them that returns.
   */
  @Override
  public void close() {
    ended.complete(End.ASKED);
    synchronized (closed) {
      if (closed.compareAndSet(false, true)) {
        parts.close();
      }
    }
  }
}
