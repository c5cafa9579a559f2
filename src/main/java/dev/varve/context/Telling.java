package dev.varve.context;

import dev.varve.memory.MemoryRef;
import dev.varve.session.Place;
import dev.varve.session.SessionKey;
import dev.varve.store.Database;
import dev.varve.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells clients what is worth knowing at a moment, within a budget and a time, and leaves a receipt of it. Whatever goes
 * wrong, a client is only told less. Thread-safe.
 */
public final class Telling implements AutoCloseable {

  /** What is opened later was hardly opened for what was told. */
  private static final Duration USED_WITHIN = Duration.ofDays(1);

  /** So often an answer is put together anew because another one told part of it meanwhile. */
  private static final int ROUNDS_MAX = 3;

  private final Database database;
  private final ContextOptions options;
  private final HealthLine health;
  private final Surroundings surroundings;
  private final Answers answers;
  private final Recall recall;
  private final Receipts receipts = new Receipts();
  private final JustTold justTold = new JustTold();
  private final WriteBehind writes;
  private final FailureWatch failures;
  private final FileWatch files;
  private final TimeLimit limit;

  /** @param hashes reads the files that memories cite */
  public Telling(
      Database database,
      ContextOptions options,
      HealthLine health,
      Recall recall,
      FileHashes hashes,
      Surroundings surroundings) {
    this.database = database;
    this.options = options;
    this.health = health;
    this.surroundings = surroundings;
    this.writes = new WriteBehind(database, surroundings.scheduler(), surroundings.events());
    this.limit = new TimeLimit(options.timeMax(), surroundings.events());
    Failures known = new Failures();
    CitedFiles cited = new CitedFiles(hashes);
    this.failures = new FailureWatch(known, writes, surroundings.clock());
    this.files = new FileWatch(database, cited, writes, surroundings);
    this.answers = new Answers(options.startTokensMax(), known, receipts, cited);
    this.recall = recall;
  }

  /** Begins to follow what is remembered. */
  public Telling start() {
    files.start();
    return this;
  }

  /** Whether a prompt may be answered at all. */
  public boolean answersPrompts() {
    return options.perPrompt();
  }

  /** What a session is told at this moment; empty for nothing, and for whatever takes too long or goes wrong. */
  public String at(Moment moment, SessionKey session, Place place) {
    if (!options.allow(moment)) {
      return "";
    }
    if (moment.begins()) {
      justTold.forget(session);
    }
    for (int round = 0; round < ROUNDS_MAX; round++) {
      Answer answer = limit.within(() -> answer(moment, session, place));
      if (isFirstToTell(moment, session, answer)) {
        if (!answer.told().isEmpty()) {
          writes.add(tx -> receipts.write(tx, session, moment, answer, surroundings.clock().instant()));
        }
        return answer.text();
      }
    }
    return "";
  }

  /** What was told just now is looked at before the store, which has receipts of all that is older. */
  private Answer answer(Moment moment, SessionKey session, Place place) {
    Set<MemoryRef> told =
        moment.tellsOnce() ? justTold.to(session, surroundings.clock().instant()) : Set.of();
    List<Recalled> found = found(moment, place);
    return database.read(tx -> answer(tx, moment, session, place, told, found));
  }

  private boolean isFirstToTell(Moment moment, SessionKey session, Answer answer) {
    if (answer.told().isEmpty()) {
      return true;
    }
    List<MemoryRef> told = answer.told().stream().map(Weighed::ref).toList();
    Instant now = surroundings.clock().instant();
    if (moment.tellsOnce()) {
      return justTold.claim(session, told, now);
    }
    justTold.add(session, told, now);
    return true;
  }

  /** What a new session would be told, with all that was considered; takes its time and leaves no receipt. */
  public Answer atStart(Place place) {
    return database.read(tx -> answer(tx, new Moment.SessionStart(), place, health.text(tx)));
  }

  /** The same without what limits memory at present. */
  public String notes(Place place) {
    return database.read(tx -> answer(tx, new Moment.SessionStart(), place, "")).text();
  }

  /** Somebody asked for the memory in full: whoever was told of it lately has used it; returns at once. */
  public void opened(MemoryRef memory) {
    Instant now = surroundings.clock().instant();
    writes.add(tx -> receipts.opened(tx, memory, now.minus(USED_WITHIN), now));
  }

  /** A tool was used, as the stored message says; returns at once. */
  public void used(SessionKey session, long message, CommandStep step) {
    failures.used(session, message, step);
  }

  /** The search reads the store by itself, so it cannot be asked from inside of a read. */
  private List<Recalled> found(Moment moment, Place place) {
    return moment instanceof Moment.Prompt prompt
        ? recall.best(place.identity(), prompt.text(), MomentNotes.ASKED_MAX)
        : List.of();
  }

  private Answer answer(
      Tx tx, Moment moment, SessionKey session, Place place, Set<MemoryRef> told, List<Recalled> found) {
    if (!answers.mayTell(tx, moment)) {
      return Answer.NOTHING;
    }
    Long id = tx.first(
            "SELECT id FROM sessions WHERE space_id = 1 AND client = ? AND client_session_id = ?",
            row -> row.number(1),
            session.client(),
            session.clientSessionId())
        .orElse(null);
    String first = moment.begins() ? health.text(tx) : "";
    return project(tx, place)
        .map(project -> new Request(project, id, told, place, surroundings.clock().instant(), found))
        .map(request -> answers.of(tx, moment, request, first))
        .orElseGet(() -> answers.only(first));
  }

  /** For no session in particular. */
  private Answer answer(Tx tx, Moment moment, Place place, String first) {
    return project(tx, place)
        .map(project -> new Request(project, null, Set.of(), place, surroundings.clock().instant(), List.of()))
        .map(request -> answers.of(tx, moment, request, first))
        .orElseGet(() -> answers.only(first));
  }

  private static Optional<Long> project(Tx tx, Place place) {
    return tx.first(
        "SELECT id FROM projects WHERE space_id = 1 AND identity = ?", row -> row.number(1), place.identity());
  }

  /** Writes down what waits. */
  @Override
  public void close() {
    writes.close();
  }
}
