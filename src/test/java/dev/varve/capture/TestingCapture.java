package dev.varve.capture;

import dev.varve.capture.policy.Exclusions;
import dev.varve.capture.policy.Privacy;
import dev.varve.context.TestingTelling;
import dev.varve.events.EngineEvents;
import dev.varve.observer.NeverAsked;
import dev.varve.queue.AttemptLimits;
import dev.varve.queue.Claims;
import dev.varve.redact.Redactor;
import dev.varve.redact.TestingRedactor;
import dev.varve.session.EngineSetup;
import dev.varve.session.ForgetfulScheduler;
import dev.varve.session.SessionManager;
import dev.varve.session.SessionTimes;
import dev.varve.store.EmptyStore;
import dev.varve.store.SqliteDatabase;
import dev.varve.store.StoredText;
import dev.varve.store.Tx;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** The real way in, down to a real database file; what it queues stays pending. */
final class TestingCapture implements AutoCloseable {

  static final int BODY_BYTES_MAX = 32 << 20;

  private static final byte[] KEY = "a key for tests".getBytes(StandardCharsets.US_ASCII);
  private static final Redactor REDACTOR = TestingRedactor.unhurried();

  final TestingClock clock = new TestingClock();
  final StoredText stored;
  final Capture capture;
  private final SqliteDatabase database;

  TestingCapture(Path folder) {
    this(folder, Exclusions.none());
  }

  TestingCapture(Path folder, Exclusions exclusions) {
    Path file = folder.resolve("varve.db");
    database = EmptyStore.open(file);
    stored = new StoredText(file);
    SessionManager sessions =
        new SessionManager(
            database,
            new Claims(AttemptLimits.defaults()),
            List.of(new NeverAsked()),
            EngineSetup.of(
                SessionTimes.defaults(), new ForgetfulScheduler(), clock, () -> 0L, new Random(1), new EngineEvents()));
    capture =
        new Capture(
            sessions,
            TestingTelling.over(database, folder, clock),
            new Privacy(database, clock, exclusions, folder),
            REDACTOR,
            KEY,
            BODY_BYTES_MAX);
  }

  HookReply hook(String event, String json) {
    return hook(event, json.getBytes(StandardCharsets.UTF_8));
  }

  HookReply hook(String event, byte[] body) {
    return hook("claude-code", event, body);
  }

  HookReply hook(String client, String event, byte[] body) {
    return capture.hook(client, event, body, new Delivery(null, null));
  }

  void replay(RecordedHooks recorded) {
    recorded.hooks().forEach(hook -> hook(recorded.client(), hook.event(), hook.body()));
  }

  /** An observation as an observer would draw it from the use of a tool. */
  void remember(String title, String toolUseId, List<String> files) {
    database.write(
        tx -> {
          long message =
              tx.number("SELECT max(id) FROM messages WHERE dedup_key = ?", "tool:" + toolUseId);
          long id =
              tx.number(
                  """
                  INSERT INTO observations (session_id, project_id, turn_id, prompt_number, type, title, subtitle,
                    narrative, facts, concepts, original_at_ms, created_at_ms)
                  SELECT session_id, project_id, ?, 1, 'bugfix', ?, '', '', '[]', '[]', original_at_ms, 0
                  FROM messages WHERE id = ? RETURNING id""",
                  turn(tx, message),
                  title,
                  message);
          tx.update("INSERT INTO observation_sources (observation_id, message_id) VALUES (?, ?)", id, message);
          for (String file : files) {
            tx.update(
                "INSERT INTO observation_files (observation_id, path, access) VALUES (?, ?, 'modified')", id, file);
          }
          return id;
        });
  }

  private static long turn(Tx tx, long message) {
    return tx.number(
        """
        INSERT INTO turns (session_id, term, kind, observer, message_count, started_at_ms)
        SELECT session_id, 1, 'tool_use', 'rules', 1, 0 FROM messages WHERE id = ? RETURNING id""",
        message);
  }

  /** Notes go where the events go. */
  Notebook notebook() {
    return new Notebook(database, capture.privacy(), REDACTOR, KEY, () -> {});
  }

  @Override
  public void close() {
    stored.close();
    database.close();
  }
}
