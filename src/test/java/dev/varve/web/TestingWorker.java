package dev.varve.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.varve.capture.Capture;
import dev.varve.capture.Notebook;
import dev.varve.capture.policy.Exclusions;
import dev.varve.capture.policy.Privacy;
import dev.varve.context.Answer;
import dev.varve.context.TestingTelling;
import dev.varve.events.EngineEvent;
import dev.varve.events.EngineEvents;
import dev.varve.mcp.McpDoor;
import dev.varve.mcp.Recall;
import dev.varve.memory.forget.Forgetting;
import dev.varve.memory.forget.Purge;
import dev.varve.memory.transfer.Export;
import dev.varve.memory.transfer.Import;
import dev.varve.queue.AttemptLimits;
import dev.varve.queue.Claims;
import dev.varve.redact.RedactionLimits;
import dev.varve.redact.RedactionRules;
import dev.varve.redact.Redactor;
import dev.varve.search.Search;
import dev.varve.session.EngineSetup;
import dev.varve.session.SessionManager;
import dev.varve.session.SessionTimes;
import dev.varve.session.ThreadScheduler;
import dev.varve.settings.Home;
import dev.varve.settings.SettingsState;
import dev.varve.settings.Token;
import dev.varve.settings.Tokens;
import dev.varve.store.EmptyStore;
import dev.varve.store.SqliteDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A worker as far as its door shows it: a real store, a real engine, a scripted observer, the door on a free port. */
final class TestingWorker implements AutoCloseable {

  static final Token TOKEN = new Token("ab".repeat(32));

  private static final byte[] KEY = "a key for tests".getBytes(UTF_8);
  private static final Redactor REDACTOR =
      new Redactor(RedactionRules.builtIn(), KEY, RedactionLimits.defaults(), System::nanoTime);

  final Door door;
  final CountDownLatch stopAsked;
  final AtomicLong diskFreeBytes;
  final EngineEvents events = new EngineEvents();
  final SqliteDatabase database;
  private final ThreadScheduler scheduler = new ThreadScheduler();
  private final SessionManager sessions;
  private final Search search;
  private final Path home;

  private TestingWorker(Path home, Door door, CountDownLatch stopAsked, AtomicLong diskFreeBytes) {
    this.home = home;
    this.door = door;
    this.stopAsked = stopAsked;
    this.diskFreeBytes = diskFreeBytes;
    this.database = EmptyStore.open(home.resolve("varve.db"));
    EngineSetup setup =
        EngineSetup.of(
            SessionTimes.defaults(), scheduler, InstantSource.system(), System::nanoTime, new Random(1), events);
    this.sessions =
        new SessionManager(
            database, new Claims(AttemptLimits.defaults()), List.of(new TestingObserver()), setup);
    this.search = new Search(database, home.resolve("index"), InstantSource.system(), ZoneOffset.UTC, events);
  }

  private Capture capture() {
    return new Capture(
        sessions,
        TestingTelling.over(database, home, InstantSource.system()),
        new Privacy(database, InstantSource.system(), Exclusions.none(), home),
        REDACTOR,
        KEY,
        32 << 20);
  }

  /** Open, but not ready. */
  static TestingWorker starting(Path home, @Nullable Path socket, WebLimits limits) throws IOException {
    CountDownLatch stopAsked = new CountDownLatch(1);
    AtomicLong diskFreeBytes = new AtomicLong(Long.MAX_VALUE);
    DoorOptions options =
        new DoorOptions(
            0, socket, tokens(home), "1.2.3", limits, InstantSource.system(), diskFreeBytes::get, stopAsked::countDown);
    return new TestingWorker(home, Door.open(options), stopAsked, diskFreeBytes);
  }

  /** Those of a home whose token for everything is {@link #TOKEN}. */
  static Tokens tokens(Path home) throws IOException {
    Files.writeString(home.resolve("token"), TOKEN.value());
    return Tokens.of(new Home(home), new Random(1));
  }

  static TestingWorker ready(Path home, WebLimits limits) throws IOException {
    TestingWorker worker = starting(home, null, limits);
    worker.serve();
    return worker;
  }

  static TestingWorker ready(Path home) throws IOException {
    return ready(home, WebLimits.defaults());
  }

  void serve() {
    serve(cwd -> new Answer("what is known of " + cwd, 12, List.of()));
  }

  void serve(Function<String, Answer> context) {
    sessions.start();
    search.start();
    Archive archive = archive();
    Recall recall =
        new Recall(
            database,
            search,
            archive.notebook(),
            archive.forgetting(),
            cwd -> context.apply(cwd).text(),
            ref -> {},
            () -> diskFreeBytes.get() > 0);
    McpDoor mcp = new McpDoor("1.2.3", recall);
    door.serve(
        new Backends(
            database, capture(), sessions, events, search, context, archive, mcp, () -> SettingsState.FOLLOWED));
  }

  private Archive archive() {
    Privacy privacy = new Privacy(database, InstantSource.system(), Exclusions.none(), home);
    InstantSource clock = InstantSource.system();
    Forgetting forgetting = new Forgetting(database, new Claims(AttemptLimits.defaults()), clock);
    return new Archive(
        new Notebook(database, privacy, REDACTOR, KEY, () -> events.publish(new EngineEvent.ChangesAppended(0))),
        forgetting,
        new Purge(forgetting, database, database, home, List.of(), clock),
        new Export(database, "1.2.3", clock),
        new Import(database, REDACTOR, clock, Set.of("note", "discovery")));
  }

  HttpCaller caller() {
    return new HttpCaller(door.port(), TOKEN.value());
  }

  @Override
  public void close() {
    door.close();
    search.close();
    sessions.shutdown(Duration.ofSeconds(5));
    scheduler.close();
    database.close();
  }
}
