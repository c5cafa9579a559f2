package dev.varve.capture.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.varve.capture.Capture;
import dev.varve.capture.Delivery;
import dev.varve.capture.TranscriptIntake;
import dev.varve.capture.policy.Exclusions;
import dev.varve.capture.policy.Privacy;
import dev.varve.context.TestingTelling;
import dev.varve.events.EngineEvents;
import dev.varve.memory.forget.ForgetScope;
import dev.varve.memory.forget.Forgetting;
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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A user's home with transcripts, and the real way in down to a real database file; what it queues stays pending. */
final class TestingTranscripts implements AutoCloseable {

  static final Instant NOW = Instant.parse("2027-01-15T12:00:00Z");

  private static final byte[] KEY = "a key for tests".getBytes(StandardCharsets.US_ASCII);
  private static final Redactor REDACTOR = TestingRedactor.unhurried();

  final Path user;
  final StoredRows stored;
  final Transcripts transcripts;
  final Capture capture;
  final Privacy privacy;
  final StepScheduler scheduler = new StepScheduler();
  private final SqliteDatabase database;
  private Instant now = NOW;

  TestingTranscripts(Path folder) {
    this(folder, Exclusions.none());
  }

  TestingTranscripts(Path folder, Exclusions exclusions) {
    this(folder, exclusions, sink -> sink);
  }

  /** @param between stands between what reads and what takes */
  TestingTranscripts(Path folder, Exclusions exclusions, UnaryOperator<Sink> between) {
    user = folder.resolve("user");
    Path file = folder.resolve("varve.db");
    database = EmptyStore.open(file);
    stored = new StoredRows(file);
    SessionManager sessions =
        new SessionManager(
            database,
            new Claims(AttemptLimits.defaults()),
            List.of(new NeverAsked()),
            EngineSetup.of(
                SessionTimes.defaults(), new ForgetfulScheduler(), this::now, () -> 0L, new Random(1), new EngineEvents()));
    privacy = new Privacy(database, this::now, exclusions, folder);
    TranscriptIntake intake = new TranscriptIntake(sessions, privacy, REDACTOR, KEY);
    transcripts =
        new Transcripts(
            TranscriptRoots.of(Map.of("HOME", user.toString())),
            database,
            between.apply(intake),
            scheduler,
            this::now,
            new EngineEvents());
    capture =
        new Capture(
            sessions, TestingTelling.over(database, folder, this::now), privacy, REDACTOR, KEY, 32 << 20, transcripts);
  }

  Instant now() {
    return now;
  }

  void at(Instant time) {
    now = time;
  }

  /** Forgets it as a person does who has seen the plan. */
  void forget(ForgetScope scope) {
    Forgetting forgetting = new Forgetting(database, new Claims(AttemptLimits.defaults()), this::now);
    forgetting.carryOut(scope, forgetting.plan(scope).token(), "test");
  }

  /** The file of a Claude Code session; its directories exist. */
  Path claude(String session) {
    return made(user.resolve(".claude/projects/-home-dev-projects-demo").resolve(session + ".jsonl"));
  }

  Path codex(String session) {
    return made(user.resolve(".codex/sessions/2026/11/25").resolve("rollout-" + session + ".jsonl"));
  }

  private static Path made(Path file) {
    try {
      Files.createDirectories(file.getParent());
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void write(Path file, String text) {
    try {
      Files.writeString(made(file), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void append(Path file, String text) {
    try {
      Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Delivers a hook whose transcript lies here. */
  void hook(String client, Recording.Hook hook, @Nullable Path transcript) {
    ObjectNode payload = hook.payload().deepCopy();
    payload.remove("agent_transcript_path");
    payload.put("transcript_path", transcript == null ? "/nowhere.jsonl" : transcript.toString());
    capture.hook(client, hook.event(), payload.toString().getBytes(StandardCharsets.UTF_8), new Delivery(null, null));
  }

  /** A hook of Claude Code without anything but its session. */
  void hook(String event, String session, Path transcript) {
    JsonNode payload =
        JsonNodeFactory.instance
            .objectNode()
            .put("session_id", session)
            .put("cwd", "/home/dev/projects/demo")
            .put("transcript_path", transcript.toString());
    hook("claude-code", new Recording.Hook(event, payload), transcript);
  }

  /** Imports everything, slice by slice. */
  Backfill.Slice backfill() {
    return backfill(null, Instant.EPOCH, null);
  }

  Backfill.Slice backfill(@Nullable String client, Instant since, @Nullable String project) {
    Backfill.Slice slice = capture.backfill(new Backfill.Request(client, since, project, null));
    while (slice.next() != null) {
      slice = capture.backfill(new Backfill.Request(client, since, project, slice.next()));
    }
    return slice;
  }

  @Override
  public void close() {
    stored.close();
    database.close();
  }
}
